import { compareDates } from '../lifecycle/calendar.ts';
import type { FieldMap } from '../model/fields.ts';
import { dateField, hasField, mapsField, textField, textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import { itemsOfType } from '../model/items-of-type.ts';
import type { Sms } from '../model/sms.ts';
import type { AllowedSignersFile } from './allowed-signer.ts';
import { matchesPatterns } from './allowed-signer.ts';
import { isKeyText } from './key-text.ts';
import { keysOfFile } from './keys-of-file.ts';

/** Whose key it is. A platform signs what is merged in its web pages, whoever clicked. */
export type Signer =
  { readonly kind: 'person'; readonly person: string } | { readonly kind: 'platform'; readonly name: string };

/** Where a key is stated, for the place of a finding. `index` counts from 0. */
export type KeySource =
  | {
      readonly kind: 'person';
      readonly person: string;
      readonly field: 'keys' | 'git_identities';
      readonly index: number;
    }
  | { readonly kind: 'settings'; readonly index: number }
  | { readonly kind: 'allowed-signers'; readonly file: string; readonly line: number };

/** Days on which a key counts, both included; an end that is null is open. */
export interface KeyWindow {
  readonly from: string | null;
  readonly to: string | null;
  /** Day of its entry, where that is why it counts no earlier. */
  readonly enteredOn?: string;
}

/** A key as somebody wrote it. */
export interface StatedKey extends KeyWindow {
  readonly signer: Signer;
  /** OpenSSH public key, its fingerprint (`SHA256:…`), or armored OpenPGP public keys. */
  readonly text: string;
  /** SSHSIG namespaces for which it counts, as OpenSSH patterns; null for all. */
  readonly namespaces: readonly string[] | null;
  readonly source: KeySource;
}

/** A stated key that was read. One block of OpenPGP keys gives several. */
export interface SignerKey extends StatedKey {
  readonly kind: 'ssh' | 'openpgp';
  /** `SHA256:…` as `ssh-keygen -l` prints it; of OpenPGP the one of the primary key, upper-case hexadecimal. */
  readonly fingerprint: string;
}

/** A key that cannot be used, with the reason. It never counts, not even with a narrower window. */
export interface KeyProblem {
  readonly source: KeySource;
  readonly message: string;
}

/** Keys that stand outside the register of people. */
export interface Signers {
  readonly files: readonly AllowedSignersFile[];
  /** Lines of these files that cannot be read. */
  readonly problems: readonly KeyProblem[];
}

/** To whom a key belonged on a day. */
export type KeyOwner =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'platform'; readonly name: string }
  | { readonly kind: 'outside-window'; readonly signer: Signer; readonly windows: readonly KeyWindow[] }
  /** Stated for more than one on that day: it proves none of them. */
  | { readonly kind: 'shared'; readonly signers: readonly Signer[] }
  | { readonly kind: 'unknown' };

/**
 * Every signing key that the SMS states: `keys` of people, keys among their `git_identities` (they count on every day),
 * `platform_keys` of the settings, and lines of allowed-signers files whose principals name the id or a Git identity of a
 * person. Days of such a line are read in the time zone of the organization.
 *
 * @param sms people, settings and files; of the base where there is one
 */
export function statedKeys(sms: Pick<Sms, 'items' | 'settings' | 'signers'>): {
  readonly keys: readonly StatedKey[];
  readonly problems: readonly KeyProblem[];
} {
  const people = itemsOfType(sms, 'person');
  const found = [
    ...people.flatMap((person) => keysOfPerson(person.id, person)),
    ...sms.settings.platformKeys.map(({ name, key, from, to }, index) =>
      keyIn({ from, to }, { signer: { kind: 'platform', name }, text: key, source: { kind: 'settings', index } }),
    ),
    ...sms.signers.files.flatMap((file) => keysOfFile(file, people, sms.settings.timeZone)),
  ];
  return {
    keys: found.flatMap((entry) => ('message' in entry ? [] : [entry])),
    problems: [...found.flatMap((entry) => ('message' in entry ? [entry] : [])), ...sms.signers.problems],
  };
}

/**
 * To whom a key belonged on a day.
 *
 * @param keys all keys known
 * @param fingerprint of the key that made a signature, as in `SignerKey`
 * @param day day of the signed act
 * @param namespace SSHSIG namespace of the signature; null for OpenPGP, which has none
 */
export function keyOwner(
  keys: readonly SignerKey[],
  fingerprint: string,
  day: string,
  namespace: string | null = null,
): KeyOwner {
  const known = keys.filter(
    (key) =>
      key.fingerprint === fingerprint &&
      (namespace === null || key.namespaces === null || matchesPatterns(key.namespaces, namespace)),
  );
  const [first] = known;
  if (first === undefined) return { kind: 'unknown' };
  const signers = distinct(known.filter((key) => isWithin(key, day)).map((key) => key.signer));
  if (signers.length > 1) return { kind: 'shared', signers };
  if (signers[0] !== undefined) return signers[0];
  const past = distinct(known.map((key) => key.signer));
  return past.length > 1
    ? { kind: 'shared', signers: past }
    : { kind: 'outside-window', signer: first.signer, windows: known.map(windowOf) };
}

/**
 * Keys that a row of the register states for its person.
 *
 * @param id id of the person
 * @param person the row, as it is or was
 */
export function keysOfPerson(id: string, person: Item | FieldMap): readonly (StatedKey | KeyProblem)[] {
  const signer: Signer = { kind: 'person', person: id };
  const source = (field: 'keys' | 'git_identities', index: number): KeySource => ({
    kind: 'person',
    person: id,
    field,
    index,
  });
  const keys = mapsField(person, 'keys').map((entry, index) => {
    const text = textField(entry, 'key');
    return text === null
      ? { source: source('keys', index), message: 'The entry has no `key`.' }
      : keyIn(entry, { signer, text, source: source('keys', index) });
  });
  const identities = textsField(person, 'git_identities').flatMap((text, index) =>
    isKeyText(text) ? [keyIn({}, { signer, text, source: source('git_identities', index) })] : [],
  );
  return [...keys, ...identities];
}

/** A window that cannot be read must not become an open one: the key is left out. */
function keyIn(entry: FieldMap, key: Omit<StatedKey, 'from' | 'to' | 'namespaces'>): StatedKey | KeyProblem {
  const from = dateField(entry, 'from');
  const to = dateField(entry, 'to');
  const wrong = (['from', 'to'] as const).find((name) => hasField(entry, name) && dateField(entry, name) === null);
  if (wrong !== undefined) {
    return {
      source: key.source,
      message: `Unexpected \`${wrong}\`, expected a day as YYYY-MM-DD. The key is not used.`,
    };
  }
  if (from !== null && to !== null && compareDates(from, to) > 0) {
    return { source: key.source, message: `The key ends on ${to}, before it begins on ${from}. It is not used.` };
  }
  return { ...key, from, to, namespaces: null };
}

function windowOf({ from, to, enteredOn }: KeyWindow): KeyWindow {
  return enteredOn === undefined ? { from, to } : { from, to, enteredOn };
}

function isWithin({ from, to }: KeyWindow, day: string): boolean {
  return (from === null || compareDates(from, day) <= 0) && (to === null || compareDates(day, to) <= 0);
}

function distinct(signers: readonly Signer[]): readonly Signer[] {
  return [...new Map(signers.map((signer) => [JSON.stringify(signer), signer])).values()];
}
