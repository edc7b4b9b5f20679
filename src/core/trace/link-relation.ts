import type { BodyLink, SourceFacts } from '../model/facts.ts';
import { startOfFile } from '../model/place.ts';
import type { Place } from '../model/place.ts';
import type { Relation } from '../model/sms.ts';

/** A relation that a link in the text states. Where it stands is looked up in the file when somebody asks. */
export class LinkRelation implements Relation {
  readonly from: string;
  readonly to: string;
  readonly section: string | null;
  readonly sectionAnchor: string | null;
  readonly anchor: string | null;
  readonly #facts: SourceFacts;
  readonly #position: number;

  /**
   * @param from id of the item or register that holds the text
   * @param to id the link leads to
   * @param facts file of the text
   * @param position of the link among its links
   * @param link the link itself
   * @param anchor section of the target it leads to; null for the whole
   */
  constructor(from: string, to: string, facts: SourceFacts, position: number, link: BodyLink, anchor: string | null) {
    this.from = from;
    this.to = to;
    this.section = link.heading?.text ?? null;
    this.sectionAnchor = link.heading?.slug ?? null;
    this.anchor = anchor === '' ? null : anchor;
    this.#facts = facts;
    this.#position = position;
  }

  get verb(): string {
    return 'mentions';
  }

  get path(): null {
    return null;
  }

  get place(): Place {
    return this.#facts.links[this.#position]?.place ?? startOfFile(this.#facts.file);
  }
}
