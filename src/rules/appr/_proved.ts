import { actingRoles, authorityFor } from '../../core/control/authority.ts';
import { believed } from '../../core/control/believed.ts';
import type { ApprovalProof, Grade } from '../../core/history/approval-proof.ts';
import { isGradeAtLeast } from '../../core/history/approval-proof.ts';
import type { Approval, Item } from '../../core/model/item.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { RecordedAct } from './_acts.ts';
import type { DatedApproval } from './_topic.ts';

/** What an entry lacks to be tied to the person it names. */
export interface LackOfProof {
  readonly proof: ApprovalProof;
  /** The grade the settings ask for; null where they ask for none. */
  readonly least: Grade | null;
  readonly isTooLow: boolean;
  /** The grade is enough; only the doubt is left. */
  readonly isAccepted: boolean;
  /** A signature that proves nothing, as a sentence. */
  readonly doubt: string | null;
}

/**
 * Tells why an entry cannot be tied to the person it names as well as the settings ask for.
 *
 * @param sms history and settings
 * @param item whose file holds the entry
 * @param entry the entry
 * @param objects everything the act begins or ends; the strictest grade asked for one of them counts
 * @returns null where nothing is lacking, or nothing can be said: without history, and of an entry in no commit yet
 */
export function lackOfProof(
  sms: Sms,
  item: Item,
  entry: Approval,
  objects: readonly Item[] = [item],
): LackOfProof | null {
  if (sms.history === null) return null;
  const proof = sms.history.proofOf(item, entry);
  if (proof.grade === 'D' && proof.recordedBy === null) return null;
  const least = leastGrade(sms.settings, objects);
  const doubt = doubtThatCounts(entry, proof);
  const isTooLow = least !== null && !isGradeAtLeast(proof.grade, least);
  const isAccepted = least !== null ? !isTooLow : proof.grade === 'A' || proof.isOnPaper;
  return isAccepted && doubt === null ? null : { proof, least, isTooLow, isAccepted, doubt };
}

/**
 * Entries that can be tied to the people they name; all of them where none can, which is for APPR-009 to say.
 *
 * @param sms history and settings
 * @param item whose file holds the entries
 * @param entries entries of one act
 */
export function provedEntries(sms: Sms, item: Item, entries: readonly DatedApproval[]): readonly DatedApproval[] {
  const proved = entries.filter((entry) => lackOfProof(sms, item, entry) === null);
  return proved.length === 0 ? entries : proved;
}

/**
 * Entries by people who had every right that the act needs on that day; all of them where nobody had, or nothing says who may.
 *
 * @param sms people and rights
 * @param act rights and entries
 */
export function rightfulEntries(sms: Sms, { rights, entries }: RecordedAct): readonly DatedApproval[] {
  const judging = believed(sms);
  const rightful = entries.filter((entry) =>
    rights.every(({ object, action }) => {
      const authority = authorityFor(judging, object, action, entry.on);
      return authority !== null && actingRoles(judging, authority, entry.by, entry.on).length > 0;
    }),
  );
  return rightful.length === 0 ? entries : rightful;
}

function leastGrade(settings: Settings, objects: readonly Item[]): Grade | null {
  return objects.flatMap((object) => gradeFor(settings, object) ?? []).toSorted()[0] ?? null;
}

function gradeFor({ minimumGrade }: Settings, item: Item): Grade | null {
  const { formerName } = item.kind ?? {};
  return (
    (formerName === undefined ? undefined : minimumGrade[formerName]) ??
    minimumGrade[item.type.key] ??
    minimumGrade['default'] ??
    null
  );
}

/** A signature that proves nothing says something only where nothing better does, and where the approver seems to have made it. */
function doubtThatCounts(entry: Approval, { grade, commit, recordedBy, doubt }: ApprovalProof): string | null {
  if (doubt === null || grade === 'A' || grade === 'B') return null;
  if (entry.hasSignature) return doubt;
  const isOwnCommit = recordedBy?.person === entry.by && commit?.committer.email === commit?.author.email;
  return isOwnCommit ? doubt : null;
}
