import type { LinkView } from '../site.ts';
import { say, sayCount } from '../words/say.ts';

/** Who states an interface with whom: a table with the same things along both sides. */
export interface InterfaceGrid {
  readonly kind: 'grid';
  readonly description: string;
  readonly columns: readonly LinkView[];
  readonly rows: readonly {
    readonly link: LinkView;
    readonly name: string;
    /** For each column: what the row states of it; `other` where only the other one states it. */
    readonly cells: readonly ('both' | 'own' | 'other' | 'none' | 'self')[];
  }[];
}

const mostRows = 40;

/**
 * Grid of interfaces.
 *
 * @param members what stands along both sides
 * @param states true where the first of two states an interface with the second, by their ids
 * @returns null where there are too few to make a grid, or more than fit a page
 */
export function interfaceGrid(
  members: readonly { readonly id: string; readonly link: LinkView; readonly name: string }[],
  states: (from: string, to: string) => boolean,
): InterfaceGrid | null {
  if (members.length < 3 || members.length > mostRows) return null;
  const cellOf = (from: string, to: string): InterfaceGrid['rows'][number]['cells'][number] => {
    if (from === to) return 'self';
    const [own, other] = [states(from, to), states(to, from)];
    return own && other ? 'both' : own ? 'own' : other ? 'other' : 'none';
  };
  const rows = members.map(({ id, link, name }) => ({
    link,
    name,
    cells: members.map((other) => cellOf(id, other.id)),
  }));
  const oneSided = rows.flatMap(({ cells }) => cells).filter((cell) => cell === 'own').length;
  return {
    kind: 'grid',
    description:
      oneSided === 0
        ? say('{count} processes; every interface is stated by both sides.', { count: members.length })
        : sayCount(
            oneSided,
            '{processes} processes; 1 interface is stated by one side only.',
            '{processes} processes; {count} interfaces are stated by one side only.',
            { processes: members.length },
          ),
    columns: members.map(({ link }) => link),
    rows,
  };
}
