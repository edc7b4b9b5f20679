import { clauseKey } from '../../core/impact/dependency.ts';
import { reasonOf, reasonsOf } from '../../core/impact/reasons.ts';
import { sectionsWithin } from '../../core/impact/sections.ts';
import { impactOf } from '../../core/impact/suspects.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { parseClauseReference } from '../../core/standard/clause-reference.ts';
import { closest } from '../../core/trace/nearest.ts';
import { readSms } from '../../io/read-sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import type { AffectedItem, ImpactReport } from '../../report/impact-text.ts';
import { impactText } from '../../report/impact-text.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { requireItem, rootOption, sourceOptions, textOption } from '../options.ts';

export default defineCommand({
  name: 'impact',
  args: '[id]',
  summary: 'Show what is suspect since something it relies on changed, or what relies on an item or clause',
  options: [
    commonOptions.root,
    commonOptions.asOf,
    commonOptions.ref,
    { flags: '--section <heading>', summary: 'only what relies on this section of the item' },
    { flags: '--format <format>', summary: 'form of the answer', choices: ['pretty', 'json'], default: 'pretty' },
  ],
  examples: ['clausebook impact', 'clausebook impact PRC-005 --section "Steps"', 'clausebook impact 8.6.1'],
  run: async ({ args, options, terminal }) => {
    const root = rootOption(options, terminal);
    const sms = await readSms(root, await sourceOptions(options, terminal, root));
    const [id] = args;
    const section = textOption(options, 'section');
    if (id === undefined && section !== null)
      throw new UsageError('--section needs an item.', 'Give its id: clausebook impact PRC-005 --section "Steps"');
    const report = id === undefined ? reportOnAll(sms) : reportOn(sms, id, section);
    terminal.out(
      options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : impactText(report, terminal.color),
    );
    return 0;
  },
});

function reportOnAll(sms: Sms): ImpactReport {
  return {
    ...emptyReport(sms),
    suspect: [...impactOf(sms).suspects.keys()].sort(compareIds).flatMap((id) => suspectItem(sms, id)),
  };
}

function reportOn(sms: Sms, id: string, section: string | null): ImpactReport {
  const target = targetOf(sms, id);
  const sections =
    section === null ? null : sectionsWithin(target.item?.facts?.headings ?? [], slugOf(target.item, id, section));
  const reached = Map.groupBy(impactOf(sms).reachOf(target.key, sections), ({ item }) => item);
  return {
    ...emptyReport(sms),
    of: { id, title: target.title, section },
    suspect: suspectItem(sms, id),
    relying: [...reached].flatMap(([item, ways]) => affected(sms, item, [reasonOf(sms, ways, target.key)])),
  };
}

function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function emptyReport(sms: Sms): ImpactReport {
  const notes =
    sms.history === null
      ? [
          'Without the history of the repository only documents with a version number say that they changed, and not in which section. ' +
            (sms.settings.history === 'none' ? 'clausebook.yaml says `history: none`.' : ''),
        ]
      : sms.historyLimits.map(({ message, remedy }) => `${message} ${remedy}`);
  return {
    schema: 'clausebook-impact/1',
    asOf: sms.asOf,
    of: null,
    suspect: [],
    relying: [],
    notes: notes.map((note) => note.trim()),
  };
}

function suspectItem(sms: Sms, id: string): readonly AffectedItem[] {
  const suspects = impactOf(sms).suspects.get(id) ?? [];
  return suspects.length === 0 ? [] : affected(sms, id, reasonsOf(sms, suspects));
}

function affected(sms: Sms, id: string, reasons: AffectedItem['reasons']): readonly AffectedItem[] {
  const item = sms.items.get(id);
  return item === undefined ? [] : [{ id, title: item.title, owner: item.owner, reasons }];
}

interface Target {
  readonly key: string;
  readonly title: string;
  readonly item: Item | null;
}

function targetOf(sms: Sms, id: string): Target {
  const item = sms.items.get(id);
  if (item !== undefined) return { key: id, title: item.title, item };
  const reference = parseClauseReference(id, sms.settings.standards[0]);
  const clause = reference === null ? undefined : sms.catalogue.findClause(reference.standard, reference.clause);
  if (reference === null || clause === undefined) requireItem(sms, id);
  return {
    key: clauseKey(reference?.standard ?? '', reference?.clause ?? ''),
    title: clause?.title ?? '',
    item: null,
  };
}

/** A heading may be given as it reads, in any case, or by its anchor. */
function slugOf(item: Item | null, id: string, section: string): string {
  const headings = item?.facts?.headings ?? [];
  const wanted = section.toLowerCase();
  const found = headings.find(({ text, slug }) => text.toLowerCase() === wanted || slug === wanted);
  if (found !== undefined) return found.slug;
  const nearest = closest(
    section,
    headings.map(({ text }) => text),
  );
  throw new UsageError(
    `${id} has no section “${section}”.`,
    nearest === null ? `Leave --section out: clausebook impact ${id}` : `Did you mean “${nearest}”?`,
  );
}
