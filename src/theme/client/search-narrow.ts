import type { ChosenFilters, FoundPageHits } from './pagefind.ts';
import type { SearchEngine } from './search-engine.ts';
import { chosenFilters, wantsAll } from './search-filters.ts';

/** What the filters leave of what was found. */
export interface Narrowed {
  readonly shown: readonly FoundPageHits[];
  /** Pages left out only because they do not apply today. */
  readonly leftOut: number;
  /** Ids of what would be left without the filter of this name. */
  readonly without: (name: string) => Promise<readonly string[]>;
}

/**
 * Applies the filters, and leaves out what does not apply today unless it is asked for.
 *
 * @param engine the full text
 * @param form where the filters are chosen
 * @param found the results in their order; null for all pages that the filters leave
 */
export async function narrowDown(
  engine: SearchEngine,
  form: HTMLFormElement,
  found: readonly FoundPageHits[] | null,
): Promise<Narrowed> {
  const filters = chosenFilters(form);
  const isAll = wantsAll(form);
  const gone = await engine.having('applies', 'no');
  const fitting = await leftBy(engine, filters, found);
  const shown = isAll ? fitting : fitting.filter(({ id }) => !gone.has(id));
  return {
    shown,
    leftOut: fitting.length - shown.length,
    without: async (name) => {
      const others = Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));
      const left = await leftBy(engine, others, found);
      // A status may be chosen that only such pages have.
      return left.map(({ id }) => id).filter((id) => isAll || name === 'status' || !gone.has(id));
    },
  };
}

async function leftBy(
  engine: SearchEngine,
  filters: ChosenFilters,
  found: readonly FoundPageHits[] | null,
): Promise<readonly FoundPageHits[]> {
  const chosen = await engine.chosen(filters);
  if (found === null)
    return (chosen ?? [])
      .map((hit) => ({ id: hit.id, hits: [hit] }))
      .sort((a, b) => engine.factorOf(b.id) - engine.factorOf(a.id));
  if (chosen === null) return found;
  const ids = new Set(chosen.map(({ id }) => id));
  return found.filter(({ id }) => ids.has(id));
}
