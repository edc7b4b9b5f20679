import type { ValueView } from '../../src/views/value-view.ts';

/** A value as a line of words; rows of a table stand below each other. */
export function valueWords(value: ValueView): string {
  switch (value.kind) {
    case 'text':
    case 'date':
      return value.text;
    case 'link':
      return value.link.text;
    case 'list':
      return value.items.map(valueWords).join(' + ');
    case 'map':
      return value.entries.map((entry) => `${entry.label}: ${valueWords(entry.value)}`).join(' | ');
    case 'table':
      return value.rows.map((row) => row.map(valueWords).join(' | ')).join('\n');
  }
}
