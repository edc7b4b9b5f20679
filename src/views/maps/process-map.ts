import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { interfaceGrid } from '../charts/interface-grid.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { itemValue } from '../value-view.ts';
import type { PlainText } from '../words/say.ts';
import { say } from '../words/say.ts';

const tooLarge: PlainText = 'A grid of so many processes could not be read. The table lists their interfaces.';

/** An interface between two processes, as one of them states it. */
interface Interface {
  readonly from: Item;
  readonly to: Item;
  readonly what: string;
}

/** The processes with their interfaces, as a grid and as a table; what two processes state of each other stands in both their words. */
export function processMap(site: Site): readonly ExtraSection[] {
  const { sms } = site.checked;
  const processes = itemsOfType(sms, 'process').filter((process) => process.inForce);
  const stated = processes.flatMap((from) =>
    mapsField(from, 'interfaces').flatMap((entry): readonly Interface[] => {
      const to = sms.items.get(textField(entry, 'process') ?? '');
      return to === undefined || to.type.key !== 'process' || !to.inForce
        ? []
        : [{ from, to, what: textField(entry, 'what') ?? '' }];
    }),
  );
  const pairs = new Set(stated.map(({ from, to }) => `${from.id} ${to.id}`));
  const wordsOf = ({ from, to, what }: Interface): string =>
    pairs.has(`${to.id} ${from.id}`) ? what : say('{what} (the other one does not state it)', { what }).trim();
  const rows = [...Map.groupBy(stated, ({ from }) => from)]
    .sort(([a], [b]) => (a.id < b.id ? -1 : 1))
    .map(([from, interfaces]): readonly ValueView[] => [
      itemValue(site, from.id),
      {
        kind: 'list',
        items: interfaces.map((entry) => ({
          kind: 'link',
          link: itemLink(site, entry.to.id, `${entry.to.id} ${entry.to.title}`),
          name: wordsOf(entry),
        })),
      },
    ]);
  const members = processes
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title }) => ({ id, link: itemLink(site, id), name: title }));
  const chart = interfaceGrid(members, (from, to) => pairs.has(`${from} ${to}`));
  const isTooLarge = chart === null && members.length > 2;
  return tableSection(
    'cb_interfaces',
    say('Interfaces between processes'),
    [say('Process'), say('With, and what it states')],
    rows,
    100,
  ).map((section) => ({ ...section, chart, ...(isTooLarge ? { lead: say(tooLarge) } : {}) }));
}
