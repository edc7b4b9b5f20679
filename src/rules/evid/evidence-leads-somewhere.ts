import { textField } from '../../core/model/fields.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { evidenceEntries } from './_evidence-entries.ts';
import type { EvidenceEntry } from './_evidence-entries.ts';
import { clauseWithTitle, placeOfClaim } from './_topic.ts';

export default defineRule({
  id: 'EVID-005',
  name: 'evidence-leads-somewhere',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  gapBeforeInForce: true,
  summary: 'What is named as evidence is there: the section of a claim, and the item that a record points to.',
  fix: 'Name the heading as it stands in the text, or the id as it stands in the item; or write what is missing.',
  *check({ sms }) {
    yield* claimsWithoutSection(sms);
    const known = knownIds(sms);
    for (const found of evidenceEntries(sms)) yield* itemsThatAreNot(known, found);
  },
});

/** Claims that name a section which their text does not have. */
function* claimsWithoutSection(sms: Sms): Iterable<Draft> {
  for (const { item: id, standard, clause, section, anchor } of sms.evidence) {
    const item = section === null || anchor !== null ? undefined : sms.items.get(id);
    if (section === null || item === undefined || item.facts === null || !item.inView) continue;
    yield {
      item: id,
      place: placeOfClaim(item, standard, clause),
      clause,
      keys: [`${id}/${clause}`],
      message: `${id} (${item.title}) says that "${section}" shows clause ${clauseWithTitle(sms, standard, clause)}, and its text has no heading of that name. Expected the heading as it stands there, or the section itself.`,
      actual: section,
    };
  }
}

/** Ids under `ref` and `system` that no item has. Words are left alone, and so is what another system calls its own. */
function* itemsThatAreNot(known: KnownIds, { item, index, entry, kind }: EvidenceEntry): Iterable<Draft> {
  for (const field of ['ref', 'system']) {
    if (field === 'ref' && (kind === 'external' || kind === 'file')) continue;
    const named = (textField(entry, field) ?? '').split(/[,;]/).map((part) => part.split('#')[0]?.trim() ?? '');
    for (const id of named.filter((text) => known.isMissing(text))) {
      const [role, remedy] =
        field === 'ref'
          ? ['evidence', 'or say with `kind: external` where it lies']
          : ['the system that keeps its evidence', 'or write the name of the system'];
      yield {
        item: item.id,
        place: placeOfPath(item, 'evidence', [index, field]),
        message: `${item.id} (${item.title}) names ${id} as ${role}, and there is no such item. Expected the id of an item: correct it, ${remedy}.`,
        actual: id,
      };
    }
  }
}

interface KnownIds {
  /** True for a text in the form of an id, with the prefix of a type in use, that belongs to nothing. */
  readonly isMissing: (text: string) => boolean;
}

function knownIds({ items, registers, withheld, settings, types }: Sms): KnownIds {
  const ids = [
    ...items.keys(),
    ...registers.keys(),
    ...withheld.flatMap(({ id }) => id ?? []),
    ...Object.keys(settings.aliases),
  ];
  const known = new Set(ids.map((id) => id.toUpperCase()));
  const prefixes = new Set(
    [...types.values()].flatMap(({ prefix, kinds }) => [prefix, ...(kinds ?? []).flatMap((kind) => kind.prefix ?? [])]),
  );
  return {
    isMissing: (text) =>
      /^[A-Za-z]{2,6}-[\w-]*\d[\w-]*$/.test(text) &&
      prefixes.has(prefixOf(text.toUpperCase())) &&
      !known.has(text.toUpperCase()),
  };
}
