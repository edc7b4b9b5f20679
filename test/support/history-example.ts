import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sms } from '../../src/core/model/sms.ts';
import { loadSms } from '../../src/io/load-sms.ts';
import { readSms } from '../../src/io/read-sms.ts';
import type { ExampleChange, ExampleCommit, RuleExample } from '../../src/rules/parse-rule-docs.ts';
import { GitSms } from './git-sms.ts';
import type { CommitRequest, Who } from './git-sms.ts';

/**
 * Makes the repository that an example of a rule shows and reads it, as `check` does.
 *
 * @param example one with commits
 */
export async function smsOfExample(example: RuleExample): Promise<Sms> {
  const repository = GitSms.start(Object.fromEntries(example.files));
  let base: string | null = null;
  for (const commit of example.history) {
    const id = await carryOut(repository, commit);
    if (commit.acts.some(([name]) => name === 'base')) base = id;
  }
  return readSms(repository.root, { now: '2026-06-30T12:00:00Z', ...(base === null ? {} : { base }) });
}

const known: ReadonlySet<string> = new Set([
  'signed',
  'committer',
  'tag',
  'move',
  'delete',
  'branch',
  'merge',
  'squash',
  'base',
  'drop',
]);

async function carryOut(repository: GitSms, { on, by, message, acts, files }: ExampleCommit): Promise<string> {
  const strange = acts.find(([name]) => !known.has(name));
  if (strange !== undefined) throw new Error(`Unexpected "${strange.join(' ')}" in a commit of an example.`);
  const act = (name: string): string | undefined => acts.find(([key]) => key === name)?.[1];
  const [branch, merge, squash, committer, signed] = ['branch', 'merge', 'squash', 'committer', 'signed'].map(act);
  if (branch !== undefined && repository.has(branch)) repository.checkout(branch);
  else if (branch !== undefined) repository.branch(branch);
  for (const [, path] of acts.filter(([name]) => name === 'delete')) repository.write({ [path]: null });
  for (const [, path] of acts.filter(([name]) => name === 'move')) move(repository.root, path);
  for (const [path, change] of files) repository.write({ [path]: changed(repository.root, path, change) });
  for (const path of files.keys()) await fillInDigests(repository, path);
  if (on === null) return '';
  const request: CommitRequest = {
    by: whoIs(by),
    on,
    message,
    ...(committer === undefined ? {} : { committer: whoIs(committer) }),
    ...(signed === undefined ? {} : { signedBy: signed }),
  };
  const id =
    merge !== undefined
      ? repository.merge(merge, request)
      : squash !== undefined
        ? repository.squash(squash, request)
        : repository.commit(request);
  for (const [, name] of acts.filter(([key]) => key === 'tag')) repository.tag(name);
  if (branch !== undefined) repository.checkout('main');
  for (const [, name] of acts.filter(([key]) => key === 'drop')) repository.drop(name);
  return id;
}

function whoIs(text: string): Who {
  const match = /^(.*) <(.*)>$/.exec(text);
  return match === null ? (text as Who) : { name: match[1] ?? '', email: match[2] ?? '' };
}

function move(root: string, paths: string): void {
  const [from = '', to = ''] = paths.split(' to ');
  mkdirSync(dirname(join(root, to)), { recursive: true });
  renameSync(join(root, from), join(root, to));
}

function changed(root: string, path: string, { kind, text }: ExampleChange): string {
  return kind === 'whole' ? text : editedText(readFileSync(join(root, path), 'utf8'), text);
}

/**
 * Applies an edit of an example. Every run of lines must stand in the text exactly once.
 *
 * @param text the file
 * @param edit lines with ` `, `-` or `+` before them; runs are apart by `@@`
 */
export function editedText(text: string, edit: string): string {
  return edit.split(/^@@.*\n/m).reduce((content, run) => {
    const lines = run.replace(/\n$/, '').split('\n');
    const side = (other: string): string =>
      lines
        .filter((line) => !line.startsWith(other))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const parts = `\n${content}`.split(`\n${side('+')}`);
    if (parts.length !== 2) throw new Error(`Expected these lines once, found ${parts.length - 1} of them:\n${run}`);
    return `${parts[0] ?? ''}\n${side('-')}${parts[1] ?? ''}`.slice(1);
  }, text);
}

/** `{{digest POL-004}}` stands for the digest of that item as the files are then. */
async function fillInDigests(repository: GitSms, path: string): Promise<void> {
  const text = readFileSync(join(repository.root, path), 'utf8');
  const wanted = [...text.matchAll(/\{\{digest ([A-Z]{3}-\d+)\}\}/g)].map((match) => match[1] ?? '');
  if (wanted.length === 0) return;
  const blank = text.replaceAll(/\{\{digest [^}]*\}\}/g, `cb1-sha256:${'0'.repeat(64)}`);
  repository.write({ [path]: blank });
  const { items } = await loadSms(repository.root, { now: '2026-06-30T12:00:00Z' });
  repository.write({
    [path]: text.replaceAll(/\{\{digest ([A-Z]{3}-\d+)\}\}/g, (_, id: string) => {
      const item = items.get(id);
      if (item === undefined) throw new Error(`There is no item ${id}.`);
      return item.digest;
    }),
  });
}
