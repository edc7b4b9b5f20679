import { hash } from 'node:crypto';
import { gitNamespace } from '../signatures/verify-signature.ts';
import { signWithKey } from '../signatures/make-ssh-signature.ts';
import type { GitTime } from './calendar.ts';
import type { Committer } from './people.ts';
import { testKey } from './test-keys.ts';

/** Kinds of Git objects this writes. */
export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

/** Objects of a repository that is being made, each once. */
export class ObjectStore {
  /** Object id -> type and content. */
  readonly objects = new Map<string, { readonly type: ObjectType; readonly content: Buffer }>();

  /** Puts an object in; gives its id. */
  add(type: ObjectType, content: Buffer): string {
    const id = hash('sha1', Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]), 'hex');
    if (!this.objects.has(id)) this.objects.set(id, { type, content });
    return id;
  }

  /**
   * Puts a tree in with all its folders.
   *
   * @param files path -> id of a blob
   */
  addTree(files: ReadonlyMap<string, string>): string {
    const folders = new Map<string, Map<string, string>>();
    const entries: { readonly name: string; readonly mode: string; readonly id: string }[] = [];
    for (const [path, id] of files) {
      const slash = path.indexOf('/');
      if (slash < 0) {
        entries.push({ name: path, mode: '100644', id });
        continue;
      }
      const name = path.slice(0, slash);
      const folder = folders.get(name) ?? new Map<string, string>();
      folder.set(path.slice(slash + 1), id);
      folders.set(name, folder);
    }
    for (const [name, folder] of folders) entries.push({ name, mode: '40000', id: this.addTree(folder) });
    // Git sorts folders as if their names ended with a slash.
    const key = ({ name, mode }: { readonly name: string; readonly mode: string }): Buffer =>
      Buffer.from(mode === '40000' ? `${name}/` : name);
    entries.sort((a, b) => Buffer.compare(key(a), key(b)));
    const parts = entries.flatMap(({ name, mode, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
    return this.add('tree', Buffer.concat(parts));
  }
}

/** What a commit says. */
export interface CommitContent {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Committer;
  readonly committer: Committer;
  readonly time: GitTime;
  /** Day of it in London. */
  readonly day: string;
  /** Ends with a line end. */
  readonly message: string;
  /** Whose test key signs it. */
  readonly signedBy: string | null;
}

/** Bytes of a commit, with its signature in the header `gpgsig`. */
export function commitBytes(commit: CommitContent): Buffer {
  const headers = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${identity(commit.author, commit.time)}`,
    `committer ${identity(commit.committer, commit.time)}`,
  ];
  const payload = `${headers.join('\n')}\n\n${commit.message}`;
  if (commit.signedBy === null) return Buffer.from(payload);
  const signature = signWithKey(Buffer.from(payload), gitNamespace, testKey(commit.signedBy, commit.day)).trimEnd();
  return Buffer.from(`${headers.join('\n')}\ngpgsig ${signature.replaceAll('\n', '\n ')}\n\n${commit.message}`);
}

/** Bytes of an annotated tag, with its signature at the end. */
export function tagBytes(tag: {
  readonly commit: string;
  readonly name: string;
  readonly tagger: Committer;
  readonly time: GitTime;
  readonly day: string;
  readonly message: string;
}): Buffer {
  const payload = `object ${tag.commit}\ntype commit\ntag ${tag.name}\ntagger ${identity(tag.tagger, tag.time)}\n\n${tag.message}`;
  return Buffer.from(payload + signWithKey(Buffer.from(payload), gitNamespace, testKey(tag.tagger.id, tag.day)));
}

function identity({ name, email }: Committer, { seconds, offset }: GitTime): string {
  return `${name} <${email}> ${seconds} ${offset}`;
}
