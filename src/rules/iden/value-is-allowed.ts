import { listWords } from '../../core/model/list-words.ts';
import type { Misfit, Sms, Withheld } from '../../core/model/sms.ts';
import { usableId } from '../../core/model/usable-id.ts';
import { closest } from '../../core/trace/nearest.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { misfitsInView } from './_misfits.ts';

export default defineRule({
  id: 'IDEN-009',
  name: 'value-is-allowed',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every item is of a type that exists, its id can be an address, and its values are those its fields allow.',
  fix: 'Write a value that the field allows.',
  *check({ sms }) {
    for (const misfit of misfitsInView(sms, ['wrong-value'])) yield ofMisfit(misfit);
    for (const entry of sms.withheld) if (entry.reason === 'unknown-type') yield ofUnknownType(sms, entry);
    for (const entry of sms.withheld) if (entry.reason === 'unusable-id') yield ofUnusableId(entry);
    const off = Map.groupBy(
      sms.withheld.filter((entry) => entry.reason === 'type-off'),
      (entry) => entry.message,
    );
    for (const entries of off.values()) yield* ofTypeOff(entries);
  },
});

function ofMisfit(misfit: Misfit): Draft {
  const key = misfit.path.findLast((step) => typeof step === 'string') ?? '';
  const meant = misfit.nearest === null ? '' : ` Did you mean "${misfit.nearest}"?`;
  return {
    item: misfit.item,
    place: misfit.place,
    message: `\`${key}\` holds ${/^[[{]/.test(misfit.actual) ? misfit.actual : `"${misfit.actual}"`}.${meant} Expected ${misfit.expected}.`,
    actual: misfit.actual,
    expected: misfit.nearest ?? misfit.expected,
  };
}

function ofUnusableId(entry: Withheld): Draft {
  return {
    item: entry.id,
    place: entry.place,
    message: `${entry.message} Expected ${usableId}: an id is also the address of a page. Until then it is left out.`,
    ...(entry.id === null ? {} : { actual: entry.id }),
    expected: usableId,
    fix: 'Give it an id that can be an address, and correct the links to it.',
  };
}

function ofUnknownType(sms: Sms, entry: Withheld): Draft {
  const types = [...sms.types.values()];
  const prefixes = types.flatMap((type) => [type.prefix, ...(type.kinds ?? []).flatMap((kind) => kind.prefix ?? [])]);
  const stated = sms.files.find((facts) => facts.file === entry.file)?.fields['type'];
  const nearest =
    (typeof stated === 'string'
      ? closest(
          stated,
          types.map((type) => type.key),
        )
      : null) ?? closest(prefixOf(entry.id ?? ''), prefixes, 1);
  return {
    item: entry.id,
    place: entry.place,
    message: `${entry.message}${nearest === null ? '' : ` Did you mean "${nearest}"?`} Expected the prefix or type of the content model, or of a type of your own in clausebook.yaml; until then ${entry.id ?? 'it'} is left out.`,
    ...(nearest === null ? {} : { expected: nearest }),
  };
}

/** One line per type, for the person who chose the level: nothing is wrong with the files. */
function* ofTypeOff(entries: readonly Withheld[]): Iterable<Draft> {
  const [first] = entries;
  if (first === undefined) return;
  const ids = listWords(
    entries.flatMap((entry) => entry.id ?? []),
    6,
  );
  yield {
    item: first.id,
    place: first.place,
    severity: 'info',
    message: `${first.message} So ${ids} ${entries.length === 1 ? 'is' : 'are'} left out. Expected the level or pack that holds the type, or no such items.`,
    fix: 'Raise `level` or add the pack in clausebook.yaml, or remove the items.',
  };
}
