import { hasField, mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { evidenceEntries } from './_evidence-entries.ts';

/** What an entry has to say so that somebody else finds the same thing again, by its kind. */
const wanted: Readonly<Record<string, readonly { readonly field: string; readonly name: string }[]>> = {
  external: [
    { field: 'system', name: 'in which system it lies' },
    { field: 'ref', name: 'under which reference' },
    { field: 'retrieved_at', name: 'when it was looked at' },
  ],
  file: [
    { field: 'ref', name: 'which file it is' },
    { field: 'sha256', name: 'its SHA-256, by which it is recognised' },
  ],
};

export default defineRule({
  id: 'EVID-011',
  name: 'evidence-can-be-found-again',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Evidence outside the manual is named so that somebody else finds the same thing again.',
  fix: 'State `system`, `ref` and `retrieved_at`, of a file `ref` and `sha256`; of a closed record in an entry of `corrections` that names the field.',
  *check({ sms }) {
    for (const { item, index, entry, kind } of evidenceEntries(sms)) {
      const lacking = (wanted[kind ?? ''] ?? []).filter(
        ({ field }) => !hasField(entry, field) && !isCorrected(item, field),
      );
      if (lacking.length === 0) continue;
      const what = textField(entry, 'ref') ?? textField(entry, 'system');
      yield {
        item: item.id,
        place: placeOfPath(item, 'evidence', [index]),
        message: `${item.id} (${item.title}) names ${kind === 'file' ? 'a file' : 'evidence in another system'}${what === null ? '' : ` ("${what}")`} and does not say ${listWords(lacking.map(({ name }) => name))}. Expected ${listWords(lacking.map(({ field }) => `\`${field}\``))}, so that somebody else finds the same thing again.`,
        expected: lacking.map(({ field }) => field).join(', '),
      };
    }
  },
});

/** A closed record is frozen: what was forgotten follows as a correction that names the field. */
function isCorrected(item: Item, field: string): boolean {
  const name = new RegExp(String.raw`\b${field}\b`);
  return mapsField(item, 'corrections').some((entry) =>
    name.test([textField(entry, 'text'), textField(entry, 'reason')].join(' ')),
  );
}
