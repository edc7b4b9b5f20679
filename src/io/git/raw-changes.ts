import type { PathChange } from '../../core/history/commit.ts';
import { byteOrder } from './byte-order.ts';

/** Reads what `git diff-tree --stdin --always --raw -z -c` writes, in pieces of any size. */
export class RawChanges {
  /** Changes for each line of the input, in its order. */
  readonly lists: PathChange[][] = [];
  readonly #texts = new Map<string, string>();
  #rest: Buffer = Buffer.alloc(0);
  #changes: PathChange[] = [];
  #record: Omit<PathChange, 'path'> | null = null;

  /** Takes the next piece. */
  add(chunk: Buffer): void {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let end = data.indexOf(0, at); end >= 0; end = data.indexOf(0, at)) {
      this.#token(data, at, end);
      at = end + 1;
    }
    this.#rest = data.subarray(at);
  }

  /** A path follows its record; a record begins with one colon for each parent; anything else is the id of a commit. */
  #token(data: Buffer, begin: number, end: number): void {
    if (this.#record !== null) {
      this.#changes.push({ path: this.#text(data.toString('utf8', begin, end)), ...this.#record });
      this.#record = null;
    } else if (data[begin] === 0x3a) {
      this.#record = this.#parse(data.toString('latin1', begin, end));
    } else {
      this.#changes = [];
      this.lists.push(this.#changes);
    }
  }

  #parse(line: string): Omit<PathChange, 'path'> {
    const fields = line.split(' ');
    const parents = fields[0]?.lastIndexOf(':') ?? 0;
    const mode = fields[parents + 1] ?? '';
    const id = (index: number): string | null => {
      const text = fields[index] ?? '';
      return /^0+$/.test(text) ? null : this.#text(text);
    };
    return { before: id(parents + 2), after: id(2 * parents + 3), mode: this.#text(mode) };
  }

  /** One copy of each text: what a commit leaves behind is what the next begins with. */
  #text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  /** Puts the changes of each commit in order: folders of a hostile tree need not be. */
  finish(): void {
    for (const changes of this.lists) changes.sort((a, b) => byteOrder(a.path, b.path));
  }
}
