import { describe, expect, test } from 'vitest';
import type { CheckOptions } from '../../src/io/check-sms.ts';
import { GitSms } from './git-sms.ts';

/** What somebody does to a repository; gives it, with how it is checked where that is not the usual way. */
export type Deed = () => Done | Promise<Done>;

type Done = GitSms | readonly [sms: GitSms, options: Partial<CheckOptions>];

/** A hostile or unlucky repository and its honest twin. */
export interface HostileCase {
  readonly name: string;
  readonly hostile: Deed;
  /** All findings of the groups, exactly. */
  readonly caught: readonly string[];
  /** The same without the fault: nothing is said about it. */
  readonly honest: Deed;
}

/**
 * Declares the two tests of each case.
 *
 * @param cases hostile repositories and their twins
 * @param groups rules whose findings count
 */
export function testCases(cases: readonly HostileCase[], groups: RegExp): void {
  const findingsOf = async (deed: Deed): Promise<readonly string[]> => {
    const done = await deed();
    const [sms, options] = done instanceof GitSms ? [done, {}] : done;
    return sms.findings(groups, options);
  };
  describe.each(cases)('$name', ({ hostile, caught, honest }) => {
    test('is caught by its own rule and by no other', async () => {
      expect(await findingsOf(hostile)).toEqual(caught);
    });

    test('its honest twin is silent', async () => {
      expect(await findingsOf(honest)).toEqual([]);
    });
  });
}
