import { describe, expect, test } from 'vitest';
import { explanationOf, reasonsOfCommits } from '../../../src/core/history/commit-reason.ts';

describe('why a commit was made', () => {
  test.each([
    ['Raise a limit', null],
    ['Raise a limit\n\nThe board asked\nfor it.', 'The board asked for it.'],
    ['Raise a limit\n\nThe board asked for it.\n\nCo-authored-by: A <a@example.org>', 'The board asked for it.'],
    ['Raise a limit\n\nCo-authored-by: A <a@example.org>', null],
    ['Raise a limit\n\nCHG-003: the board asked for it.', 'CHG-003: the board asked for it.'],
    ['Raise a limit (#41)\n\n* First draft\n* Limits as agreed', 'First draft; Limits as agreed'],
  ])('%j', (message, why) => {
    expect(explanationOf(message)).toBe(why);
  });

  test('of a long text the beginning, whole words of it', () => {
    const why = explanationOf(`Raise a limit\n\n${'many words '.repeat(60)}`) ?? '';
    expect(why.length).toBeLessThanOrEqual(300);
    expect(why).toMatch(/(?:many|words)…$/);
  });

  test('of several commits what they explain, each once, else their subjects', () => {
    expect(reasonsOfCommits(['One', 'Two', 'One'])).toEqual(['One', 'Two']);
    expect(reasonsOfCommits(['One', 'Two\n\nBecause.', 'Three\n\nBecause.'])).toEqual(['Because.']);
  });
});
