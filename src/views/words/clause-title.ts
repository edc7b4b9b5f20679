import type { Catalogue } from '../../core/standard/catalogue.ts';
import type { Clause } from '../../core/standard/clause.ts';
import { germanClauseTitles } from './german-clauses.ts';
import { spokenLanguage } from './say.ts';

/**
 * Title of a clause in the language spoken; as the catalogue has it where there is none in that language.
 *
 * @param standard id of the standard
 * @param clause the clause
 */
export function clauseTitle(standard: string, clause: Pick<Clause, 'id' | 'title'>): string {
  if (spokenLanguage() === 'en') return clause.title;
  return germanClauseTitles[standard]?.[clause.id] ?? clause.title;
}

/** Title of a clause by its number; '' where the standard has none of that number. */
export function titleOfClause(catalogue: Catalogue, standard: string, id: string): string {
  const clause = catalogue.findClause(standard, id);
  return clause === undefined ? '' : clauseTitle(standard, clause);
}
