import { setImmediate } from 'node:timers/promises';
import { dateInTimeZone } from '../core/lifecycle/calendar.ts';
import { buildSms } from '../core/model/build-sms.ts';
import type { DataFacts, SourceFacts } from '../core/model/facts.ts';
import { fileKinds, isLandingPage } from '../core/model/files-of-sms.ts';
import type { FileKinds } from '../core/model/files-of-sms.ts';
import { mappingFinder } from '../core/model/foreign.ts';
import { startOfFile } from '../core/model/place.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import type { Catalogue } from '../core/standard/catalogue.ts';
import { parseCsv } from '../markdown/parse-csv.ts';
import type { PackedSource } from '../markdown/packed-source.ts';
import { unpackSource } from '../markdown/packed-source.ts';
import { packSource } from '../markdown/parse-source.ts';
import type { CheckMemory } from './check-memory.ts';
import { fileBelow } from './file-below.ts';
import { loadSettings } from './load-settings.ts';
import type { ParseCache } from './parse-cache.ts';
import { readCatalogue } from './read-standards.ts';
import { readTree } from './read-tree.ts';
import type { SkippedEntry, SourceTree, TreeFile } from './read-tree.ts';
import { sha256 } from './sha256.ts';

export interface LoadOptions {
  /** Day to judge; by default the one of the settings, else today in the organization's time zone. */
  readonly asOf?: string;
  /** The instant that counts as now, ISO 8601; by default the clock. */
  readonly now?: string;
  /** Settings to use instead of those in the file. */
  readonly settings?: Settings;
  /** Standards of the organization; where they are left out, `loadSms` reads them, others take the built-in ones. */
  readonly catalogue?: Catalogue;
  /** Opens the cache of earlier runs for a number of texts; null where it is not worth while. */
  readonly cache?: (texts: number) => Promise<ParseCache | null>;
  /** What an earlier check of the same process knew. */
  readonly memory?: CheckMemory;
  /** The outcome is published: the pages need the memory that decoded texts would take. */
  readonly isBuild?: boolean;
  /** Called while files are read. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads an SMS from a folder and builds its model.
 *
 * @param root folder that holds `clausebook.yaml`
 * @param options day to judge
 * @throws UsageError when the settings are missing or not valid
 */
export async function loadSms(root: string, options: LoadOptions = {}): Promise<Sms> {
  const settings = options.settings ?? (await loadSettings(root));
  const catalogue = options.catalogue ?? (await readCatalogue(settings, fileBelow(root)));
  return loadFromTree(await readTree(root, settings), settings, { ...options, catalogue });
}

/**
 * Builds the model from a tree that is already read, file by file with pauses, through the cache where there is one.
 *
 * @param tree files of the SMS
 * @param settings its settings
 * @param options day to judge, cache
 */
export async function loadFromTree(tree: SourceTree, settings: Settings, options: LoadOptions = {}): Promise<Sms> {
  return assemble(tree, settings, options, await parseTree(tree, settings, options));
}

/**
 * Builds the model from a tree that is already read.
 *
 * @param tree files of the SMS
 * @param settings its settings
 * @param options day to judge
 */
export function buildFromTree(tree: SourceTree, settings: Settings, options: LoadOptions = {}): Sms {
  const parsed = textsOf(tree, settings).map((file) => parse(file, null, options.memory));
  return assemble(tree, settings, options, parsed);
}

/** A text that is parsed, or one that an earlier check has read. */
interface ParsedText {
  readonly file: TreeFile;
  readonly sha256: string;
  readonly read: PackedSource | SourceFacts;
}

const filesBetweenPauses = 100;

/** Parses all texts. The parser gives its memory back between two turns of the event loop only, so there are pauses. */
async function parseTree(tree: SourceTree, settings: Settings, options: LoadOptions): Promise<readonly ParsedText[]> {
  const texts = textsOf(tree, settings);
  const cache = options.memory === undefined ? ((await options.cache?.(texts.length)) ?? null) : null;
  const parsed: ParsedText[] = [];
  for (const file of texts) {
    parsed.push(parse(file, cache, options.memory));
    options.onProgress?.(parsed.length, texts.length);
    if (parsed.length % filesBetweenPauses === 0) await setImmediate();
  }
  await cache?.write();
  return parsed;
}

function parse(file: TreeFile, cache: ParseCache | null = null, memory?: CheckMemory): ParsedText {
  const hash = hashOf(file);
  const known = memory?.sources.find(keyOf(file, hash)) ?? cache?.find(file.path, hash) ?? null;
  if (known !== null) return { file, sha256: hash, read: known };
  const packed = packSource(file.path, file.bytes);
  cache?.keep(file.path, hash, packed);
  return { file, sha256: hash, read: packed };
}

const hashes = new WeakMap<Uint8Array, string>();

/** Files that stay the same keep their bytes from one check to the next. */
function hashOf({ bytes }: TreeFile): string {
  const hash = hashes.get(bytes) ?? sha256(bytes);
  hashes.set(bytes, hash);
  return hash;
}

function keyOf({ path }: TreeFile, hash: string): string {
  return `${hash} ${path}`;
}

/** Texts of some thousand documents: many rules read them, one after the other. */
const keptCharacters = 48_000_000;

function assemble(tree: SourceTree, settings: Settings, options: LoadOptions, parsed: readonly ParsedText[]): Sms {
  const { memory } = options;
  const room = { left: options.isBuild === true ? 0 : keptCharacters };
  const texts = parsed.map(({ file, sha256: hash, read }) => {
    const facts = 'head' in read ? unpackSource(file.path, file.bytes, hash, read, room) : read;
    memory?.sources.keep(keyOf(file, hash), facts);
    return facts;
  });
  const data = tree.files.filter((file) => /\.csv$/i.test(file.path)).map((file) => readData(file, memory));
  const kinds = fileKinds(settings);
  const assets = new Map(tree.files.filter(({ path }) => kinds.isAsset(path)).map((file) => [file.path, hashOf(file)]));
  const now = options.now ?? new Date().toISOString();
  // A foreign set keeps what it likes in a folder of that name.
  const mappingOf = mappingFinder(settings.foreign);
  const isLanding = ({ file }: SourceFacts): boolean => isLandingPage(file) && mappingOf(file) === null;
  return buildSms({
    settings,
    ...(options.catalogue === undefined ? {} : { catalogue: options.catalogue }),
    ...(memory === undefined ? {} : { memory: memory.build }),
    asOf: options.asOf ?? settings.asOf ?? dateInTimeZone(now, settings.timeZone),
    files: [
      ...texts.filter((facts) => !isLanding(facts)),
      ...tree.skipped.filter(({ path }) => mayHoldItems(path, kinds)).map(factsOfSkipped),
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    data,
    pages: texts.filter(isLanding),
    assets,
    unread: tree.files.flatMap(({ path }) => (looksLikeDocument(path) && !isRead(path, kinds) ? [path] : [])),
    sha256,
  });
}

function readData(file: TreeFile, memory?: CheckMemory): DataFacts {
  const hash = hashOf(file);
  const data = memory?.data.find(keyOf(file, hash)) ?? parseCsv(file.path, file.bytes, hash);
  memory?.data.keep(keyOf(file, hash), data);
  return data;
}

function textsOf({ files }: SourceTree, settings: Settings): readonly TreeFile[] {
  const kinds = fileKinds(settings);
  return files.filter(({ path }) => isRead(path, kinds));
}

function isRead(path: string, { isText }: FileKinds): boolean {
  return isText(path) || isLandingPage(path);
}

/** Word processors, other markup, and Markdown that a template engine fills in first (`.md.erb`). */
function looksLikeDocument(path: string): boolean {
  return /\.(?:mdx|(?:md|markdown|html?)\.[a-z0-9]+|mdown|mkdn?|rmd|qmd|adoc|asciidoc|asc|rst|textile|org|wiki|docx?|docm|dotx?|odt|rtf|pages)$/i.test(
    path,
  );
}

const skippedBecause: Readonly<Record<SkippedEntry['reason'], string>> = {
  'symbolic link': 'This is a symbolic link, which could lead anywhere, so it is not followed.',
  'not a file': 'This is no regular file, so it is not read.',
  'larger than 8 MB': 'The file is larger than 8 MB, so it is not read.',
  'not readable': 'The file or folder cannot be opened, so it is not read.',
};

/** A document, data, or a folder of them; a picture that is not read shows where a text points to it. */
function mayHoldItems(path: string, { isAsset }: FileKinds): boolean {
  return !isAsset(path) || /\.csv$/i.test(path) || !/\.[^/]*$/.test(path);
}

function factsOfSkipped(entry: SkippedEntry): SourceFacts {
  const place = startOfFile(entry.path);
  return {
    file: entry.path,
    sha256: '',
    text: '',
    hasFrontmatter: false,
    fields: {},
    body: '',
    written: '',
    bodyLine: 1,
    headings: [],
    opening: null,
    tables: [],
    lists: [],
    paragraphs: [],
    links: [],
    codeBlocks: [],
    problems: [
      {
        code: entry.reason === 'larger than 8 MB' ? 'too-large' : 'not-a-regular-file',
        place,
        actual: skippedBecause[entry.reason],
        expected: 'Put a regular file of at most 8 MB here, or remove it.',
        fatal: true,
      },
    ],
    locate: () => place,
    locateValue: () => place,
  };
}
