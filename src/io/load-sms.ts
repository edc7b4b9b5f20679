import { dateInTimeZone } from '../core/lifecycle/calendar.ts';
import { buildSms } from '../core/model/build-sms.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import { startOfFile } from '../core/model/place.ts';
import type { Settings } from '../core/model/settings.ts';
import type { Sms } from '../core/model/sms.ts';
import { parseCsv } from '../markdown/parse-csv.ts';
import { parseSource } from '../markdown/parse-source.ts';
import { loadSettings } from './load-settings.ts';
import { readTree } from './read-tree.ts';
import type { SkippedEntry, SourceTree } from './read-tree.ts';
import { sha256 } from './sha256.ts';

export interface LoadOptions {
  /** Day to judge; by default the one of the settings, else today in the organization's time zone. */
  readonly asOf?: string;
  /** The instant that counts as now, ISO 8601; by default the clock. */
  readonly now?: string;
  /** Settings to use instead of those in the file. */
  readonly settings?: Settings;
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
  const tree = await readTree(root, settings);
  return buildFromTree(tree, settings, options);
}

/**
 * Builds the model from a tree that is already read.
 *
 * @param tree files of the SMS
 * @param settings its settings
 * @param options day to judge
 */
export function buildFromTree(tree: SourceTree, settings: Settings, options: LoadOptions = {}): Sms {
  const isPage = (file: { readonly path: string }): boolean => /(?:^|\/)pages\/[^/]+\.mdx?$/i.test(file.path);
  const pages = tree.files.filter(isPage).map((file) => parseSource(file.path, file.bytes, sha256(file.bytes)));
  const markdown = tree.files.filter((file) => /\.(?:md|markdown)$/i.test(file.path) && !isPage(file));
  const files = markdown.map((file, index) => {
    options.onProgress?.(index + 1, markdown.length);
    return parseSource(file.path, file.bytes, sha256(file.bytes));
  });
  const data = tree.files
    .filter((file) => /\.csv$/i.test(file.path))
    .map((file) => parseCsv(file.path, file.bytes, sha256(file.bytes)));
  const assets = new Map(
    tree.files
      .filter((file) => !/\.(?:mdx?|markdown)$/i.test(file.path))
      .map((file) => [file.path, sha256(file.bytes)]),
  );
  const now = options.now ?? new Date().toISOString();
  return buildSms({
    settings,
    asOf: options.asOf ?? settings.asOf ?? dateInTimeZone(now, settings.timeZone),
    files: [...files, ...tree.skipped.filter(mayHoldItems).map(factsOfSkipped)].sort((a, b) =>
      a.file < b.file ? -1 : 1,
    ),
    data,
    pages,
    assets,
    sha256,
  });
}

const skippedBecause: Readonly<Record<SkippedEntry['reason'], string>> = {
  'symbolic link': 'This is a symbolic link, which could lead anywhere, so it is not followed.',
  'not a file': 'This is no regular file, so it is not read.',
  'larger than 8 MB': 'The file is larger than 8 MB, so it is not read.',
  'not readable': 'The file or folder cannot be opened, so it is not read.',
};

/** A document, data, or a folder of them; a picture that is not read shows where a text points to it. */
function mayHoldItems({ path }: SkippedEntry): boolean {
  return /\.(?:mdx?|markdown|csv)$/i.test(path) || !/\.[^/]*$/.test(path);
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
    bodyLine: 1,
    headings: [],
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
