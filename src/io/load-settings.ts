import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsProblem } from '../core/model/settings-problem.ts';
import { likeness } from '../core/model/settings-problem.ts';
import type { Settings } from '../core/model/settings.ts';
import { catalogue } from '../core/standard/catalogue.ts';
import { claimProblems, ownTypeProblems } from '../core/types/own-type-problems.ts';
import { buildTypeTable } from '../core/types/type-table.ts';
import { settingsSchema, toSettings } from '../core/model/settings-schema.ts';
import { rules } from '../rules/registry.ts';
import { UsageError } from './usage-error.ts';
import { fitSettings, parseYamlSettings } from './yaml-settings.ts';

/** Name of the settings file in the root of an SMS. */
export const settingsFile = 'clausebook.yaml';

/**
 * Reads `clausebook.yaml`.
 *
 * @param root folder of the SMS
 * @returns the settings with every default filled in
 * @throws UsageError with line and advice when the file is missing or not valid
 */
export async function loadSettings(root: string): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(join(root, settingsFile), 'utf8');
  } catch {
    throw new UsageError(
      `There is no ${settingsFile} in ${root}.`,
      'Run `clausebook init` to start an SMS here, or name its folder with --root.',
    );
  }
  return withBlocksOn(parseSettings(text));
}

/**
 * Parses the text of `clausebook.yaml`.
 *
 * @param text content of the file
 * @throws UsageError with line and advice when it is not valid
 */
export function parseSettings(text: string): Settings {
  const yaml = parseYamlSettings(settingsFile, text);
  const advice = 'Correct clausebook.yaml; schemas/clausebook.schema.json describes every key.';
  const settings = toSettings(fitSettings(yaml, settingsSchema, advice, withOldSpelling(yaml.data)));
  yaml.refuse(
    [
      ...ownTypeProblems(settings.types),
      // Clauses of own standards are known only once these are read (`readCatalogue`).
      ...(settings.ownStandards.length > 0 ? [] : claimProblems(settings.types, settings.standards, catalogue)),
    ],
    'docs/own-types.md says what an item type of your own may state.',
  );
  yaml.refuse(foreignTypeProblems(settings), 'docs/reference/types.md lists the item types.');
  const placed = Object.entries(settings.rules).map(
    ([id, rule]) => [id, { ...rule, line: yaml.lineOf(['rules', id], true) }] as const,
  );
  const foreign = settings.foreign.map((mapping, index) => ({
    ...mapping,
    line: yaml.lineOf(['foreign', index, 'files']),
  }));
  const linesOf = (key: string, entries: readonly unknown[]): readonly number[] =>
    entries.map((_, index) => yaml.lineOf([key, index]));
  return {
    ...settings,
    rules: Object.fromEntries(placed),
    foreign,
    packLines: linesOf('packs', settings.packs),
    linesOf: {
      standards: linesOf('standards', settings.standards),
      own_standards: linesOf('own_standards', settings.ownStandards),
    },
  };
}

/**
 * Refuses settings that switch off a rule of severity block.
 *
 * @param settings settings that are to judge
 * @returns the same settings
 * @throws UsageError with the line of each such rule
 */
export function withBlocksOn(settings: Settings): Settings {
  const off = rules.filter(({ id, severity }) => severity === 'block' && settings.rules[id]?.severity === 'off');
  if (off.length === 0) return settings;
  const found = off.map(
    ({ id }) =>
      `${settingsFile}, line ${settings.rules[id]?.line ?? 1}: \`rules.${id}\` is "off". Expected another severity: a rule of severity block cannot be switched off.`,
  );
  throw new UsageError(
    found.join('\n'),
    `Lower it (\`${off[0]?.id ?? ''}: warn\`), or waive single findings of it (level standard).`,
  );
}

/** A set whose files all get a type that there is not would be left out file by file. */
function foreignTypeProblems(settings: Settings): readonly SettingsProblem[] {
  const known = [...buildTypeTable(settings).known.keys()];
  return settings.foreign.flatMap(({ type }, index) =>
    type === undefined || known.includes(type)
      ? []
      : [
          {
            path: ['foreign', index, 'type'],
            says: `is "${type}". Expected the key of an item type.${likeness(type, known)}`,
          },
        ],
  );
}

function withOldSpelling(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('organisation' in data)) return data ?? {};
  const { organisation, ...rest } = data;
  return { organization: organisation, ...rest };
}
