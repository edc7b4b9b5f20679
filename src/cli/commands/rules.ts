import { buildTypeTable } from '../../core/types/type-table.ts';
import type { Settings } from '../../core/model/settings.ts';
import type { Rule } from '../../rules/define-rule.ts';
import { loadedRules } from '../../rules/judge.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { knownRules } from '../known-rules.ts';
import { rootOption } from '../options.ts';

export default defineCommand({
  name: 'rules',
  summary: 'List every rule with severity, basis and clause, and whether it is loaded here',
  options: [
    commonOptions.root,
    commonOptions.untrusted,
    { flags: '--format <format>', summary: 'form of the list', choices: ['pretty', 'json'], default: 'pretty' },
  ],
  examples: ['clausebook rules', 'clausebook rules --format json'],
  run: async ({ options, terminal }) => {
    const { rules, settings } = await knownRules(rootOption(options, terminal), options['untrusted'] === true);
    const loaded = settings === null ? null : loadedHere(settings, rules);
    const list = rules.map((rule) => ({
      id: rule.id,
      name: rule.name,
      severity: rule.severity,
      basis: rule.basis,
      clause: rule.clause,
      level: rule.level,
      loaded: loaded === null ? null : loaded.has(rule.id),
      needs: rule.needs,
      summary: rule.summary,
    }));
    if (options.format === 'json') {
      terminal.out(`${JSON.stringify({ schema: 1, rules: list }, null, 2)}\n`);
      return 0;
    }
    const state = (isLoaded: boolean | null): string => (isLoaded === null ? '' : isLoaded ? 'loaded' : 'off');
    const rows = [
      ['Rule', 'Severity', 'Basis', 'Clause', ...(loaded === null ? [] : ['Here']), 'What it wants'],
      ...list.map((rule) => [
        rule.id,
        rule.severity,
        rule.basis,
        rule.clause,
        ...(loaded === null ? [] : [state(rule.loaded)]),
        rule.summary,
      ]),
    ];
    const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    for (const row of rows)
      terminal.out(
        `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}\n`,
      );
    const count =
      loaded === null
        ? `${rules.length} rules.`
        : `${rules.length} rules, ${loaded.size} loaded at the level and with the packs of clausebook.yaml.`;
    terminal.out(`\n${count} clausebook explain <rule> says more about one.\n`);
    return 0;
  },
});

/** Ids of the rules loaded with the settings. */
function loadedHere(settings: Settings, rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(loadedRules({ settings, types: buildTypeTable(settings).inUse }, rules).map((rule) => rule.id));
}
