import { versionAt } from '../../core/control/version-at.ts';
import { mapsField, textField } from '../../core/model/fields.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'RECD-008',
  name: 'made-under-what-was-in-force',
  severity: 'warn',
  basis: 'derived',
  clause: '8.1',
  level: 'essential',
  needs: ['files'],
  summary: 'A record was made under the version of a document that was in force on its day.',
  fix: 'Correct the reference, or raise a nonconformity if the old version was really used.',
  *check({ sms, note }) {
    let unknown = 0;
    for (const item of sms.items.values()) {
      if (item.type.class !== 'record' || item.date === null || !item.inView) continue;
      for (const [index, entry] of mapsField(item, 'made_under').entries()) {
        const doc = sms.items.get(textField(entry, 'doc') ?? '');
        const version = textField(entry, 'version');
        if (doc === undefined || version === null || doc.version === null) continue;
        const found = versionAt(sms, doc, item.date);
        if (found.kind === 'unknown') {
          unknown += 1;
          continue;
        }
        if (found.version === version) continue;
        const inForce = found.version === null ? 'none was' : `version ${found.version} was`;
        yield {
          item: item.id,
          place: placeOfPath(item, 'made_under', [index, 'version']),
          message: `${item.id} says that it was made under version ${version} of ${doc.id}, but on ${item.date} ${inForce} in force. Expected the version in force; if the other was really used, that is a nonconformity.`,
          actual: version,
          ...(found.version === null ? {} : { expected: found.version }),
          related: [{ item: doc.id, message: inForce, place: doc.place }],
        };
      }
    }
    if (unknown > 0)
      note(
        `Whether ${unknown === 1 ? '1 record was' : `${unknown} references of records were`} made under the version then in force cannot be said: the files hold later versions.`,
        'Keep the SMS where its history can be read (META-001 says what is missing).',
      );
  },
});
