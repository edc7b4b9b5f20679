import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { closest } from '../core/trace/nearest.ts';
import type { Settings } from '../core/model/settings.ts';
import { buildTypeTable } from '../core/types/type-table.ts';
import { settingsSchema, toSettings } from '../core/model/settings-schema.ts';
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
  return parseSettings(text);
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
    throw new UsageError(
      `${settingsFile}, line ${lines.linePos(error.pos[0]).line}: ${error.message}`,
      'Correct the YAML.',
    );
  }
  const data: unknown = document.toJS({ maxAliasCount: 20 });
  const result = settingsSchema.safeParse(withOldSpelling(data));
  if (result.success) {
    const settings = toSettings(result.data);
    checkForeignTypes(settings, (path) => lineOf(document.contents, path, lines));
    const rules = Object.entries(settings.rules).map(([id, rule]) => {
      const line = lineOf(document.contents, ['rules', id], lines);
      return [id, { ...rule, line }] as const;
    });
    return { ...settings, rules: Object.fromEntries(rules) };
  }
  const problems = result.error.issues.map((issue) =>
    describe(issue, (path) => lineOf(document.contents, path, lines)),
  );
  throw new UsageError(
    problems.join('\n'),
    'Correct clausebook.yaml; schemas/clausebook.schema.json describes every key.',
  );
}

/** A set whose files all get a type that there is not would be left out file by file. */
function checkForeignTypes(settings: Settings, line: (path: readonly PropertyKey[]) => number): void {
  const { known } = buildTypeTable(settings);
  settings.foreign.forEach(({ type }, index) => {
    if (type === undefined || known.has(type)) return;
    const nearest = closest(type, [...known.keys()]);
    const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    throw new UsageError(
      `${settingsFile}, line ${line(['foreign', index, 'type'])}: "foreign.${index}.type": there is no item type "${type}".${hint}`,
      'docs/reference/types.md lists the item types.',
    );
  });
}

function withOldSpelling(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('organisation' in data)) return data ?? {};
  const { organisation, ...rest } = data;
  return { organization: organisation, ...rest };
}

function describe(issue: z.core.$ZodIssue, line: (path: readonly PropertyKey[]) => number): string {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map((key) => {
        const nearest = closest(key, Object.keys(settingsSchema.shape), 3);
        const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
        return `${settingsFile}, line ${line([...issue.path, key])}: unknown key "${key}".${hint}`;
      })
      .join('\n');
  }
  const where = issue.path.map(String).join('.');
  return `${settingsFile}, line ${line(issue.path)}: ${where === '' ? 'the file' : `"${where}"`}: ${issue.message}`;
}

function lineOf(contents: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = contents;
  let line = 1;
  for (const step of path) {
    if (isSeq(node) && typeof step === 'number') {
      const entry: unknown = node.items[step];
      if (!isMap(entry)) break;
      line = lines.linePos(entry.range?.[0] ?? 0).line;
      node = entry;
      continue;
    }
    if (!isMap(node)) break;
    const pair = node.items.find((entry) => isScalar(entry.key) && entry.key.value === step);
    if (pair === undefined || !isScalar(pair.key) || !pair.key.range) break;
    line = lines.linePos(pair.key.range[0]).line;
    node = pair.value;
  }
  return line;
}
