import type { Item } from '../model/item.ts';
import type { FieldPath, Place } from '../model/place.ts';
import type { Relation } from '../model/sms.ts';
import { placeOfPath } from './place-of-path.ts';

/**
 * A relation of a field. Its path and place are worked out when somebody asks: most relations are only counted and linked,
 * and there are very many of them.
 */
export class FieldRelation implements Relation {
  readonly verb: string;
  readonly to: string;
  readonly #item: Item;
  readonly #field: string;
  readonly #inside: FieldPath;
  #path: FieldPath | null = null;

  constructor(item: Item, verb: string, to: string, field: string, inside: FieldPath) {
    this.verb = verb;
    this.to = to;
    this.#item = item;
    this.#field = field;
    this.#inside = inside;
  }

  get from(): string {
    return this.#item.id;
  }

  get path(): FieldPath {
    this.#path ??= [...this.#item.path, this.#field, ...this.#inside];
    return this.#path;
  }

  get section(): null {
    return null;
  }

  get sectionAnchor(): null {
    return null;
  }

  get anchor(): null {
    return null;
  }

  get place(): Place {
    return placeOfPath(this.#item, this.#field, this.#inside);
  }
}
