import picomatch from 'picomatch';
import type { HistoryLimit, TreeEntry } from '../../core/history/commit.ts';
import type { GitRepository } from './git-repository.ts';
import { limits } from './limits.ts';

/** A pointer of Git LFS is a short text (specification, version 1: less than 1024 bytes). */
const pointer = 'version https://git-lfs.github.com/spec/v1\n';

/**
 * Files below a folder whose contents are not in the repository: those in a submodule, and those kept by Git LFS.
 *
 * @param commit whose tree is looked at
 */
export async function unreadableFiles(repository: GitRepository, commit: string): Promise<readonly HistoryLimit[]> {
  const tree = (await repository.readTree(commit)) ?? [];
  const below = repository.prefix === '' ? '' : `${repository.prefix}/`;
  const mine = tree.filter(({ path }) => path.startsWith(below));
  const submodules = mine.filter(({ mode }) => mode === '160000').map(({ path }) => path);
  const pointers = await lfsPointers(repository, tree, mine);
  return [
    ...(submodules.length > 0 ? [limits.submodule(submodules)] : []),
    ...(pointers.length > 0 ? [limits.lfs(pointers)] : []),
  ];
}

/**
 * SHA-256 of the content that a pointer of Git LFS stands for.
 *
 * @param bytes content of a blob
 * @returns null for what is no pointer
 */
export function contentOfPointer(bytes: Uint8Array): string | null {
  if (!isPointer(bytes)) return null;
  return /^oid sha256:([0-9a-f]{64})$/m.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? null;
}

/** Files that a `.gitattributes` gives to Git LFS and whose content really is a pointer. */
async function lfsPointers(
  repository: GitRepository,
  tree: readonly TreeEntry[],
  files: readonly TreeEntry[],
): Promise<readonly string[]> {
  const attributes = tree.filter(({ path }) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
  const texts = await repository.readBlobs(attributes.map(({ blob }) => blob));
  const filtered = attributes.flatMap(({ path, blob }) => {
    const folder = path.slice(0, -'.gitattributes'.length);
    return lfsPatterns(Buffer.from(texts.get(blob) ?? []).toString()).map((pattern) => lfsMatcher(folder, pattern));
  });
  const given = files.filter(({ path, mode }) => mode.startsWith('100') && filtered.some((matches) => matches(path)));
  const contents = await repository.readBlobs(given.map(({ blob }) => blob));
  return given.filter(({ blob }) => isPointer(contents.get(blob))).map(({ path }) => path);
}

function lfsPatterns(attributes: string): readonly string[] {
  return attributes.split(/\r?\n/).flatMap((line) => {
    const [, quoted, plain, rest = ''] = /^\s*(?:"((?:[^"\\]|\\.)+)"|([^\s"#]\S*))\s+(.*)$/.exec(line) ?? [];
    const pattern = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    return pattern !== undefined && rest.split(/\s+/).includes('filter=lfs') ? [pattern] : [];
  });
}

/** A pattern without `/` is about names at any depth, one with `/` about paths from the folder of its file. */
function lfsMatcher(folder: string, pattern: string): (path: string) => boolean {
  const anchored = pattern.replace(/^\//, '');
  const matches = picomatch(pattern.includes('/') ? anchored : `**/${pattern}`, {
    dot: true,
    nobrace: true,
    noext: true,
  });
  return (path) => path.startsWith(folder) && matches(path.slice(folder.length));
}

function isPointer(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && bytes.length < 1024 && Buffer.from(bytes).toString('latin1').startsWith(pointer);
}
