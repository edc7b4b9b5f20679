import { versionOnDay } from '../control/version-on-day.ts';
import type { ClauseState, ClauseStateName, EvidenceLink, MandatoryState } from '../model/sms.ts';
import type { Catalogue } from '../standard/catalogue.ts';
import type { MandatoryRow } from '../standard/clause.ts';
import { clauseFlags } from './clause-flags.ts';
import type { EvidenceInput } from './evidence-links.ts';

/**
 * State of the evidence for every normative clause of a standard.
 *
 * @param input items, intervals, mandatory rows
 * @param links evidence links of all items
 * @param standard id of the standard
 */
export function clauseStates(
  input: EvidenceInput,
  links: readonly EvidenceLink[],
  standard: string,
): readonly ClauseState[] {
  const byClause = new Map<string, EvidenceLink[]>();
  for (const link of links) {
    if (link.standard !== standard) continue;
    const list = byClause.get(link.clause) ?? [];
    list.push(link);
    byClause.set(link.clause, list);
  }
  const mandatory = new Map(input.mandatory.map((state) => [state.row, state]));
  const flagsOf = clauseFlags(input, mandatory, standard);
  return input.catalogue.normativeClauses(standard).map((clause) => {
    const evidence = byClause.get(clause.id) ?? [];
    const rows = standard === input.catalogue.primaryStandard ? input.catalogue.mandatoryRowsOf(clause.id) : [];
    const asked = rows.filter((row) => row.strength === 'explicit');
    const missing = asked.filter((row) => mandatory.get(row.id)?.state === 'missing');
    // What lies after the day judged is out of view: it makes no clause "draft-only".
    const known = evidence.filter((link) => input.items.get(link.item)?.inView === true);
    const { state, because: reason } = judge(known, {
      missing,
      stale: asked.filter((row) => isStaleRow(mandatory.get(row.id), evidence)),
      unknown: asked.filter((row) => mandatory.get(row.id)?.state === 'not evaluated'),
      isSilent: isSilent(rows, mandatory),
      hidden: known.filter((link) => !link.counts && isUnknown(input, link)).map((link) => link.item),
    });
    return {
      standard,
      clause: clause.id,
      state,
      flags: flagsOf(clause.id, evidence, rows),
      evidence,
      missingRows: missing.map((row) => row.id),
      because: `${reason}${throughWords(known, input.catalogue)}`,
    };
  });
}

/** Says through which clauses the evidence comes, where none that counts as much names the clause itself. */
function throughWords(evidence: readonly EvidenceLink[], catalogue: Catalogue): string {
  const counting = evidence.filter((link) => link.counts);
  const carrying = counting.length > 0 ? counting : evidence;
  if (carrying.length === 0 || carrying.some((link) => link.via === null)) return '';
  const clauses = Map.groupBy(
    carrying.flatMap(({ via }) => via ?? []),
    ({ standard }) => standard,
  );
  const parts = [...clauses].map(([standard, keys]) => {
    const ids = [...new Set(keys.map(({ clause }) => clause))].sort((a, b) => catalogue.compare(standard, a, b));
    const name = catalogue.findStandard(standard)?.reference ?? standard;
    return `${ids.length === 1 ? 'clause' : 'clauses'} ${listed(ids)} of ${name}`;
  });
  return ` Only through ${parts.join('; ')}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** True when an item names the clause whose version on the day judged only history knows. */
function isUnknown(input: EvidenceInput, link: EvidenceLink): boolean {
  const item = input.items.get(link.item);
  return item !== undefined && versionOnDay(item, input.asOf).kind === 'unknown';
}

/** True when what proves a row is on file and all of it has grown too old for the clause. */
function isStaleRow(row: MandatoryState | undefined, evidence: readonly EvidenceLink[]): boolean {
  if (row?.state !== 'found') return false;
  const items = new Set(row.items);
  const links = evidence.filter((link) => items.has(link.item));
  return links.some((link) => link.reason === 'stale') && !links.some((link) => link.counts);
}

/** True when the owner states that nothing happened, and nothing else of the clause has to be there. */
function isSilent(rows: readonly MandatoryRow[], mandatory: ReadonlyMap<string, MandatoryState>): boolean {
  const states = rows.map((row) => mandatory.get(row.id)?.state);
  return (
    states.includes('no occurrence') && states.every((state) => state === 'no occurrence' || state === 'not triggered')
  );
}

interface RowsOfClause {
  readonly missing: readonly MandatoryRow[];
  readonly stale: readonly MandatoryRow[];
  /** Rows that only items show whose version on the day judged is unknown. */
  readonly unknown: readonly MandatoryRow[];
  readonly isSilent: boolean;
  /** Items that name the clause and whose version on the day judged is unknown. */
  readonly hidden: readonly string[];
}

const versionUnknown = 'which version was in force on this day is not known without history.';

function judge(evidence: readonly EvidenceLink[], rows: RowsOfClause): { state: ClauseStateName; because: string } {
  const counting = evidence.filter((link) => link.counts).length;
  const named = (list: readonly MandatoryRow[]): string => list.map((row) => `"${row.name}" (${row.id})`).join(', ');
  if (counting > 0 && rows.missing.length > 0)
    return { state: 'partly', because: `Evidence is there, but nothing for ${named(rows.missing)}.` };
  if (counting > 0 && rows.unknown.length > 0) {
    return {
      state: 'not evaluated',
      because: `Evidence is there, but what shows ${named(rows.unknown)} is on file in a version of a later day; ${versionUnknown}`,
    };
  }
  if (counting > 0 && rows.stale.length > 0) {
    return {
      state: 'stale',
      because: `Evidence is there, but what shows ${named(rows.stale)} is past its interval or review.`,
    };
  }
  if (counting > 0)
    return {
      state: 'evidenced',
      because: `${counting} ${counting === 1 ? 'item shows' : 'items show'} it, in force or closed, and current.`,
    };
  if (rows.hidden.length > 0) {
    return {
      state: 'not evaluated',
      because: `What names the clause is on file in a version of a later day; ${versionUnknown}`,
    };
  }
  if (evidence.some((link) => link.reason === 'stale'))
    return { state: 'stale', because: 'Evidence is there, but it is past its interval or review.' };
  if (rows.isSilent)
    return { state: 'no occurrence', because: 'The owner states that nothing has happened that would leave a record.' };
  if (evidence.length > 0) {
    const reasons = [...new Set(evidence.map((link) => link.reason))].join(', ');
    return { state: 'draft-only', because: `Items name the clause, but none counts on this day (${reasons}).` };
  }
  return { state: 'missing', because: 'No item names this clause.' };
}
