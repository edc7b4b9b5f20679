import { clauseOfKey } from '../core/impact/dependency.ts';
import type { Reason } from '../core/impact/reasons.ts';
import { oneLine } from './plain-text.ts';

/** One item with the reasons for which somebody has to look at it. */
export interface AffectedItem {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly reasons: readonly Reason[];
}

/** What a report on impact says. */
export interface ImpactReport {
  readonly schema: 'clausebook-impact/1';
  readonly asOf: string;
  /** What is asked about; null for all that is suspect. */
  readonly of: { readonly id: string; readonly title: string; readonly section: string | null } | null;
  /** Items that are suspect: all of them, or the one that is asked about. */
  readonly suspect: readonly AffectedItem[];
  /** Items to be looked at if what is asked about changed. */
  readonly relying: readonly AffectedItem[];
  /** What could not be known. */
  readonly notes: readonly string[];
}

const mostReasons = 5;

/**
 * The report for people.
 *
 * @param report what is suspect, and what relies on what
 * @param color true for colours
 */
export function impactText(report: ImpactReport, color: boolean): string {
  const bold = (text: string): string => (color ? `\u001B[1m${text}\u001B[0m` : text);
  const { of, suspect, relying, asOf, notes } = report;
  const lines = of === null ? allLines(suspect, asOf, bold) : oneLines(report, of, relying, bold);
  const unknown =
    notes.length === 0 ? [] : ['', bold('What could not be known'), ...notes.map((note) => `  ${oneLine(note)}`)];
  return `${[...lines, ...unknown].join('\n')}\n`;
}

type Bold = (text: string) => string;

function allLines(suspect: readonly AffectedItem[], asOf: string, bold: Bold): readonly string[] {
  if (suspect.length === 0)
    return [`Nothing is suspect on ${asOf}: whatever changed, somebody has looked at what relies on it since.`];
  return [
    bold(
      `${suspect.length} ${suspect.length === 1 ? 'item is' : 'items are'} suspect on ${asOf}: what ${suspect.length === 1 ? 'it relies' : 'they rely'} on has changed, and nobody has looked since`,
    ),
    ...suspect.flatMap((item) => ['', ...suspectLines(item, bold)]),
    '',
    'Look at each and record it: clausebook review <id> --by <person> --outcome no-change --because <what changed>',
  ];
}

function oneLines(
  { suspect, asOf }: ImpactReport,
  of: NonNullable<ImpactReport['of']>,
  relying: readonly AffectedItem[],
  bold: Bold,
): readonly string[] {
  const name = `${of.id} ${oneLine(of.title)}${of.section === null ? '' : `, section “${oneLine(of.section)}”`}`;
  const own = suspect.flatMap((item) => [...suspectLines(item, bold), '']);
  if (relying.length === 0) return [...own, `Nothing that is in force on ${asOf} relies on ${name}.`];
  const count = `${relying.length} ${relying.length === 1 ? 'item' : 'items'}`;
  return [
    ...own,
    bold(
      `If ${name} changes, ${count} that ${relying.length === 1 ? 'is' : 'are'} in force on ${asOf} would have to be looked at`,
    ),
    ...relying.map(({ id, title, reasons }) => `  ${id} ${oneLine(title)}: ${reasons.map(wayWords).join('; ')}`),
  ];
}

function suspectLines({ id, title, owner, reasons }: AffectedItem, bold: Bold): readonly string[] {
  const shown = reasons.slice(0, mostReasons);
  const rest = reasons.length - shown.length;
  return [
    `${bold(id)} ${oneLine(title)}${owner === null ? '' : ` (owner ${owner})`}`,
    ...shown.map((reason) => `  ${reasonWords(reason)}`),
    ...(rest === 0
      ? []
      : [`  and ${rest} more ${rest === 1 ? 'reason' : 'reasons'}: clausebook impact ${id} --format json`]),
  ];
}

function reasonWords(reason: Reason): string {
  const { of, on, what, changed } = reason;
  const sections = changed.length === 0 ? '' : ` (${changed.map((heading) => `“${oneLine(heading)}”`).join(', ')})`;
  return `${on ?? ''} ${nameOf(of)} changed: ${oneLine(what ?? '')}${sections}; ${wayWords(reason)}`;
}

/** How an item relies on what changed: `linked in “Steps”`, `through PRC-004, 2 steps away`. */
function wayWords({ relies, hops, through }: Reason): string {
  if (hops > 1) return `through ${through.map(nameOf).join(', ')}, ${hops} steps away`;
  const verbs = [...Map.groupBy(relies, ({ verb }) => verb).entries()];
  return verbs
    .map(([verb, ways]) => {
      const sections = ways.flatMap(({ section }) => (section === null ? [] : [`“${oneLine(section)}”`]));
      return `${verbWords(verb)}${sections.length === 0 ? '' : ` in ${sections.join(', ')}`}`;
    })
    .join(' and ');
}

function verbWords(verb: string): string {
  if (verb === 'mentions') return 'linked';
  return verb === 'shows' ? 'shows the clause' : `named under “${verb.replaceAll('_', ' ')}”`;
}

function nameOf(key: string): string {
  const named = clauseOfKey(key);
  return named === null ? key : `clause ${named.clause}`;
}
