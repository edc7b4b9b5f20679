import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Problem, SourceFacts } from '../../core/model/facts.ts';
import type { FieldPath, Place } from '../../core/model/place.ts';
import { decode } from '../../markdown/decode.ts';
import { unpackPlace } from '../../markdown/packed-body.ts';
import type { FrontHead } from '../../markdown/packed-source.ts';
import { packHead, parseSource } from '../../markdown/parse-source.ts';
import { withoutTemplateTags } from '../../markdown/template-tags.ts';

/**
 * Reads a state of a Markdown file of which there are many: its frontmatter at once, its body when somebody asks for more than
 * the words. The bytes are kept deflated. A body that is nested too deeply to be read counts as one without headings and links.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 * @param sha256 hex digest of the bytes
 */
export function parsePastSource(file: string, bytes: Uint8Array, sha256: string): SourceFacts {
  return new PastSource(file, bytes, sha256, packHead(file, bytes));
}

class PastSource implements SourceFacts {
  readonly file: string;
  readonly sha256: string;
  readonly hasFrontmatter: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
  readonly #deflated: Uint8Array;
  readonly #bodyStart: number;
  readonly locate = (path: FieldPath): Place => this.#read().locate(path);
  readonly locateValue = (path: FieldPath): Place => this.#read().locateValue(path);
  /** Gone when memory is wanted: it can be read again. */
  #whole: WeakRef<SourceFacts> | null = null;

  constructor(file: string, bytes: Uint8Array, sha256: string, head: FrontHead) {
    this.file = file;
    this.sha256 = sha256;
    this.hasFrontmatter = head.hasFrontmatter;
    this.fields = head.fields;
    this.bodyLine = head.bodyLine;
    this.problems = head.problems.map((problem) => ({ ...problem, place: unpackPlace(file, problem.place) }));
    this.#deflated = deflateRawSync(bytes);
    this.#bodyStart = head.bodyStart;
  }

  get text(): string {
    return decode(this.file, inflateRawSync(this.#deflated)).text;
  }

  get body(): string {
    return withoutTemplateTags(this.file, this.written);
  }

  get written(): string {
    return this.text.slice(this.#bodyStart);
  }

  get headings(): SourceFacts['headings'] {
    return this.#read().headings;
  }

  get opening(): string | null {
    return this.#read().opening;
  }

  get links(): SourceFacts['links'] {
    return this.#read().links;
  }

  get tables(): SourceFacts['tables'] {
    return this.#read().tables;
  }

  get lists(): SourceFacts['lists'] {
    return this.#read().lists;
  }

  get paragraphs(): SourceFacts['paragraphs'] {
    return this.#read().paragraphs;
  }

  get codeBlocks(): SourceFacts['codeBlocks'] {
    return this.#read().codeBlocks;
  }

  #read(): SourceFacts {
    const known = this.#whole?.deref();
    if (known !== undefined) return known;
    const whole = parseSource(this.file, inflateRawSync(this.#deflated), this.sha256);
    this.#whole = new WeakRef(whole);
    return whole;
  }
}
