import { dateInTimeZone, dayAfter } from '../lifecycle/calendar.ts';
import { textsField } from '../model/fields.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import type { AllowedSigner, AllowedSignersFile } from './allowed-signer.ts';
import { matchesPatterns } from './allowed-signer.ts';
import { isFingerprint, isKeyText } from './key-text.ts';
import type { KeyProblem, KeySource, SignerKey, StatedKey } from './signer-keys.ts';

const lastDay = '9999-12-31';

/**
 * Keys of people that stand in an allowed-signers file: lines whose principals name the id or a Git identity of a person.
 *
 * @param file the file as read
 * @param people items of type person
 * @param timeZone in which times without `Z` and days are meant
 */
export function keysOfFile(
  { file, signers }: AllowedSignersFile,
  people: readonly Item[],
  timeZone: string,
): readonly (StatedKey | KeyProblem)[] {
  return signers.flatMap((entry) =>
    people
      .filter((person) =>
        [person.id, ...textsField(person, 'git_identities')].some((name) => matchesPatterns(entry.principals, name)),
      )
      .map((person): StatedKey | KeyProblem => {
        const source: KeySource = { kind: 'allowed-signers', file, line: entry.line };
        if (entry.isAuthority) {
          return { source, message: 'Keys of certificate authorities (`cert-authority`) are not supported.' };
        }
        return {
          signer: { kind: 'person', person: person.id },
          text: entry.key,
          namespaces: entry.namespaces,
          from: entry.validAfter === null ? null : dayOf(entry.validAfter, timeZone, 0),
          to: entry.validBefore === null ? null : dayOf(entry.validBefore, timeZone, 1),
          source,
        };
      }),
  );
}

/** Day of a time of an allowed-signers file, or of the moment some seconds before it: midnight ends the day before. */
function dayOf(time: string, timeZone: string, secondsBefore: number): string {
  const shifted = new Date(Date.parse(time.endsWith('Z') ? time : `${time}Z`) - secondsBefore * 1000).toISOString();
  if (shifted.startsWith(lastDay)) return lastDay;
  return time.endsWith('Z') ? dateInTimeZone(shifted, timeZone) : shifted.slice(0, 10);
}

/**
 * Lines of an allowed-signers file that let OpenSSH and Git know the SSH keys of people as the SMS states them.
 *
 * @param sms gives the Git identities; a person without any is named by id
 * @param keys keys that were read; OpenPGP keys, keys of platforms and bare fingerprints are left out
 * @param namespaces for which they count
 */
export function allowedSignersOf(
  sms: Pick<Sms, 'items'>,
  keys: readonly SignerKey[],
  namespaces: readonly string[],
): readonly AllowedSigner[] {
  return keys.flatMap((key, index): readonly AllowedSigner[] => {
    if (key.kind !== 'ssh' || key.signer.kind !== 'person' || isFingerprint(key.text)) return [];
    const person = sms.items.get(key.signer.person);
    const mails = (person === undefined ? [] : textsField(person, 'git_identities')).filter((text) => !isKeyText(text));
    const [type, blob] = key.text.trim().split(/\s+/);
    return [
      {
        principals: mails.length === 0 ? [key.signer.person] : mails,
        isAuthority: false,
        namespaces: key.namespaces ?? namespaces,
        validAfter: key.from === null ? null : `${key.from}T00:00:00`,
        validBefore: key.to === null ? null : `${dayAfter(key.to)}T00:00:00`,
        key: `${type ?? ''} ${blob ?? ''}`,
        comment: key.signer.person,
        line: index + 1,
      },
    ];
  });
}
