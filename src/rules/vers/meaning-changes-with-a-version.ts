import { isTextInView } from '../../core/control/version-on-day.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isAlive } from './_versions.ts';

/** Fields that say for whom a document holds, who answers for it and who may read it. */
const meaningful = [
  'owner',
  'classification',
  'applies_to',
  'covers',
  'supports',
  'organization',
  'sites',
  'services_in_scope',
  'customers_in_scope',
];

export default defineRule({
  id: 'VERS-007',
  name: 'meaning-changes-with-a-version',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'base'],
  summary: 'Owner, classification and scope of a document change with a new version.',
  fix: 'Treat fields that change the meaning like text: raise the version.',
  *check({ sms, note }) {
    let unknown = 0;
    for (const item of sms.items.values()) {
      const isDocument = item.type.class === 'document' && item.storage === 'file';
      if (!isDocument || item.version === null || !item.inForce || !isAlive(item) || !isTextInView(item, sms.asOf))
        continue;
      if (sms.base === null && sms.history === null) {
        unknown += 1;
        continue;
      }
      const before = releasedAs(sms, item);
      const changed = before === null ? [] : meaningful.filter((name) => !isSame(before[name], item.stated[name]));
      const [first] = changed;
      if (first === undefined) continue;
      const keys = changed.map((name) => `\`${name}\``);
      yield {
        item: item.id,
        place: placeOfPath(item, first, []),
        message: `${listWords(keys)} of ${item.id} ${changed.length === 1 ? 'was' : 'were'} changed while the version stayed ${item.version}. Expected a new version for a new meaning.`,
      };
    }
    if (unknown > 0)
      note(
        `Whether owner, classification or scope of ${unknown === 1 ? '1 document' : `${unknown} documents`} changed without a new version cannot be said: nothing tells what they were.`,
        'Check with history, or with `--base`.',
      );
  },
});

/** Fields of the version in the file when it was first released; null where nothing tells. */
function releasedAs(sms: Sms, item: Item): FieldMap | null {
  const base = sms.base?.items.get(item.id);
  if (base?.version === item.version && base.status === item.status) return base.stated;
  const first = sms.history?.line
    .get(item.id)
    ?.find(({ snapshot }) => snapshot?.version === item.version && snapshot.status === item.status);
  return first?.snapshot?.stated ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
