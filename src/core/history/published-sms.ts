import { buildSms } from '../model/build-sms.ts';
import type { SourceFacts } from '../model/facts.ts';
import type { Item } from '../model/item.ts';
import type { ClauseState, Sms } from '../model/sms.ts';
import { stricter } from '../model/withholding.ts';
import type { ShownVersion } from './shown-version.ts';
import { shownInstead } from './shown-version.ts';

/**
 * The model as it is published: where the text in a file is not the one in force, the last approved version stands in its
 * place, with its fields, links and evidence (control.md section 6 of the design). What the rules found stays what they
 * found in the files.
 *
 * @param sms the model that is judged
 * @param sha256 SHA-256 of the UTF-8 bytes of a text, hex
 * @returns the same model where every file holds the text in force
 */
export function publishedSms(sms: Sms, sha256: (utf8: string) => string): Sms {
  const { history } = sms;
  if (history === null || sms.instead.size > 0) return sms;
  const instead = new Map<string, ShownVersion>();
  const texts = new Map<string, SourceFacts>();
  for (const item of sms.items.values()) {
    const shown = shownInstead(sms, item);
    const facts = shown === null ? null : history.factsOf(shown.snapshot);
    if (shown === null || facts === null) continue;
    instead.set(item.id, shown);
    texts.set(item.file, at(item.file, facts));
  }
  if (instead.size === 0) return sms;
  const files = sms.files.map((facts) => texts.get(facts.file) ?? facts);
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
