import type { SettingsProblem } from '../core/model/settings-problem.ts';
import { pathInWords, unknownWord } from '../core/model/settings-problem.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Catalogue } from '../core/standard/catalogue.ts';
import { catalogue as builtinCatalogue, catalogueWith } from '../core/standard/catalogue.ts';
import { ownMappingProblems, ownStandardProblems } from '../core/standard/own-standard-problems.ts';
import type { OwnStandard } from '../core/standard/own-standard.ts';
import { ownStandardSchema, packOfOwn } from '../core/standard/own-standard.ts';
import { claimProblems } from '../core/types/own-type-problems.ts';
import { joinPath } from '../core/trace/link-target.ts';
import { settingsFile } from './load-settings.ts';
import type { ReadFile } from './read-signers.ts';
import { largestFile } from './read-tree.ts';
import { UsageError } from './usage-error.ts';
import type { YamlSettings } from './yaml-settings.ts';
import { fitSettings, parseYamlSettings } from './yaml-settings.ts';

const advice = 'docs/standards.md describes the keys of a standard of your own.';

/**
 * The standards of an SMS: the built-in ones, and those in the files that `own_standards` names.
 *
 * @param settings `standards`, `own_standards`, `types`
 * @param read reads files of the same state as the settings
 * @throws UsageError with file, line and column when a standard cannot be read, or one is in use that there is not
 */
export async function readCatalogue(settings: Settings, read: ReadFile): Promise<Catalogue> {
  const known = await readOwnStandards(settings, read);
  for (const problem of unknownStandards(settings, known)) refuseSetting(settings, problem);
  if (settings.ownStandards.length > 0) {
    for (const problem of claimProblems(settings.types, settings.standards, known)) refuseSetting(settings, problem);
  }
  return known;
}

/**
 * The built-in standards and those of the organization, whether or not they are in use.
 *
 * @param settings `own_standards`
 * @param read reads files of the same state as the settings
 * @throws UsageError with file, line and column when a standard cannot be read
 */
export async function readOwnStandards(settings: Settings, read: ReadFile): Promise<Catalogue> {
  const files: { readonly own: OwnStandard; readonly yaml: YamlSettings }[] = [];
  let known = builtinCatalogue;
  for (const [index, path] of settings.ownStandards.entries()) {
    const file = joinPath(settingsFile, path);
    const bytes = file === null ? null : await read(file);
    if (file === null || bytes === null) {
      refuseSetting(settings, {
        path: ['own_standards', index],
        says: `is "${path}". Expected a file in the folder of the SMS, and there is none of this name.`,
      });
      continue;
    }
    const { own, yaml } = parseOwnStandard(file, bytes, known);
    files.push({ own, yaml });
    known = catalogueWith(files.map((entry) => packOfOwn(entry.own)));
  }
  for (const { own, yaml } of files) yaml.refuse(ownMappingProblems(own, known), advice);
  return known;
}

/**
 * Parses a standard of the organization.
 *
 * @param file its path, for messages
 * @param bytes its content
 * @param known standards there are already
 * @throws UsageError with line and column of everything that does not fit
 */
export function parseOwnStandard(
  file: string,
  bytes: Uint8Array,
  known: Catalogue,
): { readonly own: OwnStandard; readonly yaml: YamlSettings } {
  if (bytes.length > largestFile)
    throw new UsageError(`${file} is larger than 8 MB, so it is not read.`, 'Leave texts of clauses out of it.');
  const yaml = parseYamlSettings(file, new TextDecoder().decode(bytes));
  const own = fitSettings(yaml, ownStandardSchema, advice);
  yaml.refuse(ownStandardProblems(own, known), advice);
  return { own, yaml };
}

function unknownStandards({ standards }: Settings, known: Catalogue): readonly SettingsProblem[] {
  const ids = known.standards.map(({ id }) => id);
  return standards.flatMap((id, index) => (ids.includes(id) ? [] : [unknownWord(['standards', index], id, ids)]));
}

function refuseSetting({ linesOf }: Settings, { path, says }: SettingsProblem): void {
  const [key = '', index] = path;
  const line = typeof index === 'number' ? linesOf?.[String(key)]?.[index] : undefined;
  throw new UsageError(
    `${settingsFile}${line === undefined ? '' : `, line ${line}`}: \`${pathInWords(path)}\` ${says}`,
    'docs/standards.md says how standards are switched on and added.',
  );
}
