import type { Classification } from '../../core/types/declaration.ts';
import { defineRule } from '../define-rule.ts';

const order: readonly Classification[] = ['public', 'customer', 'internal', 'restricted'];

export default defineRule({
  id: 'ACCS-002',
  name: 'item-suits-the-audience',
  severity: 'block',
  basis: 'std',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files', 'build'],
  summary: 'Nothing stands in a site whose audience may not see it.',
  fix: 'Take it out of the site, and look at what was already published.',
  // The build leaves such items out and scans what it has written. No id stands in the note, and no site shows it.
  check({ sms, note }) {
    const { audience } = sms.settings;
    const all = [...sms.items.values(), ...sms.registers.values()];
    const above = all.filter((entry) => order.indexOf(entry.classification) > order.indexOf(audience)).length;
    if (above > 0) {
      const are = above === 1 ? '1 item or register is' : `${above} items and registers are`;
      note(
        `${are} classified above the audience \`${audience}\` of the site and left out of it.`,
        'Nothing to do if that is meant; otherwise change `audience` in clausebook.yaml, or the classification.',
      );
    }
    return [];
  },
});
