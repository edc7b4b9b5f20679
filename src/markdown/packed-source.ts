import type { BodyLink, Heading, Problem, SourceFacts } from '../core/model/facts.ts';
import type { FieldPath, Place } from '../core/model/place.ts';
import { decode } from './decode.ts';
import type { Blocks, PackedBlocks, PackedHeadings, PackedLinks } from './packed-body.ts';
import { unpackBlocks, unpackHeadings, unpackLinks, unpackPlace } from './packed-body.ts';
import { locateInYaml } from './parse-yaml.ts';
import { withoutTemplateTags } from './template-tags.ts';

/** What stands before the body of a file. Plain data: it survives JSON as it is. */
export interface FrontHead {
  readonly hasFrontmatter: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bodyLine: number;
  /** Offset of the body in the text; behind its end where nothing is read. */
  readonly bodyStart: number;
  /** Offset and length of the YAML in the text, and its first line. */
  readonly yaml: readonly [number, number, number];
  readonly problems: readonly (Omit<Problem, 'place'> & {
    readonly place: readonly [number, number, number, number];
  })[];
}

/** What is needed of a file all the time. */
export interface PackedHead extends FrontHead {
  readonly headings: PackedHeadings;
  readonly opening: string | null;
}

/**
 * Facts of one file in the form in which they are kept: a tenth of the memory of the objects they stand for, and ready to
 * be stored. Nothing in it depends on the name of the file.
 */
export interface PackedSource {
  readonly head: PackedHead;
  /** JSON of the links, UTF-8. */
  readonly links: Uint8Array;
  /** JSON of tables, lists, paragraphs and code, UTF-8. */
  readonly blocks: Uint8Array;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Characters of decoded text that the sources of a model may still keep; what finds no room is decoded whenever it is asked for. */
export interface TextRoom {
  left: number;
}

/** What was read back lately is kept: rules ask all about one file before they go on to the next. */
const recentFiles = 32;
const recent: UnpackedSource[] = [];
let nextRecent = 0;

/**
 * Facts of a file, read back from their packed form when somebody asks.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 * @param sha256 hex digest of the bytes
 * @param packed what was read from these bytes
 * @param room room for decoded texts that all sources of a model share; none by default
 */
export function unpackSource(
  file: string,
  bytes: Uint8Array,
  sha256: string,
  packed: PackedSource,
  room: TextRoom = { left: 0 },
): SourceFacts {
  return new UnpackedSource(file, bytes, sha256, packed, room);
}

class UnpackedSource implements SourceFacts {
  readonly file: string;
  readonly sha256: string;
  readonly hasFrontmatter: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bodyLine: number;
  readonly headings: readonly Heading[];
  readonly opening: string | null;
  readonly problems: readonly Problem[];
  readonly #bytes: Uint8Array;
  readonly #bodyStart: number;
  readonly #yaml: PackedHead['yaml'];
  readonly #packedLinks: Uint8Array;
  readonly #packedBlocks: Uint8Array;
  readonly #room: TextRoom;
  readonly locate = (path: FieldPath): Place => this.#locate(path, 'key');
  readonly locateValue = (path: FieldPath): Place => this.#locate(path, 'value');
  readonly #places = new Map<string, Place>();
  #isRecent = false;
  #text: string | null = null;
  #isTextKept = false;
  #links: readonly BodyLink[] | null = null;
  #blocks: Blocks | null = null;

  constructor(file: string, bytes: Uint8Array, sha256: string, { head, links, blocks }: PackedSource, room: TextRoom) {
    this.file = file;
    this.sha256 = sha256;
    this.hasFrontmatter = head.hasFrontmatter;
    this.fields = head.fields;
    this.bodyLine = head.bodyLine;
    this.headings = unpackHeadings(file, head.headings);
    this.opening = head.opening;
    this.problems = head.problems.map((problem) => ({ ...problem, place: unpackPlace(file, problem.place) }));
    this.#bytes = bytes;
    this.#bodyStart = head.bodyStart;
    this.#yaml = head.yaml;
    this.#packedLinks = links;
    this.#packedBlocks = blocks;
    this.#room = room;
  }

  get text(): string {
    if (this.#text !== null) return this.#text;
    const { text } = decode(this.file, this.#bytes);
    this.#text = text;
    if (text.length <= this.#room.left) {
      this.#room.left -= text.length;
      this.#isTextKept = true;
    } else this.#remember();
    return text;
  }

  get body(): string {
    return withoutTemplateTags(this.file, this.written);
  }

  get written(): string {
    return this.text.slice(this.#bodyStart);
  }

  get links(): readonly BodyLink[] {
    this.#remember();
    this.#links ??= unpackLinks(this.file, this.headings, readJson(this.#packedLinks) as PackedLinks);
    return this.#links;
  }

  get tables(): SourceFacts['tables'] {
    return this.#readBlocks().tables;
  }

  get lists(): SourceFacts['lists'] {
    return this.#readBlocks().lists;
  }

  get paragraphs(): SourceFacts['paragraphs'] {
    return this.#readBlocks().paragraphs;
  }

  get codeBlocks(): SourceFacts['codeBlocks'] {
    return this.#readBlocks().codeBlocks;
  }

  #locate(path: FieldPath, of: 'key' | 'value'): Place {
    const key = `${of} ${JSON.stringify(path)}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const [start, length, firstLine] = this.#yaml;
    const place = locateInYaml(this.text.slice(start, start + length), { file: this.file, firstLine }, path, of);
    this.#places.set(key, place);
    return place;
  }

  #readBlocks(): Blocks {
    this.#remember();
    this.#blocks ??= unpackBlocks(this.file, this.headings, readJson(this.#packedBlocks) as PackedBlocks);
    return this.#blocks;
  }

  #remember(): void {
    if (this.#isRecent) return;
    this.#isRecent = true;
    const oldest = recent[nextRecent];
    if (oldest !== undefined) oldest.#forget();
    recent[nextRecent] = this;
    nextRecent = (nextRecent + 1) % recentFiles;
  }

  #forget(): void {
    this.#isRecent = false;
    if (!this.#isTextKept) this.#text = null;
    this.#links = null;
    this.#blocks = null;
  }
}

function readJson(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes));
}
