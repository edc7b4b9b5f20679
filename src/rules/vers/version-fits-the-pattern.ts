import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import { isAlive } from './_versions.ts';

export default defineRule({
  id: 'VERS-001',
  name: 'version-fits-the-pattern',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A document under full control has a version of the form that the settings state.',
  fix: 'Write the version in that form, in quotes: version: "1.0".',
  *check({ sms }) {
    const pattern = new RegExp(sms.settings.versionPattern);
    for (const item of sms.items.values()) {
      if (item.control !== 'full' || item.version === null || !item.inView || !isAlive(item)) continue;
      if (pattern.test(item.version)) continue;
      yield {
        item: item.id,
        place: placeOfPath(item, 'version', []),
        message: `${item.id} has the version "${item.version}". Expected the form ${sms.settings.versionPattern === '^[0-9]+\\.[0-9]+$' ? 'MAJOR.MINOR, such as "1.0"' : `\`${sms.settings.versionPattern}\`, as clausebook.yaml states`}.`,
        actual: item.version,
        expected: sms.settings.versionPattern,
      };
    }
  },
});
