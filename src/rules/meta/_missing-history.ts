import type { HistoryLimit } from '../../core/history/commit.ts';
import type { Sms } from '../../core/model/sms.ts';

const limited: Readonly<Partial<Record<HistoryLimit['kind'], string>>> = {
  // The message of the limit names a folder of this machine, which is nobody else's business.
  none: 'The files are not in a Git repository.',
};

/** Why history is missing, in one sentence. */
export function whyHistoryIsMissing(sms: Pick<Sms, 'settings' | 'historyLimits'>): string {
  const [limit] = sms.historyLimits;
  if (sms.settings.history === 'none')
    return 'clausebook.yaml says `history: none`: the commits of this repository say nothing about the SMS.';
  return limit === undefined ? 'The history was not read.' : (limited[limit.kind] ?? limit.message);
}

/** What brings the history back, in words for people who do not know Git. */
export function historyRemedy(sms: Pick<Sms, 'settings' | 'historyLimits'>): string {
  const [limit] = sms.historyLimits;
  if (sms.settings.history === 'none')
    return 'clausebook.yaml says `history: none`; keep the SMS in a Git repository with its full history and remove that line.';
  if (limit === undefined) return 'Run the check in a clone of the repository that holds its full history.';
  return `${whyHistoryIsMissing(sms)} ${limit.remedy}`;
}
