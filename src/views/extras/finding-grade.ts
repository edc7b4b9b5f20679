import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { plainWords } from '../plain-words.ts';
import type { PlainText } from '../words/say.ts';
import { say } from '../words/say.ts';

const grades: ReadonlyMap<string, PlainText> = new Map([
  ['major', 'major#finding'],
  ['minor', 'minor#finding'],
  ['observation', 'observation#finding'],
  ['opportunity', 'opportunity#finding'],
  ['strength', 'strength#finding'],
]);

/** Grade of a finding of an audit as it is stated; null where none is. */
export function gradeOf(finding: Item): string | null {
  return textField(finding, 'grade');
}

/** A grade for readers: elsewhere the same keywords mean other things, such as a `major` change. */
export function gradeWords(grade: string): string {
  const known = grades.get(grade);
  return known === undefined ? plainWords(grade) : say(known);
}
