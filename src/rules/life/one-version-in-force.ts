import { lifecycles } from '../../core/lifecycle/lifecycles.ts';
import { stateOn } from '../../core/lifecycle/state.ts';
import { textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms, Withheld } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'LIFE-006',
  name: 'one-version-in-force',
  severity: 'block',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'One version of a document is in force, and one document replaces another.',
  fix: 'Supersede one of them: name it under `supersedes` of the other, or withdraw it.',
  *check({ sms }) {
    for (const withheld of sms.withheld) {
      const draft = withheld.reason === 'double-id' ? secondVersion(sms, withheld) : null;
      if (draft !== null) yield draft;
    }
    for (const [replaced, heirs] of successors(sms)) {
      const [last, ...others] = [...heirs].sort(latestFirst);
      if (last === undefined || others.length === 0) continue;
      const all = heirs.map((heir) => heir.id).sort();
      yield {
        item: last.id,
        keys: all,
        place: supersedesPlace(last, replaced),
        message: `${all.join(' and ')} are in force at once, and each says that it replaces ${replaced}. Expected one successor: let one of them supersede the other, or withdraw it.`,
        related: others.map((other) => ({
          item: other.id,
          message: `also says that it replaces ${replaced}`,
          place: supersedesPlace(other, replaced),
        })),
      };
    }
  },
});

/** A second file with the id of a document, both of them approved and in force. */
function secondVersion(sms: Sms, withheld: Withheld): Draft | null {
  const facts = sms.files.find((candidate) => candidate.file === withheld.file);
  const id = withheld.id?.toLowerCase();
  const first = [...sms.items.values()].find((item) => item.id.toLowerCase() === id && item.storage === 'file');
  const lifecycle = first === undefined ? undefined : lifecycles[first.type.lifecycle];
  if (
    facts === undefined ||
    first === undefined ||
    lifecycle === undefined ||
    !['document', 'agreement'].includes(lifecycle.key)
  )
    return null;
  if (textField(facts.fields, 'id')?.toLowerCase() !== id || !first.inForce) return null;
  if (!stateOn({ fields: facts.fields, lifecycle, asOf: sms.asOf, isReplaced: false }).inForce) return null;
  const version = (text: string | null): string => (text === null ? 'a text without a version' : `version ${text}`);
  return {
    item: first.id,
    place: withheld.place,
    message: `${first.id} is in force twice: ${version(first.version)} in ${first.file}, and ${version(textField(facts.fields, 'version'))} in ${withheld.file}. Expected one: keep the file that is valid and remove the other, its text stays in the history.`,
    related: [{ item: first.id, message: version(first.version), place: first.place }],
  };
}

/** Id of a replaced document -> items in force that say they replace it. */
function successors(sms: Sms): ReadonlyMap<string, readonly Item[]> {
  const heirs = new Map<string, Item[]>();
  for (const item of sms.items.values()) {
    if (!item.inForce) continue;
    for (const id of new Set(textsField(item, 'supersedes').map((text) => text.toUpperCase()))) {
      if (id !== item.id.toUpperCase()) heirs.set(id, [...(heirs.get(id) ?? []), item]);
    }
  }
  return heirs;
}

/** The one that came last is looked at first; among equals the higher id. */
function latestFirst(a: Item, b: Item): number {
  const key = (item: Item): string => `${item.effectiveFrom ?? ''} ${item.id}`;
  return key(a) < key(b) ? 1 : -1;
}

function supersedesPlace(item: Item, replaced: string): Draft['place'] {
  const index = textsField(item, 'supersedes').findIndex((id) => id.toUpperCase() === replaced);
  return placeOfPath(item, 'supersedes', Array.isArray(item.fields['supersedes']) ? [index] : []);
}
