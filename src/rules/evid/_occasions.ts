import type { Item } from '../../core/model/item.ts';

/** Something that may happen or not, and leaves records when it does. */
export interface Occasion {
  /** In the plural, after "whether there were any". */
  readonly name: string;
  readonly clause: string;
  /** Rows of the mandatory list that show it; a statement names one of them. */
  readonly rows: readonly string[];
  /** Where it is given, the question arises only when such an item is in force. */
  readonly needs?: (item: Item) => boolean;
}

/** Occasions of which an auditor asks "and if there was none, who says so?". */
export const occasions: readonly Occasion[] = [
  { name: 'complaints about services', clause: '8.3.2', rows: ['MR-06'] },
  {
    name: 'disputes with suppliers',
    clause: '8.3.4.1',
    rows: ['MR-11'],
    needs: ({ type }) => type.key === 'supplier' || type.key === 'supplier-contract',
  },
  { name: 'internal suppliers, or customers who supply', clause: '8.3.4.2', rows: ['MD-15'] },
  { name: 'new, changed or removed services', clause: '8.5.2.1', rows: ['MD-18', 'MD-19', 'MD-20', 'MR-20'] },
  { name: 'major incidents', clause: '8.6.1', rows: ['MR-24'] },
  {
    name: 'cases in which a continuity plan was used',
    clause: '8.7.2',
    rows: ['MR-33'],
    needs: ({ type }) => type.key === 'continuity-plan',
  },
  { name: 'information security incidents', clause: '8.7.3.3', rows: ['MR-35'] },
];
