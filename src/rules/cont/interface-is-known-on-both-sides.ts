import type { RelatedPlace } from '../../core/finding/finding.ts';
import { listWords } from '../../core/model/list-words.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import type { Written } from './_documents.ts';
import { decidedProcesses, handoversOf, namesItem } from './_processes.ts';

interface OneSided {
  readonly from: Written;
  readonly place: RelatedPlace;
}

export default defineRule({
  id: 'CONT-005',
  name: 'interface-is-known-on-both-sides',
  severity: 'info',
  basis: 'derived',
  clause: '4.4',
  level: 'essential',
  types: ['process'],
  needs: ['files'],
  judges: 'in-force',
  summary: 'A process that another one hands over to knows about it.',
  fix: 'Let both owners agree what passes between them, and name it on both sides.',
  *check({ sms }) {
    const processes = new Map(decidedProcesses(sms).map((process) => [process.id, process]));
    const oneSided = new Map<Written, OneSided[]>();
    for (const from of processes.values()) {
      for (const { other, field, index } of handoversOf(sms, from)) {
        const to = processes.get(other);
        if (to === undefined || namesItem(sms, to, from)) continue;
        const place = { item: from.id, message: `names ${other} (${field})`, place: placeOfField(from, field, index) };
        oneSided.set(to, [...(oneSided.get(to) ?? []), { from, place }]);
      }
    }
    for (const [process, sides] of oneSided) {
      const names = listWords(sides.map(({ from }) => `${from.id} (${from.title})`));
      yield {
        item: process.id,
        place: placeOfField(process, 'interfaces'),
        message: `${names} ${sides.length === 1 ? 'works' : 'work'} with ${process.id} (${process.title}), which names ${sides.length === 1 ? 'it' : 'them'} nowhere. Expected the interface on both sides: agree with the other owner what passes, and add it here or take it out there.`,
        related: sides.map(({ place }) => place),
      };
    }
  },
});
