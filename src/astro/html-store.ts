import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Rendered texts by id, compressed: all of them are needed more than once, and together they are large. */
export class HtmlStore {
  readonly #stored = new Map<string, Uint8Array>();
  #last: readonly [string, string] | null = null;

  /**
   * The HTML of an id, rendered at the first question.
   *
   * @param id item, register or page
   * @param render makes it
   */
  get(id: string, render: () => string): string {
    if (this.#last?.[0] === id) return this.#last[1];
    const stored = this.#stored.get(id);
    const html = stored === undefined ? render() : inflateRawSync(stored).toString();
    if (stored === undefined) this.#stored.set(id, Uint8Array.from(deflateRawSync(html, { level: 1 })));
    this.#last = [id, html];
    return html;
  }
}
