import type { LinkView, Site } from '../site.ts';
import { clauseLink, hrefOf } from '../site.ts';
import { clauseTitle } from '../words/clause-title.ts';
import { say, sayKnown } from '../words/say.ts';

/** The state of the evidence, chapter by chapter. */
export interface ClauseSummary {
  readonly caption: string;
  readonly rows: readonly ChapterRow[];
  readonly all: LinkView;
}

/** A chapter of a standard. */
export interface ChapterRow {
  readonly link: LinkView;
  readonly title: string;
  readonly evidenced: number;
  readonly of: number;
  /** What is not evidenced, in words; '' where nothing is left. */
  readonly rest: string;
  /** Width of the part that is evidenced, of `barWidth`. */
  readonly bar: number;
}

/** Width of a whole bar in units of its drawing. */
export const barWidth = 100;

/**
 * How many clauses of each chapter are evidenced.
 *
 * @param site the site
 * @param standard id of a standard in use; the first one where it is left out
 * @returns null where the site tells nothing of the whole, or the standard has no clauses here
 */
export function clauseSummary(site: Site, standard?: string): ClauseSummary | null {
  const { catalogue, settings, clauseStates } = site.checked.sms;
  const id = standard ?? settings.standards[0] ?? '';
  if (site.isPartial || !settings.standards.includes(id)) return null;
  const rows = catalogue.children(id, null).flatMap((chapter): readonly ChapterRow[] => {
    const states = catalogue
      .withDescendants(id, chapter.id)
      .filter(({ normative }) => normative)
      .flatMap((clause) => clauseStates.get(`${id}/${clause.id}`)?.state ?? []);
    if (states.length === 0) return [];
    const evidenced = states.filter((state) => state === 'evidenced').length;
    return [
      {
        link: clauseLink(site, id, chapter.id),
        title: clauseTitle(id, chapter),
        evidenced,
        of: states.length,
        rest: restOf(states),
        bar: Math.round((evidenced / states.length) * barWidth),
      },
    ];
  });
  if (rows.length === 0) return null;
  const reference = catalogue.findStandard(id)?.reference ?? id;
  return {
    caption: say('Evidence for the clauses of {standard}', { standard: reference }),
    rows,
    all: { href: hrefOf(site, '/matrix/'), text: say('The whole matrix') },
  };
}

function restOf(states: readonly string[]): string {
  const others = states.filter((state) => state !== 'evidenced');
  return [...Map.groupBy(others, (state) => state)]
    .map(([state, group]) => say('{count} {state}', { count: group.length, state: sayKnown(state) }))
    .join(', ');
}
