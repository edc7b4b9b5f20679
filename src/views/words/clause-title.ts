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
