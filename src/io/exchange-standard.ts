import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { Catalogue } from '../core/standard/catalogue.ts';
import { fromCisoAssistant } from '../core/standard/exchange/from-ciso-assistant.ts';
import { fromOscal } from '../core/standard/exchange/from-oscal.ts';
import type { Imported, ImportWish } from '../core/standard/exchange/imported.ts';
import type { CisoLibrary } from '../core/standard/exchange/ciso-assistant.ts';
import type { OwnStandardInput } from '../core/standard/own-standard.ts';
import { parseOwnStandard } from './read-standards.ts';
import { UsageError } from './usage-error.ts';

const largestImport = 64 * 1024 * 1024;

/**
 * Reads a standard of another program: an OSCAL catalog (JSON or YAML) or a library of CISO Assistant.
 *
 * @param path where the file is
 * @param wish what is asked for
 * @param known standards there are already
 * @throws UsageError when it cannot be read, or is neither
 */
export async function readForeignStandard(path: string, wish: ImportWish, known: Catalogue): Promise<Imported> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new UsageError(`There is no file ${path}.`, 'Name the file to import.');
  if (!found.isFile()) throw new UsageError(`${path} is a folder or a device, not a file.`, 'Name the file to import.');
  if (found.size > largestImport) throw new UsageError(`${path} is larger than 64 MB.`, 'Import a part of it.');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read: ${String(error)}`, 'See who may read the file.');
  });
  const data = plainDataOf(basename(path), text);
  const imported = fromOscal(data, wish) ?? fromCisoAssistant(data, wish, known);
  if (imported === null)
    throw new UsageError(
      `${basename(path)} is neither an OSCAL catalog nor a library of CISO Assistant with a framework.`,
      'An OSCAL profile has to be resolved to a catalog first. docs/standards.md says what can be imported.',
    );
  return imported;
}

/**
 * Text of a file of `own_standards`, in a form that reads back as the same standard.
 *
 * @param standard what the file holds
 * @param source where it comes from, for the first line
 * @param known standards there are already
 * @throws UsageError when it would not be accepted there, for example since its id is taken
 */
export function ownStandardText(standard: OwnStandardInput, source: string, known: Catalogue): string {
  const body = stringify(standard, { lineWidth: 0, aliasDuplicateObjects: false });
  const text = `# Taken over from ${source.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')}. docs/standards.md describes the keys.\n${body}`;
  try {
    parseOwnStandard(source, new TextEncoder().encode(text), known);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `${source} cannot be taken over as it is.\n${error.message}`,
      'Where id or reference is taken, choose others with --id and --reference.',
    );
  }
  return text;
}

/**
 * Text of a library file of CISO Assistant.
 *
 * @param library what it holds
 */
export function cisoLibraryText(library: CisoLibrary): string {
  return stringify(library, { lineWidth: 0, aliasDuplicateObjects: false });
}

function plainDataOf(name: string, text: string): unknown {
  if (/^\uFEFF?\s*\{/.test(text)) {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch {
      throw new UsageError(`${name} begins like JSON and is none.`, 'Export it anew from the other program.');
    }
  }
  try {
    const document = parseDocument(text, { schema: 'core', prettyErrors: false });
    if (document.errors.length === 0) return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Said below.
  }
  throw new UsageError(`${name} is neither JSON nor YAML that can be read.`, 'Export it anew from the other program.');
}
