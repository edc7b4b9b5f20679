import { authorityFor } from '../control/authority.ts';
import { believed } from '../control/believed.ts';
import { mapsField, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Severity } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';

/** What rule APPR-003 will say of somebody who is about to approve. */
export interface OwnWork {
  readonly severity: Severity;
  /** What is the case, as a sentence. */
  readonly message: string;
}

const rule = 'APPR-003';
const weighty: ReadonlySet<string> = new Set(['scope', 'policy', 'authority-matrix']);
const defaultShare = 20;

/**
 * Tells whether a person wrote more of the version in the file than an approver may have written, so that it can be said
 * before the approval. Where another person has approved the version, or the matrix lets authors approve, nothing is wrong.
 *
 * @param sms the model with its history, before the approval
 * @param item the document
 * @param by id of the person
 * @param on day of the approval
 * @returns null where they did not, the rule is off, or history cannot say it
 */
export function ownWork(sms: Sms, item: Item, by: string, on: string): OwnWork | null {
  const { history } = sms;
  const setting = sms.settings.rules[rule];
  const version = history?.versionsOf(item).findLast((candidate) => candidate.version === item.version);
  if (history === null || version === undefined || item.control !== 'full' || setting?.severity === 'off') return null;
  const isApprovedByOthers = item.approvals.some(
    (entry) => entry.action === 'approved' && entry.version === item.version && entry.by !== by,
  );
  if (isApprovedByOthers || mayApproveOwnWork(sms, item, on)) return null;
  const parts = history.contributionsTo(version);
  const total = parts.reduce((sum, { lines }) => sum + lines, 0);
  const own = parts.reduce(
    (sum, { lines, authors }) => sum + (authors.some(({ person }) => person === by) ? lines : 0),
    0,
  );
  const stated = Number.parseFloat(String(setting?.parameters?.['share'] ?? ''));
  const allowed = Number.isNaN(stated) ? defaultShare : stated;
  const share = total === 0 ? 0 : (own / total) * 100;
  if (share <= allowed) return null;
  const name = sms.items.get(by)?.title ?? by;
  return {
    severity: weighty.has(item.type.key) ? 'error' : (setting?.severity ?? 'warn'),
    message: `${by} (${name}) wrote ${Math.round(share)} % of the lines that changed for version ${version.version}; an approver may have written ${allowed} % (${rule}).`,
  };
}

function mayApproveOwnWork(sms: Sms, item: Item, on: string): boolean {
  const rows = authorityFor(believed(sms), item, 'approved', on)?.rows ?? [];
  const stated = rows.map(({ matrix, index }) => textField(mapsField(matrix, 'rules')[index] ?? {}, 'independent'));
  return stated.length > 0 && stated.every((value) => value !== null && /^(?:no|false|nein)$/i.test(value.trim()));
}
