import type { Item } from '../../core/model/item.ts';
import type { Place } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { maySee } from '../../core/model/withholding.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { statesClause } from '../../core/trace/claims-clause.ts';
import { defineRule } from '../define-rule.ts';
import { deliveredServices } from './_services.ts';

export default defineRule({
  id: 'SERV-002',
  name: 'catalogue-holds-live-services',
  severity: 'error',
  basis: 'std',
  clause: '8.2.4',
  level: 'essential',
  types: ['service'],
  needs: ['files'],
  judges: 'in-force',
  gapBeforeInForce: true,
  summary: 'The service catalogue holds every live service in scope, and nothing that no longer exists.',
  fix: 'Add the service to the catalogue, or take the entry out.',
  *check({ sms }) {
    const lists = handKeptLists(sms);
    const listed = new Set(lists.flatMap((list) => list.entries.map((entry) => entry.service.id)));
    for (const service of deliveredServices(sms)) {
      if (service.state !== 'live') continue;
      const named = `${service.id} (${service.title}) is live`;
      if (!maySee(sms.settings.audience, service.classification)) {
        yield {
          item: service.id,
          place: placeOfField(service, 'classification'),
          message: `${named} and is not in the published catalogue: it is classified "${service.classification}", the manual is built for readers of "${sms.settings.audience}". Expected a page that those who use the service can read.`,
          actual: service.classification,
          expected: sms.settings.audience,
          fix: 'Lower the classification of the page, and move what is confidential to a document of its own.',
        };
      }
      const [list] = lists;
      if (list === undefined || listed.has(service.id)) continue;
      yield {
        item: service.id,
        place: service.place,
        message: `${named} and is missing in the catalogue that is kept by hand, ${lists.map((entry) => entry.document.id).join(', ')}. Expected an entry for every live service in scope.`,
        related: lists.map(({ document }) => ({
          item: document.id,
          message: 'claims clause 8.2.4 and lists services',
          place: document.place,
        })),
      };
    }
    for (const { document, entries } of lists) {
      for (const { service, place, text } of entries) {
        if (
          !['retired', 'transferred'].includes(service.state) ||
          /retired|removed|transferred|ended|former|beendet|ehemal|au(?:ß|ss)er betrieb/i.test(text)
        )
          continue;
        yield {
          item: document.id,
          place,
          message: `The catalogue ${document.id} lists ${service.id} (${service.title}), which is ${service.state}. Expected entries for services that exist; planned and retiring ones may stand there if they are marked.`,
          related: [{ item: service.id, message: `is ${service.state}`, place: service.place }],
        };
      }
    }
  },
});

interface ListEntry {
  readonly service: Item;
  readonly place: Place;
  readonly text: string;
}

/** The catalogue is made from the service pages. Some keep a list besides: a document that claims 8.2.4 and lists services. */
function handKeptLists(sms: Sms): readonly { readonly document: Item; readonly entries: readonly ListEntry[] }[] {
  const others: readonly string[] = ['service', 'process', 'policy', 'scope'];
  return [...sms.items.values()]
    .filter(
      (item) =>
        item.type.class === 'document' && item.storage === 'file' && item.inForce && !others.includes(item.type.key),
    )
    .filter((item) => statesClause(item, '8.2.4'))
    .map((document) => ({ document, entries: entriesOf(sms, document) }))
    .filter(({ entries }) => entries.length > 0);
}

function entriesOf(sms: Sms, document: Item): readonly ListEntry[] {
  const rows = (document.facts?.tables ?? []).flatMap((table) =>
    table.rows.map((row) => ({ text: row.cells.map((cell) => cell.text).join(' '), place: row.place })),
  );
  const bullets = (document.facts?.lists ?? []).flatMap((list) => list.items);
  return [...rows, ...bullets].flatMap(({ text, place }) => {
    const ids = text.match(/\b[A-Z]{2,6}-\w*\d\w*\b/g) ?? [];
    const services = ids.flatMap((id) => sms.items.get(id) ?? []).filter((item) => item.type.key === 'service');
    return services.map((service) => ({ service, place, text }));
  });
}
