import { describe, expect, test } from 'vitest';
import { verdictOfOwner, verdictWithoutSigner } from '../../../src/core/control/signature-verdict.ts';
import type { KeyOwner } from '../../../src/core/control/signer-keys.ts';

const ada = { kind: 'person', person: 'PER-001' } as const;
const forge = { kind: 'platform', name: 'Forge' } as const;
const windows = (...spans: readonly (readonly [string | null, string | null])[]): KeyOwner => ({
  kind: 'outside-window',
  signer: ada,
  windows: spans.map(([from, to]) => ({ from, to })),
});

describe('verdict by the owner of the key', () => {
  test.each<[KeyOwner, string, unknown, string]>([
    [ada, 'good', ada, 'Signed with the key F of PER-001.'],
    [forge, 'good', forge, 'Signed with the key F of the platform Forge.'],
    [
      windows(['2025-01-01', '2025-12-31']),
      'outside-window',
      ada,
      'Signed with the key F of PER-001, which counts from 2025-01-01 to 2025-12-31, not on 2026-02-05.',
    ],
    [
      windows([null, '2024-12-31'], ['2026-03-01', null]),
      'outside-window',
      ada,
      'Signed with the key F of PER-001, which counts until 2024-12-31 and from 2026-03-01, not on 2026-02-05.',
    ],
    [
      windows([null, null]),
      'outside-window',
      ada,
      'Signed with the key F of PER-001, which counts always, not on 2026-02-05.',
    ],
    [
      { kind: 'shared', signers: [ada, forge] },
      'unknown-key',
      null,
      'Signed with the key F, which is stated for PER-001 and the platform Forge, so it proves none of them.',
    ],
    [{ kind: 'unknown' }, 'unknown-key', null, 'Signed with the key F, which is stated for nobody.'],
  ])('%j', (owner, result, signer, message) => {
    expect(verdictOfOwner('ssh', owner, 'F', '2026-02-05')).toEqual({
      kind: 'ssh',
      result,
      signer,
      fingerprint: 'F',
      message,
    });
    expect(verdictOfOwner('openpgp', owner, 'F', '2026-02-05').kind).toBe('openpgp');
  });

  test('without a signer', () => {
    const none = { kind: 'none', result: 'none', signer: null, fingerprint: null, message: 'There is none.' };
    expect(verdictWithoutSigner('none', 'none', 'There is none.')).toEqual(none);
  });
});
