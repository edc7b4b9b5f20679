import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'IDEN-002',
  name: 'id-is-unique',
  severity: 'block',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No two items have the same id, whatever the case of its letters.',
  fix: 'Give the newer one a new id and correct the links to it.',
  *check({ sms }) {
    for (const entry of sms.withheld) {
      if (entry.reason !== 'double-id') continue;
      yield {
        item: entry.id,
        place: entry.place,
        message: `${entry.message} Expected an id of its own: this one is left out until it has one.`,
        ...(entry.id === null ? {} : { actual: entry.id }),
        related: entry.related.map((place) => ({ item: entry.id, message: 'used here first', place })),
      };
    }
  },
});
