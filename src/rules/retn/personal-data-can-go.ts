import { isFieldMap, booleanField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { hasEnd, keepingOf, retentionRules } from './_periods.ts';

/** Minutes name those who were there. */
const minutes: ReadonlySet<string> = new Set(['meeting-record', 'management-review']);
const personalAddress = /\b[a-z]+[._][a-z]+@[a-z\d-]+(?:\.[a-z\d-]+)+/i;

export default defineRule({
  id: 'RETN-008',
  name: 'personal-data-can-go',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'Records with personal data name people by their ids, or are kept for a time that ends.',
  fix: 'Write ids in place of names, keep details where they can be deleted, or state under `retention` when the record goes.',
  *check({ sms }) {
    const rules = retentionRules(sms);
    const people = namesOf(sms);
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record' || !item.inView || minutes.has(item.type.key) || !holdsPersonalData(item))
        continue;
      const keeping = keepingOf(item, rules);
      if (hasEnd(keeping)) continue;
      const details = detailsIn(item, people);
      if (details === null) continue;
      yield {
        item: item.id,
        place: placeOfField(item, 'personal_data'),
        message: `${item.id} (${item.title}) is marked as holding personal data, shows ${details}, and is kept "${keeping.text}". Expected ids in place of names and addresses, or a time after which it goes.`,
        actual: keeping.text,
      };
    }
  },
});

function holdsPersonalData(item: Item): boolean {
  return booleanField(item, 'personal_data') ?? item.type.personalData === true;
}

function namesOf(sms: Sms): RegExp | null {
  const names = itemsOfType(sms, 'person')
    .map(({ title }) => title)
    .filter((name) => /\p{L}{2,} \p{L}/u.test(name))
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return names.length === 0 ? null : new RegExp(String.raw`(?<!\p{L})(?:${names.join('|')})(?!\p{L})`, 'u');
}

/** What of a person can be seen, in words that do not repeat it; null where nothing can. */
function detailsIn(item: Item, people: RegExp | null): string | null {
  const text = [...textsIn(item.stated), ...(item.storage === 'file' ? [item.facts?.body ?? ''] : [])].join('\n');
  const found = [
    ...(people?.test(text) === true ? ['names of people'] : []),
    ...(personalAddress.test(text) ? ['mail addresses of people'] : []),
  ];
  return found.length === 0 ? null : found.join(' and ');
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isFieldMap(value) ? Object.values(value).flatMap(textsIn) : [];
}
