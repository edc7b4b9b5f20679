import { hash } from 'node:crypto';
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { MadeRepository } from './replay.ts';
import type { ObjectType } from './git-objects.ts';

const typeNumbers: Readonly<Record<ObjectType, number>> = { commit: 1, tree: 2, blob: 3, tag: 4 };

/**
 * Writes a repository with its work tree into a folder, without Git: one pack, the branch `main`, tags, and an index that
 * says that nothing is changed.
 *
 * @param folder an empty folder, or one that is not there
 * @param repository what to write
 */
export async function writeRepository(folder: string, repository: MadeRepository): Promise<void> {
  const git = join(folder, '.git');
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'info'])
    await mkdir(join(git, name), { recursive: true });
  const { pack, index, name } = packOf(repository);
  await writeFile(join(git, `objects/pack/pack-${name}.pack`), pack);
  await writeFile(join(git, `objects/pack/pack-${name}.idx`), index);
  await writeFile(join(git, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(
    join(git, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = false\n\tautocrlf = false\n',
  );
  await writeFile(join(git, 'description'), 'Brindlemoor service management manual\n');
  await writeFile(join(git, 'refs/heads/main'), `${repository.head}\n`);
  for (const [tag, id] of repository.tags) await writeFile(join(git, `refs/tags/${tag}`), `${id}\n`);
  for (const [path, blob] of repository.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), repository.objects.objects.get(blob)?.content ?? '');
  }
  await writeFile(join(git, 'index'), await indexOf(folder, repository.files));
}

interface Pack {
  readonly pack: Buffer;
  /** The `.idx` beside it, version 2. */
  readonly index: Buffer;
  /** Name that both files carry. */
  readonly name: string;
}

/** A pack of whole objects (gitformat-pack). */
function packOf({ objects }: MadeRepository): Pack {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.objects.size, 8);
  const parts: Buffer[] = [header];
  const places: { readonly id: string; readonly offset: number; readonly crc: number }[] = [];
  let offset = header.length;
  for (const [id, { type, content }] of objects.objects) {
    const part = Buffer.concat([sizeHeader(typeNumbers[type], content.length), deflateSync(content, { level: 1 })]);
    places.push({ id, offset, crc: crc32(part) });
    parts.push(part);
    offset += part.length;
  }
  const body = Buffer.concat(parts);
  const name = hash('sha1', body, 'hex');
  const pack = Buffer.concat([body, Buffer.from(name, 'hex')]);
  return { pack, index: packIndex(places, name), name };
}

function sizeHeader(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let rest = Math.floor(size / 16);
  let byte = (type << 4) | (size & 15);
  while (rest > 0) {
    bytes.push(byte | 0x80);
    byte = rest & 0x7f;
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, byte]);
}

function packIndex(
  places: readonly { readonly id: string; readonly offset: number; readonly crc: number }[],
  pack: string,
): Buffer {
  const sorted = places.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const start = Buffer.from('ff744f6300000002', 'hex');
  const fan = Buffer.alloc(256 * 4);
  for (let first = 0; first < 256; first += 1) {
    fan.writeUInt32BE(sorted.filter(({ id }) => Number.parseInt(id.slice(0, 2), 16) <= first).length, first * 4);
  }
  const numbers = (values: readonly number[]): Buffer => {
    const buffer = Buffer.alloc(values.length * 4);
    values.forEach((value, at) => buffer.writeUInt32BE(value >>> 0, at * 4));
    return buffer;
  };
  const body = Buffer.concat([
    start,
    fan,
    ...sorted.map(({ id }) => Buffer.from(id, 'hex')),
    numbers(sorted.map(({ crc }) => crc)),
    numbers(sorted.map(({ offset }) => offset)),
    Buffer.from(pack, 'hex'),
  ]);
  return Buffer.concat([body, Buffer.from(hash('sha1', body, 'hex'), 'hex')]);
}

/** The index of a work tree that was just written (gitformat-index, version 2). */
async function indexOf(folder: string, files: ReadonlyMap<string, string>): Promise<Buffer> {
  const header = Buffer.alloc(12);
  header.write('DIRC');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(files.size, 8);
  const parts: Buffer[] = [header];
  const sorted = [...files].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [path, id] of sorted) {
    const { ctimeMs, mtimeMs, dev, ino, uid, gid, size } = await lstat(join(folder, path));
    const entry = Buffer.alloc(40);
    const numbers = [ctimeMs / 1000, 0, mtimeMs / 1000, 0, dev, ino, 0o100644, uid, gid, size];
    numbers.forEach((value, at) =>
      entry.writeUInt32BE(Number(BigInt(Math.floor(Math.max(0, value))) & 0xffffffffn), at * 4),
    );
    const name = Buffer.from(path);
    const flags = Buffer.alloc(2);
    flags.writeUInt16BE(Math.min(name.length, 0xfff));
    const length = entry.length + 20 + 2 + name.length;
    parts.push(entry, Buffer.from(id, 'hex'), flags, name, Buffer.alloc(8 - (length % 8)));
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, Buffer.from(hash('sha1', body, 'hex'), 'hex')]);
}
