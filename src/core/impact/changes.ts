import { canonicalJson } from '../control/canonical-json.ts';
import { administrativeFields } from '../control/digest.ts';
import { isFirstVersion } from '../control/version-on-day.ts';
import type { History } from '../history/history.ts';
import { statesOf } from '../history/item-states.ts';
import type { ItemSnapshot } from '../history/snapshot.ts';
import { textsInForce } from '../history/merged-texts.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { changedSections } from './sections.ts';
import { clauseKey } from './dependency.ts';
import type { Change } from './spread.ts';

// Who owns, holds or may read something is nothing that others rely on when they refer to its text.
const passedOver: ReadonlySet<string> = new Set([
  ...administrativeFields,
  'version',
  'owner',
  'classification',
  'held_by',
  'posts',
  'deputised_by',
  'approvers',
]);

/**
 * What has become another until the day judged: of documents the versions that came into force after the first, of rows and of
 * what is under light control each text that was merged. Layout is no change, and a
 * record is no text to rely on. Without history only documents with a version
 * number say when they changed, and not in which section.
 *
 * @param sms the model
 * @param item the item
 * @returns oldest first
 */
export function changesOf(sms: Sms, item: Item): readonly Change[] {
  const { history, asOf } = sms;
  if (item.type.class === 'record') return [];
  const hasVersions = item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement';
  const found =
    history === null
      ? statedChange(item)
      : hasVersions && item.version !== null
        ? changesBetween(versionsInForce(history, item), history)
        : changesBetween(mergedStates(sms, item), history);
  return found.filter(({ on }) => compareDates(on, asOf) <= 0);
}

/**
 * Amendments that ask for more than the clause did before.
 *
 * @param sms standards in use
 */
export function changesOfClauses({
  catalogue,
  settings,
  asOf,
}: Pick<Sms, 'catalogue' | 'settings' | 'asOf'>): readonly Change[] {
  const inUse = catalogue.standards.filter(({ id }) => settings.standards.includes(id));
  return inUse
    .flatMap(({ id, amendments }) =>
      amendments.flatMap(({ reference, published, touches }) =>
        touches
          .filter(({ effect }) => effect === 'requirement')
          .map(({ clause }): Change => ({
            of: clauseKey(id, clause),
            on: `${published}-01`,
            known: `${published}-01`,
            sections: null,
            what: `amended by ${reference}`,
          })),
      ),
    )
    .filter(({ on }) => compareDates(on, asOf) <= 0);
}

interface Text {
  readonly snapshot: ItemSnapshot;
  readonly on: string;
  readonly approvedOn: string | null;
  readonly what: string | null;
}

function statedChange({ id, version, inForce, effectiveFrom, approvals }: Item): readonly Change[] {
  if (version === null || isFirstVersion(version) || !inForce || effectiveFrom === null) return [];
  const approvedOn = approvals.findLast((entry) => (entry.version ?? version) === version)?.on ?? null;
  const known = earlier(approvedOn, effectiveFrom);
  return [{ of: id, on: effectiveFrom, known, sections: null, what: `version ${version}` }];
}

function versionsInForce(history: History, item: Item): readonly Text[] {
  return textsInForce(history, history.versionsOf(item), item.id).flatMap(({ snapshot, from, approvedOn, version }) =>
    from === null ? [] : [{ snapshot, on: from, approvedOn, what: `version ${version}` }],
  );
}

function mergedStates(sms: Sms, item: Item): readonly Text[] {
  return statesOf(sms, item.id).flatMap(({ snapshot, day }) =>
    snapshot === null ? [] : [{ snapshot, on: day, approvedOn: null, what: null }],
  );
}

function changesBetween(texts: readonly Text[], history: History): readonly Change[] {
  return texts.flatMap(({ snapshot, on, approvedOn, what }, index): readonly Change[] => {
    const before = texts[index - 1]?.snapshot;
    if (before === undefined || before.digest === snapshot.digest) return [];
    const fields = changedFields(before, snapshot);
    const sections =
      fields.length > 0 || haveOtherFiles(before, snapshot) ? null : sectionsBetween(before, snapshot, history);
    if (sections?.size === 0) return [];
    return [{ of: snapshot.id, on, known: earlier(approvedOn, on), sections, what: what ?? describe(fields) }];
  });
}

function earlier(day: string | null, other: string): string {
  return day !== null && compareDates(day, other) < 0 ? day : other;
}

function describe(fields: readonly string[]): string {
  return fields.length === 0 ? 'its text' : `\`${fields.join('`, `')}\``;
}

function changedFields(before: ItemSnapshot, after: ItemSnapshot): readonly string[] {
  const names = new Set([...Object.keys(before.stated), ...Object.keys(after.stated)]);
  return [...names].filter(
    (name) =>
      !passedOver.has(name) && canonicalJson(before.stated[name] ?? null) !== canonicalJson(after.stated[name] ?? null),
  );
}

function haveOtherFiles(before: ItemSnapshot, after: ItemSnapshot): boolean {
  const hashes = ({ includes }: ItemSnapshot): string =>
    includes
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  return hashes(before) !== hashes(after);
}

/** Null where one of the texts can no longer be read. */
function sectionsBetween(before: ItemSnapshot, after: ItemSnapshot, history: History): ReadonlySet<string> | null {
  if (before.storage !== 'file') return new Set();
  const [old, now] = [history.factsOf(before), history.factsOf(after)];
  return old === null || now === null ? null : changedSections(old, now);
}
