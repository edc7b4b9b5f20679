import { staffingOf } from '../../core/control/role-vacancy.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfPath } from '../../core/trace/references.ts';
import { defineRule } from '../define-rule.ts';
import type { Draft } from '../define-rule.ts';
import { competenceLines, isPlanned, isRenewed, pointsElsewhere } from './_competence.ts';
import type { CompetenceLine } from './_competence.ts';
import { rolesInForce } from './_topic.ts';

export default defineRule({
  id: 'ORGA-004',
  name: 'competence-is-shown',
  severity: 'warn',
  basis: 'derived',
  clause: '7.2',
  level: 'essential',
  types: ['competence-record'],
  needs: ['files'],
  judges: 'in-force',
  clock: true,
  summary: 'The competence matrix speaks of every role that is held, and no proof in it has expired.',
  fix: 'Assess the holders and add the line; where something is missing, plan how it is learnt under `gap_actions`.',
  *check({ sms, asOf }) {
    const lines = competenceLines(sms);
    const held = rolesInForce(sms).filter((role) => staffingOf(sms, role, asOf).kind === 'held');
    // Without any matrix the evidence for clause 7.2 lies elsewhere or is missing, which group EVID says.
    if (lines.length > 0 && !pointsElsewhere(sms)) yield* withoutLine(held, lines);
    const roles = new Map(held.map((role) => [role.id, role]));
    for (const line of lines) {
      const role = roles.get(line.role);
      if (role !== undefined) yield* expired(sms, line, role, lines);
    }
  },
});

function* withoutLine(held: readonly Item[], lines: readonly CompetenceLine[]): Iterable<Draft> {
  const [first] = lines;
  const records = [...new Map(lines.map(({ record }) => [record.id, record])).values()];
  if (first === undefined) return;
  for (const role of held) {
    if (lines.some((line) => line.role === role.id)) continue;
    yield {
      item: role.id,
      place: role.place,
      message: `Nothing shows the competence of ${role.id} (${role.title}): no line of ${records.map(({ id }) => id).join(' or ')} names the role. Expected a line with the skill needed, the skill held and its proof, or a competence record with a \`pointer\` to where that is kept.`,
      related: records.map((record) => ({ item: record.id, message: 'holds the matrix', place: record.place })),
    };
  }
}

function* expired(sms: Sms, line: CompetenceLine, role: Item, lines: readonly CompetenceLine[]): Iterable<Draft> {
  const { record, expires, skill } = line;
  if (expires === null || expires >= sms.asOf) return;
  if (isRenewed(line, lines, sms.asOf) || isPlanned(line, sms.asOf)) return;
  yield {
    item: record.id,
    keys: [record.id, role.id],
    place: placeOfPath(record, 'entries', [line.index]),
    due: expires,
    message: `In ${record.id} the proof of ${role.id} (${role.title})${skill === '' ? '' : ` for "${skill}"`} expired on ${expires}. Expected a proof that is valid, or an open action under \`gap_actions\` that names the role or the skill.`,
    actual: expires,
  };
}
