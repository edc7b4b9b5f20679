import { hasField, mapField } from '../../core/model/fields.ts';
import type { FieldMap } from '../../core/model/fields.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { pursuedObjectives } from './_objectives.ts';

const parts = [
  { key: 'what', name: 'what will be done' },
  { key: 'means', name: 'the means it takes' },
  { key: 'who', name: 'who is responsible' },
  { key: 'by', name: 'by when it will be done' },
  { key: 'judged_by', name: 'how the result will be judged' },
] as const;

export default defineRule({
  id: 'OBJV-003',
  name: 'plan-is-complete',
  severity: 'error',
  basis: 'std',
  clause: '6.2.2',
  level: 'essential',
  types: ['objective'],
  needs: ['files'],
  summary:
    'The plan of an active objective says what is done, with what means, by whom, by when, and how it is judged.',
  fix: 'Add what is missing to `plan`: `what`, `means`, `who`, `by`, `judged_by`.',
  *check({ sms }) {
    for (const objective of pursuedObjectives(sms)) {
      // Without any plan at all it lacks a field of its type: CONT-012.
      const plan = objective.state === 'active' ? mapField(objective, 'plan') : null;
      const missing = plan === null ? [] : parts.filter(({ key }) => !isStated(plan, key));
      if (missing.length === 0) continue;
      yield {
        item: objective.id,
        place: placeOfField(objective, 'plan'),
        message: `The plan of ${objective.id} (${objective.title}) does not say ${listWords(missing.map(({ name }) => name))}. Expected ${listWords(missing.map(({ key }) => `\`${key}\``))} in \`plan\`.`,
        expected: missing.map(({ key }) => key).join(', '),
      };
    }
  },
});

/** A list without an entry says nothing. */
function isStated(plan: FieldMap, key: string): boolean {
  const value = plan[key];
  return hasField(plan, key) && !(typeof value === 'string' && value.trim() === '') && !isEmptyList(value);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
