import { buildSms } from '../model/build-sms.ts';
import type { SourceFacts } from '../model/facts.ts';
import { compareDates } from '../lifecycle/calendar.ts';
import type { Item } from '../model/item.ts';
import type { ClauseState, Sms } from '../model/sms.ts';
import { stricter } from '../model/withholding.ts';
import type { History } from './history.ts';
import type { LineState } from './revisions.ts';
import type { ShownVersion } from './shown-version.ts';
import { shownInstead } from './shown-version.ts';
import type { ItemSnapshot } from './snapshot.ts';

const known = new WeakMap<Sms, Sms>();

/**
 * The model as it is published: where the text in a file is not the one in force, the last approved version stands in its
 * place, with its fields, links and evidence (control.md section 6 of the design). Registers hold the rows they held at the
 * end of the day, and what was deleted since is there again.
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
  if (history === null) return sms;
  const instead = new Map<string, ShownVersion>();
  const texts = new Map<string, SourceFacts>();
  for (const item of sms.items.values()) {
    const shown = shownInstead(sms, item);
    const facts = shown === null ? null : history.factsOf(shown.snapshot);
    if (shown === null || facts === null) continue;
    instead.set(item.id, shown);
    texts.set(item.file, at(item.file, facts));
  }
  const files = filesOnDay(sms, history, texts);
  if (files === null) return sms;
  const built = buildSms({ ...sms, files, sha256 });
  const judged = (item: Item): Item => sms.items.get(item.id) ?? item;
  return {
    ...built,
    items: new Map([...built.items].map(([id, item]) => [id, asSecretAs(item, sms.items.get(id))])),
    clauseStates: new Map(
      [...built.clauseStates].map(([key, state]) => [key, withBroken(state, sms.clauseStates.get(key))]),
    ),
    withheld: sms.withheld,
    misfits: sms.misfits,
    dangling: sms.dangling,
    base: sms.base,
    historyLimits: sms.historyLimits,
    instead,
    history: {
      ...history,
      versionsOf: (item) => history.versionsOf(judged(item)),
      proofOf: (item, entry) => history.proofOf(item, entry),
    },
  };
}

/**
 * The files with the texts of the day: registers as they were at its end, and what was deleted since.
 *
 * @param texts by path: documents of which another version was in force
 * @returns null where all files are as they were
 */
function filesOnDay(sms: Sms, history: History, texts: ReadonlyMap<string, SourceFacts>): Sms['files'] | null {
  const then = new Map(texts);
  const taken = new Set(sms.files.map(({ file }) => file));
  for (const id of history.line.keys()) {
    const change = changedSince(sms, history, id);
    const facts = change === null ? null : history.factsOf(change.then);
    if (change === null || facts === null) continue;
    const register = sms.registers.get(id);
    if (change.then.storage === 'register' && register !== undefined) then.set(register.file, at(register.file, facts));
    else if (change.isGone && !sms.items.has(id) && !taken.has(facts.file)) then.set(facts.file, facts);
  }
  if (then.size === 0) return null;
  const added = [...then.keys()].filter((file) => !taken.has(file)).map((file) => then.get(file));
  return [...sms.files.map((facts) => then.get(facts.file) ?? facts), ...added.filter((facts) => facts !== undefined)];
}

/** What an item was at the end of the day, where later commits changed or removed it; null where none did. */
function changedSince(
  sms: Sms,
  history: History,
  id: string,
): { readonly then: ItemSnapshot; readonly isGone: boolean } | null {
  const line = history.line.get(id) ?? [];
  const isLater = ({ commit }: LineState): boolean =>
    compareDates(history.days.get(commit.id) ?? sms.asOf, sms.asOf) > 0;
  const last = line.at(-1);
  if (last === undefined || !isLater(last)) return null;
  const then = line.findLast((state) => !isLater(state))?.snapshot ?? null;
  return then === null ? null : { then, isGone: last.snapshot === null };
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
  if (facts.file === file) return facts;
  return new Proxy(facts, {
    get: (target, key): unknown => (key === 'file' ? file : Reflect.get(target, key)),
  });
}
