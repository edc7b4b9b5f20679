import { booleanField, hasField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import type { Written } from './_documents.ts';
import { decidedDocuments } from './_documents.ts';
import { decidedProcesses, namesItem } from './_processes.ts';

export default defineRule({
  id: 'CONT-006',
  name: 'step-has-one-accountable-role',
  severity: 'warn',
  basis: 'practice',
  clause: '5.3',
  level: 'essential',
  types: ['process'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'Every step of a process has exactly one accountable role, and every role has something to do.',
  fix: 'Name exactly one role as accountable for the step; give the role a duty, or retire it.',
  *check({ sms }) {
    const processes = decidedProcesses(sms);
    for (const process of processes) {
      const draft = unclearSteps(process);
      if (draft !== null) yield draft;
    }
    if (!processes.some((process) => mapsField(process, 'activities').length > 0)) return;
    const documents = decidedDocuments(sms);
    for (const role of itemsOfType(sms, 'role')) {
      if (!role.inForce || hasDuty(sms, role) || documents.some((document) => namesItem(sms, document, role))) continue;
      yield {
        item: role.id,
        place: role.place,
        message: `No step and no duty names ${role.id} (${role.title}): it carries no duty, owns nothing, and no document in force speaks of it. Expected something to do: name it in the steps of a process, or retire it.`,
      };
    }
  },
});

interface Unclear {
  readonly index: number;
  readonly words: string;
}

/** One finding per process. A table without any word about who is accountable follows another custom and is left alone. */
function unclearSteps(process: Written): Draft | null {
  const steps = mapsField(process, 'activities');
  if (!steps.some((step) => textsField(step, 'accountable').length > 0)) return null;
  const unclear = steps.flatMap((step, index): readonly Unclear[] => {
    const roles = textsField(step, 'accountable');
    const name = `"${textField(step, 'step') ?? `step ${index + 1}`}"`;
    if (roles.length === 1) return [];
    return [{ index, words: roles.length === 0 ? `${name} has none` : `${name} has ${listWords(roles)}` }];
  });
  const [first, ...others] = unclear;
  if (first === undefined) return null;
  return {
    item: process.id,
    place: placeOfField(process, 'activities', first.index),
    message: `Expected exactly one accountable role for each step of ${process.id} (${process.title}); ${listWords(
      unclear.map(({ words }) => words),
      5,
    )}. Name the one who answers for the result; others may be responsible or consulted.`,
    related: others.map(({ index, words }) => ({
      item: process.id,
      message: words,
      place: placeOfField(process, 'activities', index),
    })),
  };
}

const ofPeople: ReadonlySet<string> = new Set(['role', 'person', 'unit', 'competence-record', 'delegation']);

/** A duty or right in its row, or another item that names it in a field: as owner, author of an action, member … */
function hasDuty(sms: Sms, role: Item): boolean {
  const owns = [...sms.items.values()].some((item) => item.owner === role.id && !ofPeople.has(item.type.key));
  return (
    owns ||
    booleanField(role, 'top_management') === true ||
    ['carries', 'authorities'].some(
      (field) => textsField(role, field).length > 0 || mapsField(role, field).length > 0,
    ) ||
    (hasField(role, 'function') && textField(role, 'function') !== 'other') ||
    (sms.relationsTo.get(role.id) ?? []).some(({ from }) => !ofPeople.has(sms.items.get(from)?.type.key ?? 'role')) ||
    [...sms.registers.values()].some((register) => register.owner === role.id)
  );
}
