import type { Item } from '../model/item.ts';
import type { Severity } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';

/** What rule APPR-003 says of somebody who is about to approve. */
export interface OwnWork {
  /** Part of the changed lines that the person wrote, 0 to 1. */
  readonly share: number;
  readonly severity: Severity;
  /** What is the case, as a sentence. */
  readonly message: string;
}

const rule = 'APPR-003';
const strict: ReadonlySet<string> = new Set(['scope', 'policy', 'authority-matrix']);
const defaultShare = 0.2;

/**
 * Tells whether a person wrote more of the version in the file than an approver may have written.
 *
 * @param sms the model with its history, before the approval
 * @param item the document
 * @param by id of the person
 * @returns null where they did not, the rule is off, or history cannot say it
 */
export function ownWork(sms: Sms, item: Item, by: string): OwnWork | null {
  const version = sms.history?.versionsOf(item).findLast((candidate) => candidate.version === item.version);
  const setting = sms.settings.rules[rule];
  if (sms.history === null || version === undefined || setting?.severity === 'off') return null;
  const share = sms.history.authorsOf(version).find(({ who }) => who.person === by)?.share ?? 0;
  const allowed = shareOf(setting?.parameters?.['share']);
  if (share <= allowed) return null;
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const name = sms.items.get(by)?.title ?? by;
  return {
    share,
    severity: setting?.severity ?? (strict.has(item.type.key) ? 'error' : 'warn'),
    message: `${by} (${name}) wrote ${percent(share)} of what changed for version ${version.version}; an approver may have written ${percent(allowed)} (${rule}).`,
  };
}

function shareOf(stated: string | number | undefined): number {
  const number = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(String(stated ?? ''))?.[1]?.replace(',', '.');
  return number === undefined ? defaultShare : Number(number) / 100;
}
