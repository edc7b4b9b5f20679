import { harmlessText } from '../model/harmless-text.ts';
import { gradeFromFile } from '../control/approval.ts';
import type { Approval, Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Grade } from './approval-proof.ts';

/** Grade of an approval, and how it was found out. */
export interface GradeOf {
  readonly grade: Grade;
  /** One sentence for people who do not know Git, without addresses. */
  readonly because: string;
  /** What was found wrong with a signature; null when nothing was. */
  readonly doubt: string | null;
}

/**
 * How well an approval is proved: by history where it is known, else as far as the file alone can tell.
 *
 * @param sms the model, whole or cut for an audience
 * @param item an item of it
 * @param entry one of its approval entries
 */
export function gradeOf(sms: Pick<Sms, 'history'>, item: Item, entry: Approval): GradeOf {
  if (sms.history === null) {
    const because =
      entry.proofSha256 !== null
        ? 'On paper, as the file states; the history of the repository was not read.'
        : 'Only stated in the file; the history of the repository was not read.';
    return { grade: gradeFromFile(entry), because, doubt: null };
  }
  const { grade, because, doubt } = sms.history.proofOf(item, entry);
  return { grade, because: withoutAddresses(because), doubt: doubt === null ? null : withoutAddresses(doubt) };
}

const inBrackets = / ?<[^<>\s]*@[^<>\s]*>/g;
const address = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\.[^\s<>()[\]"',;:]+/g;

/**
 * A text of the history as it is published: without e-mail addresses, since what Git knows of people is not published, and without
 * signs that turn the direction of writing, since names and subjects of commits are anybody's.
 */
export function withoutAddresses(text: string): string {
  return harmlessText(
    text
      .replaceAll(inBrackets, '')
      .replaceAll(address, '…')
      .replaceAll(/[\r\n\t]/g, ' '),
  );
}
