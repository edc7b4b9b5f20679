import fs, { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import type { GitRepository } from './git-repository.ts';
import { leftOutOf } from './left-out.ts';
import type { LimitList } from './limit-list.ts';
import type { RepositoryPlace } from './locate-repository.ts';
import { mergeHeadsOf } from './merge-heads.ts';
import { objectFiles } from './object-files.ts';
import { objectFolders } from './object-folders.ts';
import { parseCommit } from './parse-commit.ts';
import { parseRevision } from './parse-revision.ts';
import { pathFilter } from './path-filter.ts';
import { isIntact, isObjectId, peel, type RawObject } from './raw-object.ts';
import { tagsOf } from './read-tags.ts';
import { readTreeObjects, walkObjects, type ObjectStore } from './walk-objects.ts';

/**
 * Reads a repository with isomorphic-git, where Git is not installed. Only raw objects and references are taken from it: its
 * own readers of trees, messages and signatures refuse or alter what Git allows.
 *
 * @param place where the repository is; not one with SHA-256 or another way of storing
 * @param limits what is known of it so far; grows
 */
export async function openIsomorphicGit(place: RepositoryPlace, limits: LimitList): Promise<GitRepository> {
  const { commonDir } = place;
  const folders = await objectFolders(commonDir);
  const client = { promises: fs };
  const files = objectFiles();
  // Without a shared cache each call reads and checks every pack anew.
  let cache = {};

  async function read(id: string): Promise<RawObject | null> {
    if (!isObjectId(id)) return null;
    const found = await find(id);
    if (found !== null) return found;
    // It may have been written, or packed, since the folders were looked at.
    files.forget();
    return find(id);
  }

  async function find(id: string): Promise<RawObject | null> {
    for (const gitdir of folders) {
      try {
        const { type, object } = await git.readObject({ fs: files, gitdir, oid: id, format: 'content', cache });
        const raw = { id, type: type as RawObject['type'], bytes: asBuffer(object as Uint8Array) };
        if (isIntact(raw)) return raw;
        limits.corrupt(id);
      } catch (error) {
        if (!isNotFound(error)) limits.corrupt(id);
      }
    }
    return null;
  }
  const store: ObjectStore = { read, shallow: place.shallow, missing: (id) => limits.missing(id) };

  /** What a name stands for: an id, a reference in Git's order of places, or the beginning of an id. */
  async function lookUp(name: string): Promise<string | null> {
    if (isObjectId(name)) return name;
    if (name === 'HEAD') return head();
    const full = name.startsWith('refs/') ? [name] : [];
    const places = ['refs', 'refs/tags', 'refs/heads', 'refs/remotes'].map((folder) => `${folder}/${name}`);
    for (const ref of [...full, ...places, `refs/remotes/${name}/HEAD`]) {
      const id = await reference(ref);
      if (id !== null) return id;
    }
    return /^[0-9a-f]{4,39}$/.test(name) ? complete(name) : null;
  }

  async function reference(ref: string): Promise<string | null> {
    try {
      const id = await git.resolveRef({ fs: client, gitdir: commonDir, ref });
      return isObjectId(id) ? id : null;
    } catch {
      return null;
    }
  }

  /** A linked work tree has a HEAD of its own. */
  async function headText(): Promise<string> {
    return (await readFile(join(place.gitDir, 'HEAD'), 'utf8').catch(() => '')).trim();
  }

  async function head(): Promise<string | null> {
    const text = await headText();
    return text.startsWith('ref: ') ? reference(text.slice(5).trim()) : isObjectId(text) ? text : null;
  }

  /** The only commit, or tag of one, whose id begins so. */
  async function complete(beginning: string): Promise<string | null> {
    const found = new Set<string>();
    for (const gitdir of folders) {
      try {
        found.add(await git.expandOid({ fs: client, gitdir, oid: beginning, cache }));
      } catch (error) {
        if (error instanceof git.Errors.AmbiguousError) for (const id of error.data.matches) found.add(id);
      }
    }
    const commits: string[] = [];
    for (const id of found) if ((await peel(read, id))?.type === 'commit') commits.push(id);
    return commits.length === 1 ? (commits[0] ?? null) : null;
  }

  async function resolve(revision: string): Promise<string | null> {
    const given = parseRevision(revision);
    const id = given === null ? null : await lookUp(given.base);
    if (given === null || id === null) return null;
    let object = await peel(read, id);
    for (const step of given.steps) {
      const commit = object === null ? null : parseCommit(object);
      const parent = commit?.parents[step - 1];
      const shallow = commit !== null && place.shallow.has(commit.id);
      if (step > 0) object = parent === undefined || shallow ? null : await read(parent);
    }
    return object?.type === 'commit' ? object.id : null;
  }

  return {
    engine: 'isomorphic-git',
    top: place.top,
    prefix: place.prefix,
    limits: limits.all,
    resolve,
    branch: async () => /^ref: refs\/heads\/(.+)$/.exec(await headText())?.[1] ?? null,
    walk: async (from, options = {}) =>
      isObjectId(from) ? walkObjects(store, from, options.known ?? new Set(), pathFilter(options.paths)) : [],
    readTree: async (commit, paths) => (isObjectId(commit) ? readTreeObjects(store, commit, pathFilter(paths)) : null),
    readBlobs: async (ids) => {
      const blobs = new Map<string, Uint8Array>();
      for (const id of new Set(ids)) {
        const object = await read(id);
        if (object?.type === 'blob') blobs.set(id, Uint8Array.from(object.bytes));
      }
      return blobs;
    },
    reportMissing: (id) => limits.missing(id),
    readObject: async (id) => {
      const object = await read(id);
      return object?.type === 'commit' || object?.type === 'tag' ? Uint8Array.from(object.bytes) : null;
    },
    tags: async () => {
      const names = await git.listTags({ fs: client, gitdir: commonDir });
      const found = await Promise.all(names.map(async (name) => ({ name, id: await reference(`refs/tags/${name}`) })));
      return tagsOf(
        read,
        found.flatMap(({ name, id }) => (id === null ? [] : [{ name, id }])),
      );
    },
    branchTips: async () => {
      const options = { fs: client, gitdir: commonDir };
      const remotes = await git.listRemotes(options);
      const names = [
        ...(await git.listBranches(options)).map((name) => `refs/heads/${name}`),
        ...(
          await Promise.all(
            remotes.map(async ({ remote }) =>
              (await git.listBranches({ ...options, remote })).map((name) => `refs/remotes/${remote}/${name}`),
            ),
          )
        ).flat(),
      ];
      const found = await Promise.all(names.map((name) => reference(name)));
      return [...new Set(found.filter((id) => id !== null))];
    },
    mergeHeads: () => mergeHeadsOf(place),
    leftOut: () => leftOutOf(place),
    close: () => {
      cache = {};
      return Promise.resolve();
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isNotFound(error: unknown): boolean {
  return error instanceof git.Errors.NotFoundError;
}
