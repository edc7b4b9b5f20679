import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { SettingsProblem } from '../core/model/settings-problem.ts';
import { pathInWords } from '../core/model/settings-problem.ts';
import { placeOfSetting } from './settings-places.ts';
import { problemsOfIssue } from './settings-words.ts';
import { UsageError } from './usage-error.ts';

/** A YAML file of settings that was parsed. */
export interface YamlSettings {
  readonly data: unknown;
  /** Line at which a path stands. */
  readonly lineOf: (path: readonly PropertyKey[], isKey?: boolean) => number;
  /**
   * Refuses the file.
   *
   * @param problems what is wrong; nothing happens without any
   * @param advice what to do
   * @throws UsageError with line and column of each
   */
  readonly refuse: (problems: readonly SettingsProblem[], advice: string) => void;
}

const mostProblems = 20;

/**
 * Parses a YAML file of settings.
 *
 * @param file its name, for messages
 * @param text its content
 * @throws UsageError with line and column when it is no YAML
 */
export function parseYamlSettings(file: string, text: string): YamlSettings {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new UsageError(`${file}, line ${line}, column ${col}: ${error.message}`, 'Correct the YAML.');
  }
  const sentenceOf = ({ path, isKey, says }: SettingsProblem): string => {
    const { line, column } = placeOfSetting(document.contents, path, lines, isKey);
    const what = path.length === 0 ? 'the file' : `\`${pathInWords(path)}\``;
    return `${file}, line ${line}, column ${column}: ${what} ${says}`;
  };
  return {
    data: plainData(file, document),
    lineOf: (path, isKey) => placeOfSetting(document.contents, path, lines, isKey).line,
    refuse: (problems, advice) => {
      if (problems.length === 0) return;
      const found = [...new Set(problems.slice(0, mostProblems).map(sentenceOf))];
      const more = problems.length - mostProblems;
      throw new UsageError([...found, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n'), advice);
    },
  };
}

function plainData(file: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    throw new UsageError(`${file}: its aliases repeat too much.`, 'Write out what the aliases (`*name`) stand for.');
  }
}

/**
 * Data of a file in the form a schema gives it.
 *
 * @param yaml the file
 * @param schema the form
 * @param advice what to do where it does not fit
 * @param data what stands in the file, where it was changed first
 * @throws UsageError with line and column of everything that does not fit
 */
export function fitSettings<Schema extends z.ZodType>(
  yaml: YamlSettings,
  schema: Schema,
  advice: string,
  data: unknown = yaml.data,
): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  yaml.refuse(
    result.error.issues.flatMap((issue) => problemsOfIssue(issue, data, schema)),
    advice,
  );
  throw result.error;
}
