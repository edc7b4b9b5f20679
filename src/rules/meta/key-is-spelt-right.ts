import { rangeOf } from '../../core/finding/mend.ts';
import { misfitsInView } from '../iden/_misfits.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'META-004',
  name: 'key-is-spelt-right',
  severity: 'error',
  basis: 'practice',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No key of the frontmatter is a misspelling of one that means something.',
  fix: 'Correct the key, or list it under `known_keys` in clausebook.yaml if it is your own.',
  *check({ sms }) {
    for (const misfit of misfitsInView(sms, ['misspelt-key'])) {
      const nearest = misfit.nearest ?? '';
      yield {
        item: misfit.item,
        place: misfit.place,
        message: `The key "${misfit.actual}" means nothing here. Did you mean "${nearest}"? As it stands the value is not read.`,
        actual: misfit.actual,
        expected: nearest,
      };
    }
  },
  // Another case, or a hyphen for an underscore, can mean one key only; another letter can be a word of its own.
  mend: ({ place, text, actual, expected }) => {
    const range = rangeOf(text, place);
    if (range === null || actual === null || expected === null) return null;
    const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_ ]/g, '');
    const to = range.from + actual.length;
    const stands = text.slice(range.from, to) === actual && /^[ \t]*:/.test(text.slice(to));
    return stands && plain(actual) === plain(expected) ? { from: range.from, to, insert: expected } : null;
  },
});
