import { buildSms } from '../model/build-sms.ts';
import type { DataFacts, SourceFacts } from '../model/facts.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import { isFieldMap, textField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { ClauseState, Sms } from '../model/sms.ts';
import { stricter } from '../model/withholding.ts';
import type { History } from './history.ts';
import { lostApproval, lostState } from './lost-approval.ts';
import { olderAssets } from './older-assets.ts';
import type { LineState } from './revisions.ts';
import type { ShownVersion } from './shown-version.ts';
import { shownInstead } from './shown-version.ts';
import type { ItemSnapshot } from './snapshot.ts';

const known = new WeakMap<Sms, Sms>();

/**
 * The model as it is published: where the text in a file is not the one in force, the last approved version stands in its
 * place, with its fields, links and evidence (control.md section 6 of the design). Registers and records are as they were at
 * the end of the day; what was deleted since is there again, and what came or happened later is not there.
 *
 * @param sms the model that is judged
 * @param sha256 SHA-256 of the UTF-8 bytes of a text, hex
 * @returns the same model where every file holds the text in force; worked out once for each model
 */
export function publishedSms(sms: Sms, sha256: (utf8: string) => string): Sms {
  const before = known.get(sms);
  if (before !== undefined) return before;
  const published = publish(sms, sha256);
  known.set(sms, published);
  // It is what it publishes.
  known.set(published, published);
  return published;
}

function publish(sms: Sms, sha256: (utf8: string) => string): Sms {
  const { history } = sms;
  const instead = new Map<string, ShownVersion>();
  const texts = new Map<string, SourceFacts>();
  const standing = new Map<string, ItemSnapshot>();
  for (const item of history === null ? [] : sms.items.values()) {
    const shown = shownInstead(sms, item);
    const facts = shown === null ? null : (history?.factsOf(shown.snapshot) ?? null);
    if (shown !== null && facts !== null) {
      instead.set(item.id, shown);
      texts.set(item.file, at(item.file, facts));
      standing.set(item.file, shown.snapshot);
      continue;
    }
    const lost = shown === null ? lostApproval(sms, item) : null;
    if (lost === null || item.facts === null) continue;
    instead.set(item.id, lost);
    texts.set(item.file, asUnapproved(item, item.facts));
  }
  const changed = history === null ? null : filesOnDay(sms, history, texts, instead, standing);
  const older = olderAssets(standing);
  const then = changed === null ? sms : buildSms({ ...sms, files: changed, olderAssets: older, sha256 });
  const sources = withoutLater(then);
  const built = sources === null ? then : buildSms({ ...sms, ...sources, olderAssets: older, sha256 });
  return built === sms ? sms : withJudged(sms, built, instead);
}

/** What holds of the files as they are, whatever is published of them. */
function withJudged(sms: Sms, built: Sms, instead: Sms['instead']): Sms {
  const { history } = sms;
  const judged = (item: Item): Item => sms.items.get(item.id) ?? item;
  return {
    ...built,
    items: new Map(
      [...built.items].map(([id, item]) => {
        const shown = asSecretAs(item, sms.items.get(id));
        return [id, instead.get(id)?.why === 'lost' ? { ...shown, state: lostState } : shown];
      }),
    ),
    clauseStates: new Map(
      [...built.clauseStates].map(([key, state]) => [key, withBroken(state, sms.clauseStates.get(key))]),
    ),
    withheld: sms.withheld,
    misfits: sms.misfits,
    dangling: sms.dangling,
    base: sms.base,
    signers: sms.signers,
    baseline: sms.baseline,
    settingsPast: sms.settingsPast,
    historyLimits: sms.historyLimits,
    instead,
    history:
      history === null
        ? null
        : {
            ...history,
            versionsOf: (item) => history.versionsOf(judged(item)),
            proofOf: (item, entry) => history.proofOf(item, entry),
          },
  };
}

/**
 * The files as they were at the end of the day: other versions of documents, registers and records then, what was deleted
 * since; without what came later.
 *
 * @param texts by path: documents of which another version was in force
 * @param instead the same by id
 * @param standing by path: the state that stands there; gets those that are added here
 * @returns null where all files are as they were, or history does not reach back to the day
 */
function filesOnDay(
  sms: Sms,
  history: History,
  texts: ReadonlyMap<string, SourceFacts>,
  instead: Sms['instead'],
  standing: Map<string, ItemSnapshot>,
): Sms['files'] | null {
  const then = new Map<string, SourceFacts | null>(texts);
  const taken = new Set(sms.files.map(({ file }) => file));
  const put = (file: string, facts: SourceFacts | null, state: ItemSnapshot | null): void => {
    then.set(file, facts === null ? null : at(file, facts));
    if (state !== null) standing.set(file, state);
  };
  const reachesBack = history.commits.some(({ id }) => compareDates(history.days.get(id) ?? '', sms.asOf) <= 0);
  for (const id of reachesBack ? history.line.keys() : []) {
    const change = changedSince(sms, history, id);
    if (change === null || instead.has(id)) continue;
    const facts = change.then === null ? null : history.factsOf(change.then);
    const register = sms.registers.get(id);
    const item = sms.items.get(id);
    if (register !== undefined) {
      if (facts !== null) put(register.file, facts, change.then);
    } else if (item === undefined) {
      if (facts !== null && change.isGone && !taken.has(facts.file)) put(facts.file, facts, change.then);
    } else if (item.storage === 'file' && !isOfDay(item, sms.asOf, change.then !== null)) {
      put(item.file, facts, change.then);
    }
  }
  if (then.size === 0) return null;
  const now = sms.files.map((facts) => {
    const other = then.get(facts.file);
    return other === undefined ? facts : other;
  });
  const added = [...then.keys()].filter((file) => !taken.has(file)).map((file) => then.get(file));
  return [...now, ...added].flatMap((facts) => facts ?? []);
}

/** What an item was at the end of the day, where later commits changed or removed it; null where none did. */
function changedSince(
  sms: Sms,
  history: History,
  id: string,
): { readonly then: ItemSnapshot | null; readonly isGone: boolean } | null {
  const line = history.line.get(id) ?? [];
  const isLater = ({ commit }: LineState): boolean =>
    compareDates(history.days.get(commit.id) ?? sms.asOf, sms.asOf) > 0;
  const last = line.at(-1);
  if (last === undefined || !isLater(last)) return null;
  return { then: line.findLast((state) => !isLater(state))?.snapshot ?? null, isGone: last.snapshot === null };
}

/**
 * True where the file of today holds what was so on the day, though it was changed later: the text was in force, or a record of
 * that day was filed afterwards.
 */
function isOfDay(item: Item, asOf: string, wasThere: boolean): boolean {
  if (item.type.lifecycle === 'document' || item.type.lifecycle === 'agreement') return item.inForce;
  return !wasThere && item.date !== null && compareDates(item.date, asOf) <= 0;
}

/** The files without what lies after the day; null where nothing does. */
function withoutLater({ items, files, data }: Sms): Pick<Sms, 'files' | 'data'> | null {
  const later = [...items.values()].filter((item) => !item.inView);
  if (later.length === 0) return null;
  const gone = new Set(later.filter(({ storage }) => storage === 'file').map(({ file }) => file));
  const parts = Map.groupBy(
    later.filter(({ storage }) => storage === 'row' || storage === 'data'),
    ({ file }) => file,
  );
  const idsIn = (file: string): ReadonlySet<string> => new Set((parts.get(file) ?? []).map(({ id }) => id));
  return {
    files: files.filter(({ file }) => !gone.has(file)).map((facts) => withoutRows(facts, idsIn(facts.file))),
    data: data.map((lines) => withoutLines(lines, idsIn(lines.file))),
  };
}

function withoutLines(lines: DataFacts, ids: ReadonlySet<string>): DataFacts {
  return ids.size === 0 ? lines : { ...lines, rows: lines.rows.filter(({ values }) => !ids.has(values['id'] ?? '')) };
}

function withoutRows(facts: SourceFacts, ids: ReadonlySet<string>): SourceFacts {
  const rows = facts.fields['rows'];
  if (ids.size === 0 || !Array.isArray(rows)) return facts;
  const kept: readonly unknown[] = rows.filter((row) => !isFieldMap(row) || !ids.has(textField(row, 'id') ?? ''));
  return changed(facts, 'fields', { ...facts.fields, rows: kept });
}

/** A text that nobody approved, whatever its file calls it. */
function asUnapproved({ type }: Item, facts: SourceFacts): SourceFacts {
  const status = type.lifecycle === 'agreement' ? 'negotiation' : 'draft';
  return changed(facts, 'fields', { ...facts.fields, status });
}

/** The classification of today holds for a text of yesterday too, and the other way round. */
function asSecretAs(item: Item, today: Item | undefined): Item {
  if (today === undefined) return item;
  const classification = stricter(item.classification, today.classification);
  return classification === item.classification ? item : { ...item, classification };
}

/** That the approval of a text is broken stays to be said where the approved text is shown. */
function withBroken(state: ClauseState, judged: ClauseState | undefined): ClauseState {
  const isBroken = judged?.flags.includes('approval broken') === true && !state.flags.includes('approval broken');
  return isBroken ? { ...state, flags: [...state.flags, 'approval broken' as const].sort() } : state;
}

/** A text at the path where its item lies today, so that links to it still lead to it. */
function at(file: string, facts: SourceFacts): SourceFacts {
  return facts.file === file ? facts : changed(facts, 'file', file);
}

function changed<K extends keyof SourceFacts>(facts: SourceFacts, name: K, value: SourceFacts[K]): SourceFacts {
  return new Proxy(facts, {
    get: (target, key): unknown => (key === name ? value : Reflect.get(target, key)),
  });
}
