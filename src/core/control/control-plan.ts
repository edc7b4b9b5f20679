import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { unreadItem } from '../model/unread-item.ts';
import { closest } from '../trace/nearest.ts';
import { prefixOf } from '../types/type-table.ts';
import type { SignedEntry } from './signed-entry.ts';

/** Why an act may not be recorded, and what to do instead. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  readonly advice: string;
}

/** What an act of control would write into one file, or why it may not be written. */
export type ControlPlan =
  | Refused
  | { readonly kind: 'nothing-to-do'; readonly message: string }
  | {
      readonly kind: 'planned';
      readonly item: string;
      readonly file: string;
      readonly edits: readonly FrontmatterEdit[];
      /** One line that says what was done. */
      readonly summary: string;
      /** The fields written, as they stand in the file. */
      readonly written: readonly string[];
      /** True when what is written belongs to the content, so that the digest changes. */
      readonly changesContent?: true;
      /**
       * True when the item is a draft afterwards. What the check says only because a draft is not in force is no obstacle: it
       * holds on the branch of the draft, and not where the approved version is.
       */
      readonly opensVersion?: true;
      /**
       * True when nothing takes the place of the item, and it ends. What the check then says of the SMS without it follows from a
       * true act and is no obstacle.
       */
      readonly endsItem?: true;
      /** The approval entry, as its signature covers it. */
      readonly entry?: SignedEntry;
      /** What follows from the change, told from the model with the change in it. */
      readonly consequences?: (after: Sms) => readonly string[];
    };

/** A plan that is not carried out. */
export function refuse(reason: string, advice: string): Refused {
  return { kind: 'refused', reason, advice };
}

/** Refuses an act on an id that no item has. */
export function refuseUnknown(sms: Pick<Sms, 'items' | 'registers' | 'withheld' | 'files'>, id: string): Refused {
  const unread = unreadItem(sms, id);
  if (unread !== null) return refuse(unread.reason, unread.advice);
  if (sms.registers.has(id))
    return refuse(
      `${id} is a register: a list of rows, each an item with its own id.`,
      `Give the id of a row. A register as a whole is only reviewed: clausebook review ${id} --by <person> --outcome no-change`,
    );
  return refuse(
    `There is no item ${id}.${didYouMean(sms, id, null)}`,
    '`clausebook check` lists items that are left out, with the reason.',
  );
}

/** `ROL-001 (Managing Director)`, or the bare id of something that does not exist. */
export function withName(sms: Pick<Sms, 'items'>, id: string): string {
  const title = sms.items.get(id)?.title;
  return title === undefined || title === id ? id : `${id} (${title})`;
}

/** `Did you mean ROL-001?`, among the ids of one type or with the same prefix; an empty text when nothing is near. */
export function didYouMean(sms: Pick<Sms, 'items'>, id: string, typeKey: string | null): string {
  const items = [...sms.items.values()].filter((item) => typeKey === null || item.type.key === typeKey);
  const alike = items.filter((item) => prefixOf(item.id) === prefixOf(id.toUpperCase()));
  const ids = (list: readonly Item[]): readonly string[] => list.map((item) => item.id);
  const nearest = closest(id, ids(alike)) ?? closest(id, ids(items));
  return nearest === null ? '' : ` Did you mean ${withName(sms, nearest)}?`;
}

/**
 * True when the administrative fields of an item stand in its file under our names. Files of a set that is read through
 * `foreign` in clausebook.yaml keep them under names of their own.
 */
export function hasOwnFieldNames(item: Item): boolean {
  return ['status', 'approvals', 'effective_from', 'closed'].every((name) => {
    const origin = item.origins[name];
    if (origin?.kind !== 'frontmatter') return true;
    return (
      origin.path.at(-1) === name && ![...(origin.sources?.keys() ?? [])].some((key) => key.startsWith(`${name}.`))
    );
  });
}
