import { createHash } from 'node:crypto';

/** An object of a Git repository as it is stored, without its header. */
export interface RawObject {
  readonly id: string;
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly bytes: Buffer;
}

/** Reads one object; null when it is not there or damaged. */
export type ReadRaw = (id: string) => Promise<RawObject | null>;

/** True when the bytes are those the id was made of: what a repository says under an id is then what was committed. */
export function isIntact({ id, type, bytes }: RawObject): boolean {
  const digest = createHash(id.length === 64 ? 'sha256' : 'sha1');
  return digest.update(`${type} ${bytes.length}\0`).update(bytes).digest('hex') === id;
}

/** True for a whole object id in hex, SHA-1 or SHA-256. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * Follows annotated tags to the object they are about.
 *
 * @returns null when an object on the way is not there
 */
export async function peel(read: ReadRaw, id: string): Promise<RawObject | null> {
  let object = await read(id);
  while (object?.type === 'tag') {
    const target = /^object ([0-9a-f]+)\n/.exec(object.bytes.toString('latin1', 0, 80))?.[1];
    object = target === undefined ? null : await read(target);
  }
  return object;
}
