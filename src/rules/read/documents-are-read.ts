import picomatch from 'picomatch';
import { listWords } from '../../core/model/list-words.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { ForeignMapping } from '../../core/model/settings.ts';
import type { Sms } from '../../core/model/sms.ts';
import { closest } from '../../core/trace/nearest.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';

const settingsFile = 'clausebook.yaml';
const wanted = 'Documents are read from files that end in .md or .markdown, or as `endings` of their mapping says';

export default defineRule({
  id: 'READ-018',
  name: 'documents-are-read',
  severity: 'error',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  subsumes: ['META-007'],
  summary: 'The documents that clausebook.yaml means are found and can be read.',
  fix: 'Correct `roots` or `files` in clausebook.yaml, add `endings` for Markdown under another name, or convert the documents.',
  *check({ sms, note }) {
    const idle = sms.settings.foreign.flatMap((mapping) => {
      const matches = picomatch(mapping.files, { dot: true });
      return sms.files.some(({ file }) => matches(file)) ? [] : [{ mapping, matches }];
    });
    for (const { mapping, matches } of idle) yield ofMapping(sms, mapping, matches);
    if (idle.length === 0 && isEmpty(sms)) yield ofWhole(sms);
    const unread = unnamed(sms).filter((path) => !idle.some(({ matches }) => matches(path)));
    if (unread.length > 0)
      note(
        `Not evaluated: ${inWords(unread)} below the roots. They look like documents, but nothing reads ${unread.length === 1 ? 'it' : 'them'}.`,
        `${wanted}: name the ending of Markdown there, convert what else belongs to the SMS, and list the others under \`exclude\` in clausebook.yaml.`,
      );
  },
});

/** Nothing was taken up, and nothing was left out for a fault of its own that another rule tells. */
function isEmpty(sms: Sms): boolean {
  return sms.items.size === 0 && sms.registers.size === 0 && sms.withheld.every(({ reason }) => reason === 'type-off');
}

function ofMapping(sms: Sms, { files, line }: ForeignMapping, matches: (path: string) => boolean): Draft {
  const found = [...new Set([...sms.unread, ...sms.assets.keys()])].filter((path) => matches(path));
  const roots = listWords(sms.settings.roots.map((root) => `\`${root}\``));
  const start = startOfFile(settingsFile);
  const says =
    found.length === 0
      ? `\`${files}\` matches no file below the roots (${roots}), so this mapping reads nothing.${nearestFolder(sms, files)} Expected a pattern of documents that are there, from the folder of clausebook.yaml.`
      : `\`${files}\` matches ${inWords(found)}, of which nothing can be read, so this mapping reads nothing. ${wanted}: name the ending of Markdown there, convert anything else, or correct the pattern.`;
  return { place: { ...start, line: line ?? 1, endLine: line ?? 1 }, message: says, actual: files };
}

function ofWhole(sms: Sms): Draft {
  const roots = listWords(sms.settings.roots.map((root) => `\`${root}\``));
  const { length } = sms.files;
  const found =
    length === 0
      ? `there is no document below the roots (${roots})`
      : `${length === 1 ? 'the one document' : `none of the ${length} documents`} below the roots (${roots}) is ${length === 1 ? 'no' : 'an'} item`;
  return {
    place: startOfFile(settingsFile),
    keys: sms.files.map(({ file }) => file),
    message: `Nothing of the SMS was read: ${found}. Expected at least one document with an \`id\`, or a mapping under \`foreign\` that says how the documents are to be read.`,
  };
}

/** A folder much like the one with which a pattern begins. */
function nearestFolder(sms: Sms, pattern: string): string {
  const { base } = picomatch.scan(pattern);
  const paths = [...sms.files.map(({ file }) => file), ...sms.unread, ...sms.assets.keys()];
  const folders = new Set(paths.flatMap((path) => foldersOf(path)));
  const nearest = base === '' || folders.has(base) ? null : closest(base, [...folders]);
  return nearest === null ? '' : ` Did you mean \`${nearest}\`?`;
}

function foldersOf(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** What no text names: a form that a document refers to is an attachment of it. */
function unnamed(sms: Sms): readonly string[] {
  if (sms.unread.length === 0) return [];
  const texts = [...sms.files, ...sms.pages].map(({ text }) => text);
  return sms.unread.filter((path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return !texts.some((text) => text.includes(name) || text.includes(encodeURI(name)));
  });
}

/** `64 files ending in .md.erb`. */
function inWords(paths: readonly string[]): string {
  const endings = [...new Set(paths.map((path) => /(?:\.[a-z0-9]+){1,2}$/i.exec(path)?.[0] ?? ''))].filter(Boolean);
  const ending = endings.length === 0 ? '' : ` ending in ${listWords(endings.sort(), 6)}`;
  return `${paths.length} ${paths.length === 1 ? 'file' : 'files'}${ending}`;
}
