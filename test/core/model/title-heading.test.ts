import { expect, test } from 'vitest';
import { titleHeading } from '../../../src/core/model/title-heading.ts';
import { parseBody } from '../../../src/markdown/parse-body.ts';

const shown = (body: string, title: string | null): string | null =>
  titleHeading(parseBody('a.md', body, 1)?.headings ?? [], title)?.text ?? null;

test('the first heading is the title, whatever case and signs the frontmatter writes it with', () => {
  expect(shown('# Backup & restore\n\n# More\n', 'Backup restore')).toBe('Backup & restore');
  expect(shown('# BACKUP\n', 'Backup')).toBe('BACKUP');
  expect(shown('# Anything\n', null)).toBe('Anything');
});

test('a heading that says something else stays in the text', () => {
  expect(shown('# Scope\n\n# Rules\n', 'Backup policy')).toBeNull();
  expect(shown('## Scope\n', 'Scope')).toBeNull();
});
