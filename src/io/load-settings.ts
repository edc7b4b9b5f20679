import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { SettingsProblem } from '../core/model/settings-problem.ts';
import { likeness, pathInWords } from '../core/model/settings-problem.ts';
import type { Settings } from '../core/model/settings.ts';
import { ownTypeProblems } from '../core/types/own-type-problems.ts';
import { buildTypeTable } from '../core/types/type-table.ts';
import { settingsSchema, toSettings } from '../core/model/settings-schema.ts';
import { rules } from '../rules/registry.ts';
import { placeOfSetting } from './settings-places.ts';
import { problemsOfIssue } from './settings-words.ts';
import { UsageError } from './usage-error.ts';

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
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UsageError(`${settingsFile}, line ${line}, column ${col}: ${error.message}`, 'Correct the YAML.');
  }
  const data = withOldSpelling(document.toJS({ maxAliasCount: 20 }));
  const refuse = (problems: readonly SettingsProblem[], advice: string): void => {
    if (problems.length === 0) return;
    const found = problems.map((problem) => sentenceOf(problem, document.contents, lines));
    throw new UsageError([...new Set(found)].join('\n'), advice);
  };
  const result = settingsSchema.safeParse(data);
  if (!result.success) {
    refuse(
      result.error.issues.flatMap((issue) => problemsOfIssue(issue, data, settingsSchema)),
      'Correct clausebook.yaml; schemas/clausebook.schema.json describes every key.',
    );
  }
  const settings = toSettings(settingsSchema.parse(data));
  refuse(
    ownTypeProblems(settings.types, settings.standards),
    'docs/own-types.md says what an item type of your own may state.',
  );
  refuse(foreignTypeProblems(settings), 'docs/reference/types.md lists the item types.');
  const placed = Object.entries(settings.rules).map(([id, rule]) => {
    const { line } = placeOfSetting(document.contents, ['rules', id], lines, true);
    return [id, { ...rule, line }] as const;
  });
  const foreign = settings.foreign.map((mapping, index) => ({
    ...mapping,
    line: placeOfSetting(document.contents, ['foreign', index, 'files'], lines).line,
  }));
  const packLines = settings.packs.map((_, index) => placeOfSetting(document.contents, ['packs', index], lines).line);
  return { ...settings, rules: Object.fromEntries(placed), foreign, packLines };
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

function sentenceOf({ path, isKey, says }: SettingsProblem, contents: unknown, lines: LineCounter): string {
  const { line, column } = placeOfSetting(contents, path, lines, isKey);
  const what = path.length === 0 ? 'the file' : `\`${pathInWords(path)}\``;
  return `${settingsFile}, line ${line}, column ${column}: ${what} ${says}`;
}
