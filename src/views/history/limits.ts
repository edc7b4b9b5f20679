import { withoutAddresses } from '../../core/history/grade-of.ts';
import { isInside } from '../../core/model/withholding.ts';
import type { Site } from '../site.ts';
import { say, sayKnown } from '../words/say.ts';

/** What could not be known of the history, and what would help. */
export interface LimitView {
  readonly message: string;
  readonly remedy: string;
}

/** Why history is missing or incomplete; what to do about it is for people inside. */
export function limitsOf(site: Site): readonly LimitView[] {
  const { history, historyLimits, settings } = site.checked.sms;
  const stated = historyLimits.map(({ message, remedy }) => ({
    message: sayKnown(withoutAddresses(message)),
    remedy: isInside(site.audience) ? sayKnown(withoutAddresses(remedy)) : '',
  }));
  if (history !== null || stated.length > 0 || settings.history === 'none') return stated;
  return [{ message: say('The history of the repository was not read.'), remedy: '' }];
}
