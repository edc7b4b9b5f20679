import { believed } from '../../core/control/believed.ts';
import type { KeySource } from '../../core/control/signer-keys.ts';
import type { Place } from '../../core/model/place.ts';
import { startOfFile } from '../../core/model/place.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'APPR-016',
  name: 'key-can-be-read',
  severity: 'warn',
  basis: 'own',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history', 'base'],
  question: 'whether the keys that are stated can be read',
  summary: 'Every key that is stated for a person or a platform can be read.',
  fix: 'Copy the public key anew: the one line of the file that ends with .pub, or the whole armored block.',
  *check({ sms }) {
    for (const { source, message } of sms.history?.keyProblems ?? []) {
      const person = source.kind === 'person' ? source.person : null;
      yield {
        item: person,
        place: placeOf(sms, source),
        message: `${describe(source)} cannot be used: ${message} What it signed is not proved. Expected a public key as OpenSSH or OpenPGP writes it.`,
      };
    }
  },
});

function placeOf(sms: Sms, source: KeySource): Place {
  if (source.kind === 'settings') return startOfFile('clausebook.yaml');
  if (source.kind === 'allowed-signers')
    return { ...startOfFile(source.file), line: source.line, endLine: source.line };
  const person = sms.items.get(source.person) ?? believed(sms).items.get(source.person);
  return person === undefined ? startOfFile('clausebook.yaml') : placeOfPath(person, source.field, [source.index]);
}

function describe(source: KeySource): string {
  switch (source.kind) {
    case 'person':
      return `Key ${source.index + 1} of ${source.person}`;
    case 'settings':
      return `Key ${source.index + 1} under \`platform_keys\``;
    case 'allowed-signers':
      return `Line ${source.line} of ${source.file}`;
  }
}
