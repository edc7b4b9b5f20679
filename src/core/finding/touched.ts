import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { Finding } from './finding.ts';

/** What differs between two states of an SMS. */
export interface Touched {
  /** Ids of items that came, went, moved to another file or changed. */
  readonly items: ReadonlySet<string>;
  /** Files whose text came, went or changed. */
  readonly files: ReadonlySet<string>;
}

/**
 * Compares two states of an SMS.
 *
 * @param before the earlier state
 * @param after the later state
 */
export function touchedBetween(before: Sms, after: Sms): Touched {
  const [was, is] = [textsOf(before), textsOf(after)];
  const files = new Set([...was.keys(), ...is.keys()].filter((file) => was.get(file) !== is.get(file)));
  const ids = new Set([...before.items.keys(), ...after.items.keys()]);
  return {
    files,
    items: new Set([...ids].filter((id) => isChanged(before.items.get(id), after.items.get(id), files))),
  };
}

/** True for a finding about something that was touched: its item, or the file where it has none. */
export function isAboutTouched({ items, files }: Touched, finding: Finding): boolean {
  return finding.item !== null && items.has(finding.item)
    ? true
    : finding.item === null && files.has(finding.place.file);
}

function textsOf(sms: Sms): ReadonlyMap<string, string> {
  return new Map(sms.files.map((file) => [file.file, file.text]));
}

function isChanged(before: Item | undefined, after: Item | undefined, files: ReadonlySet<string>): boolean {
  if (before === undefined || after === undefined || before.file !== after.file) return true;
  // A row is changed when it says something else, not when another row of its file does.
  return after.storage === 'file'
    ? files.has(after.file)
    : JSON.stringify(before.stated) !== JSON.stringify(after.stated);
}
