import { listWords } from '../../core/model/list-words.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms, Withheld } from '../../core/model/sms.ts';
import { prefixOf } from '../../core/types/type-table.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';
import { describeType } from '../appr/_topic.ts';
import { isExempt } from './_exempt-files.ts';
import { missingIdentification } from './_identification.ts';

export default defineRule({
  id: 'IDEN-001',
  name: 'identification-is-complete',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary:
    'Every item states what identifies it: id, owner, classification, status; under full control its version; a record its day.',
  fix: 'Add the key to the frontmatter.',
  *check({ sms }) {
    for (const entry of sms.withheld) {
      if (entry.reason === 'no-id' && !isExempt(entry.file)) yield ofNoId(sms, entry);
    }
    for (const register of sms.registers.values()) {
      const missing = [
        ...(register.owner === null ? ['owner'] : []),
        ...(isStated(register.facts.fields['classification']) ? [] : ['classification']),
      ];
      if (missing.length > 0)
        yield {
          item: register.id,
          place: register.facts.locate(['id']),
          message: message(register.id, missing, 'a register', ' for all its rows'),
        };
    }
    for (const item of sms.items.values()) {
      const missing = missingIdentification(sms, item);
      if (missing.length > 0)
        yield { item: item.id, place: item.place, message: message(item.id, missing, describeType(item)) };
    }
  },
});

function message(id: string, missing: readonly string[], what: string, where = ''): string {
  const keys = missing.map((key) => `\`${key}\``);
  const since = missing.length === 1 && missing[0] === 'version' ? ' from review on' : '';
  return `${id} states no ${listWords(missing)}. Expected ${listWords(keys)} in its frontmatter: ${what} states ${missing.length === 1 ? 'it' : 'them'}${since}${where}.`;
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function ofNoId(sms: Sms, entry: Withheld): Draft {
  const fields = sms.files.find((facts) => facts.file === entry.file)?.fields ?? {};
  const other =
    entry.part !== undefined
      ? undefined
      : Object.keys(fields).find((key) => key !== 'id' && key.toLowerCase() === 'id');
  const next = nextId(sms, entry);
  const advice =
    other !== undefined
      ? `Write the key \`${other}\` in small letters.`
      : `Add \`id\`${next === null ? '' : `, for example ${next}`}.`;
  return { place: entry.place, message: `${entry.message} ${advice}`, ...(next === null ? {} : { expected: next }) };
}

/** The id that would come next among the items beside it: in the same register, else in the same folder. */
function nextId(sms: Sms, entry: Withheld): string | null {
  const folder = entry.file.slice(0, entry.file.lastIndexOf('/') + 1);
  const isBeside = (item: Item): boolean =>
    entry.part !== undefined
      ? item.file === entry.file && item.storage !== 'file'
      : item.storage === 'file' && item.file.slice(0, item.file.lastIndexOf('/') + 1) === folder;
  const ids = [...sms.items.values()].filter(isBeside).map((item) => item.id);
  const prefixes = Map.groupBy(ids, prefixOf);
  const [prefix] = [...prefixes].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (prefix === undefined) return null;
  const numbers = [...sms.items.keys()].flatMap((id) => new RegExp(`^${prefix}-(\\d+)$`).exec(id)?.[1] ?? []);
  const last = numbers.sort((a, b) => Number(a) - Number(b)).at(-1);
  return last === undefined ? null : `${prefix}-${String(Number(last) + 1).padStart(last.length, '0')}`;
}
