import type { Sms } from '../core/model/sms.ts';

/**
 * Why nothing is known of the past, and what would help.
 *
 * @param sms a model without history
 */
export function whyNoHistory(sms: Sms): { readonly message: string; readonly remedy: string } {
  const [limit] = sms.historyLimits;
  if (limit !== undefined) return limit;
  return sms.settings.history === 'none'
    ? {
        message: 'The past is not known: clausebook.yaml says `history: none`.',
        remedy: 'Keep the SMS in a Git repository with its full history and remove that line.',
      }
    : {
        message: 'The past is not known: there is no commit yet.',
        remedy: 'Commit the files; from then on their versions are known.',
      };
}
