import type { Authority } from '../control/authority.ts';
import { authorityFor, rightsColumn } from '../control/authority.ts';
import { believed } from '../control/believed.ts';
import type { Item } from '../model/item.ts';
import { parameterValue } from '../model/parameter-value.ts';
import type { Settings, Severity } from '../model/settings.ts';
import type { Sms } from '../model/sms.ts';
import type { Contribution } from './authorship.ts';
import { isJoint } from './authorship.ts';
import type { Commit } from './commit.ts';
import { isTakenOver } from './taken-over.ts';

/** Part of the lines of a version that somebody wrote, 0 to 1: for certain, and at most. */
export interface WrittenPart {
  readonly least: number;
  readonly most: number;
}

/** What rule APPR-003 will say of somebody who is about to approve. */
export interface OwnWork {
  readonly severity: Severity;
  /** What is the case, as a sentence. */
  readonly message: string;
}

/** How `clausebook.yaml` sets rule APPR-003, or its defaults. */
export const ownWorkRule = { id: 'APPR-003', share: '20 %', severity: 'warn' } as const;

/** Documents by which everything else is judged: their author must not approve them. */
const weighty: ReadonlySet<string> = new Set(['scope', 'policy', 'authority-matrix']);

/** The part of a version that an approver may have written, 0 to 1, of a text like `20 %`. */
export function shareOf(text: string): number {
  return Number.parseFloat(text) / 100;
}

/** What `clausebook.yaml` allows an approver to have written, as a text like `20 %`. */
export function allowedShare({ rules }: Pick<Settings, 'rules'>): string {
  return String(parameterValue({ default: ownWorkRule.share }, rules[ownWorkRule.id]?.parameters?.['share']));
}

/** True where the authority matrix says in so many words that whoever acts must be somebody else than the author. */
export function mustBeIndependent(authority: Authority | null): boolean {
  return rightsColumn(authority, 'independent').some(
    (value) => value !== null && /^(?:yes|true|ja)$/i.test(value.trim()),
  );
}

/** True where the approval by an author is an error whatever the settings say. */
export function isWeighty(item: Item): boolean {
  return weighty.has(item.type.key);
}

/** True where the authority matrix says that the approver need not be somebody else. */
export function mayApproveOwnWork(authority: Authority | null): boolean {
  const stated = rightsColumn(authority, 'independent');
  return stated.length > 0 && stated.every((value) => value !== null && /^(?:no|false|nein)$/i.test(value.trim()));
}

/**
 * The part of a version that a person wrote.
 *
 * @param parts what each commit wrote
 * @param person id of the person
 * @param brought commit that brought the approval: where several wrote it, as a squash says, nobody's part of it is certain
 */
export function partWritten(parts: readonly Contribution[], person: string, brought: Commit | null): WrittenPart {
  const total = parts.reduce((sum, { lines }) => sum + lines, 0);
  let [least, most] = [0, 0];
  for (const { commit, lines, authors } of parts) {
    const isOwn = authors.some((author) => author.person === person);
    const isMixed = commit.id === brought?.id && isJoint(authors);
    if (isOwn && !isMixed) least += lines;
    if (isOwn || authors.some((author) => author.person === null && !author.isBot)) most += lines;
  }
  return total === 0 ? { least: 0, most: 0 } : { least: least / total, most: most / total };
}

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
  const severity = severityOfOwnWork(sms, item, by, on);
  const version = history?.versionsOf(item).findLast((candidate) => candidate.version === item.version);
  if (history === null || version === undefined || severity === null) return null;
  const { least } = partWritten(history.contributionsTo(version), by, null);
  const allowed = allowedShare(sms.settings);
  if (least <= shareOf(allowed)) return null;
  const name = sms.items.get(by)?.title ?? by;
  return {
    severity,
    message: `${by} (${name}) wrote ${Math.round(least * 100)} % of the lines that changed for version ${version.version}; an approver may have written ${allowed} (${ownWorkRule.id}).`,
  };
}

/**
 * How grave it would be that a person approves what they wrote.
 *
 * @param sms the model with its history, before the approval
 * @param item the document
 * @param by id of the person
 * @param on day of the approval
 * @returns null where nobody asks: another person has approved the version, the matrix lets authors approve, it was taken over, or the
 * rule is off
 */
export function severityOfOwnWork(sms: Sms, item: Item, by: string, on: string): Severity | null {
  const setting = sms.settings.rules[ownWorkRule.id];
  if (item.control !== 'full' || setting?.severity === 'off') return null;
  const isApprovedByOthers = item.approvals.some(
    (entry) => entry.action === 'approved' && entry.version === item.version && entry.by !== by,
  );
  const mayApprove = mayApproveOwnWork(authorityFor(believed(sms), item, 'approved', on));
  if (isApprovedByOthers || mayApprove || isTakenOver(sms, item)) return null;
  return isWeighty(item) ? 'error' : (setting?.severity ?? ownWorkRule.severity);
}
