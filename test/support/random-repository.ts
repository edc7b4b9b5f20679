import fc from 'fast-check';
import { gitBytes } from './git.ts';

/** A file of a random commit. */
export interface RandomFile {
  readonly mode: string;
  readonly content: string;
}

/** A commit of a random repository, before it has an id. */
export interface RandomCommit {
  /** Places of the parents in the list of commits. */
  readonly parents: readonly number[];
  readonly author: string;
  readonly date: string;
  readonly encoding: string | null;
  readonly message: Buffer;
  /** By path; paths are bytes, written as Latin-1. */
  readonly files: ReadonlyMap<string, RandomFile>;
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const paths = [
  ...['README.md', 'readme.md', 'a', 'a/b.md', 'a/b/c.md', 'a-b', 'content/pol-001.md', 'content/Pol-001.md', 'z'],
  ...[
    'content/with blank (1) & more.md',
    'a\nnewline.md',
    '"quoted".md',
    'tab\there',
    'back\\slash.md',
    ':(top)x',
    '-rf',
  ],
  ...['é.md', 'e\u0301.md', 'ä/ö/ü.md', '日本語.md', '\u{1F600}.md', '\uFF01.md', '[a]*.md', '...', ' '].map(utf8),
  'caf\xe9.md',
];

const contents = [
  '',
  'one\n',
  'two\n',
  'three, rather longer than the others\n'.repeat(20),
  'line\r\n',
  '\0binary\xff',
];

const messages: readonly Buffer[] = [
  ...[
    '',
    'subject',
    'subject\n\nbody\n\n\n',
    'line\r\nline\r\n',
    '\n\nlate',
    'Grüße\n',
    '\u{FEFF}mark',
    'a\u0000b'.slice(0, 1),
  ],
].map((text) => Buffer.from(text));

const encodings: readonly { readonly encoding: string | null; readonly message: Buffer }[] = [
  { encoding: 'ISO-8859-1', message: Buffer.from('caf\xe9\n', 'latin1') },
  { encoding: 'Shift_JIS', message: Buffer.from('8341835e', 'hex') },
  { encoding: null, message: Buffer.from('stray \xe9 byte', 'latin1') },
];

interface Step {
  readonly kind: 'root' | 'next' | 'merge';
  readonly others: readonly number[];
  readonly picks: readonly boolean[];
  readonly edits: readonly (readonly [path: number, content: number, mode: number, from: number])[];
  readonly author: string;
  readonly at: number;
  readonly zone: string;
  readonly text: { readonly encoding: string | null; readonly message: Buffer };
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('next', 'next', 'next', 'next', 'merge', 'merge', 'root'),
  others: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
  picks: fc.array(fc.boolean(), { minLength: paths.length, maxLength: paths.length }),
  edits: fc.array(fc.tuple(fc.nat(paths.length - 1), fc.nat(9), fc.nat(9), fc.nat(paths.length - 1)), { maxLength: 4 }),
  author: fc.constantFrom(
    'Ada Example <ada@example.org>',
    'Zoë Ünal <zoe@example.org>',
    ' <nobody@example.org>',
    'No Address <>',
  ),
  at: fc.constantFrom(0, 1, 1_700_000_000, 1_700_000_001, 1_700_000_002),
  zone: fc.constantFrom('+0000', '+0530', '-0330', '-0000'),
  text: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...messages).map((message) => ({ encoding: null, message })) },
    { weight: 1, arbitrary: fc.constantFrom(...encodings) },
  ),
});

/** Random histories: lines, roots, merges of two to four, criss-cross, merges that change more than they merge. */
export const randomHistory: fc.Arbitrary<readonly RandomCommit[]> = fc
  .array(step, { minLength: 1, maxLength: 14, size: 'max' })
  .map((steps) => {
    const commits: RandomCommit[] = [];
    for (const [index, { kind, others, picks, edits, author, at, zone, text }] of steps.entries()) {
      const before = kind === 'root' || index === 0 ? [] : [index - 1];
      const more = kind === 'merge' && index > 1 ? others.map((other) => other % index) : [];
      const parents = [...new Set([...before, ...more])];
      const states = parents.map((parent) => commits[parent]?.files ?? new Map<string, RandomFile>());
      const files = new Map<string, RandomFile>();
      for (const [place, path] of paths.entries()) {
        const kept = (picks[place] === true ? states[0] : states.at(-1))?.get(path);
        if (kept !== undefined) put(files, path, kept);
      }
      for (const edit of edits) apply(files, edit);
      // Names are in the encoding of the message.
      const name = text.encoding === null ? author : 'Ada Example <ada@example.org>';
      commits.push({ parents, author: name, date: `${at} ${zone}`, ...text, files });
    }
    return commits;
  });

function apply(files: Map<string, RandomFile>, [to, content, mode, from]: Step['edits'][number]): void {
  const path = paths[to] ?? '';
  const source = files.get(paths[from] ?? '');
  const text = contents[content];
  if (text === undefined && source !== undefined && mode < 5) {
    files.delete(paths[from] ?? '');
    put(files, path, source);
  } else if (text === undefined) {
    files.delete(path);
  } else {
    put(files, path, { content: text, mode: ['100755', '120000', '160000'][mode] ?? '100644' });
  }
}

/** A file takes the place of a folder of its name, and of a file whose name is one of its folders. */
function put(files: Map<string, RandomFile>, path: string, file: RandomFile): void {
  for (const other of files.keys()) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  }
  files.set(path, file);
}

/**
 * Builds a real bare repository.
 *
 * @param folder empty folder
 * @param packed true for one pack, false for loose objects
 * @returns ids of the commits
 */
export function buildRepository(folder: string, commits: readonly RandomCommit[], packed: boolean): readonly string[] {
  gitBytes(folder, ['init', '--quiet', '--bare', '--template=', '.']);
  const parts: (string | Buffer)[] = [];
  for (const [index, { parents, author, date, encoding, message, files }] of commits.entries()) {
    const [first, ...others] = parents;
    const person = Buffer.from(`${author} ${date}`).toString('latin1');
    parts.push(`reset refs/heads/main\n\ncommit refs/heads/main\nmark :${index + 1}\n`);
    parts.push(`author ${person}\ncommitter ${person}\n`);
    parts.push(encoding === null ? '' : `encoding ${encoding}\n`, `data ${message.length}\n`, message, '\n');
    if (first !== undefined) parts.push(`from :${first + 1}\n`);
    for (const other of others) parts.push(`merge :${other + 1}\n`);
    parts.push('deleteall\n');
    for (const [path, { mode, content }] of files) {
      const quoted = `"${path.replace(/[^\w./-]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
      if (mode === '160000') parts.push(`M ${mode} ${'1234567890'.repeat(4)} ${quoted}\n`);
      else parts.push(`M ${mode} inline ${quoted}\ndata ${content.length}\n${content}\n`);
    }
  }
  for (const index of commits.keys()) parts.push(`get-mark :${index + 1}\n`);
  const stream = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const unpack = `fastimport.unpackLimit=${packed ? 1 : 100_000}`;
  const output = gitBytes(folder, ['-c', unpack, 'fast-import', '--quiet', '--force'], stream);
  return output.toString().trim().split('\n');
}
