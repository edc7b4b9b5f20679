import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { pursuedObjectives } from './_objectives.ts';

export default defineRule({
  id: 'OBJV-002',
  name: 'objective-serves-a-commitment',
  severity: 'warn',
  basis: 'derived',
  clause: '6.2.1',
  level: 'essential',
  types: ['objective'],
  needs: ['files'],
  summary: 'Every objective serves a commitment of the policy.',
  fix: 'Name the commitment under `commitment` (policy#commitment), or drop the objective.',
  *check({ sms }) {
    const policies = itemsOfType(sms, 'policy').filter(({ inView }) => inView);
    // Without a policy there is nothing to serve, and that is reported as such.
    if (!policies.some(({ kind }) => kind?.key === 'service-management')) return;
    for (const objective of pursuedObjectives(sms)) {
      const commitment = textField(objective, 'commitment');
      const fault = commitment === null ? lackOf(sms, objective, policies) : faultOf(commitment, policies);
      if (fault === null) continue;
      yield {
        item: objective.id,
        place: placeOfField(objective, 'commitment'),
        message: `${objective.id} (${objective.title}) ${fault}. Expected a commitment of the policy that it serves, such as ${example(policies)}.`,
        ...(commitment === null ? {} : { actual: commitment }),
      };
    }
  },
});

/** Any link between the two will do, and so does the policy naming the objective in its text. */
function lackOf(sms: Sms, { id }: Item, policies: readonly Item[]): string | null {
  const ids = new Set(policies.map((policy) => policy.id));
  const isLinked =
    (sms.relationsFrom.get(id) ?? []).some(({ to }) => ids.has(to)) ||
    (sms.relationsTo.get(id) ?? []).some(({ from }) => ids.has(from)) ||
    policies.some((policy) => policy.facts?.body.match(/[A-Z]{2,6}-[\w-]*\d/g)?.includes(id));
  return isLinked ? null : 'names no commitment of the policy';
}

/** What a stated commitment lacks: its policy, or the commitment in it. One in words is left to its readers. */
function faultOf(commitment: string, policies: readonly Item[]): string | null {
  const [, id, part] = /^\s*([A-Za-z]{2,6}-\d+)\s*(?:#\s*(\S+)\s*)?$/.exec(commitment) ?? [];
  if (id === undefined) return null;
  const policy = policies.find((candidate) => candidate.id === id.toUpperCase());
  if (policy === undefined) return `names ${commitment} as its commitment, and there is no policy ${id}`;
  const known = commitmentsOf(policy);
  if (part === undefined || known.length === 0 || known.includes(part.toUpperCase())) return null;
  return `names ${commitment} as its commitment, and ${policy.id} has none of that number`;
}

/** Numbers of the commitments of a policy. */
function commitmentsOf(policy: Item): readonly string[] {
  return mapsField(policy, 'commitments').flatMap((entry) => textField(entry, 'id')?.toUpperCase() ?? []);
}

function example(policies: readonly Item[]): string {
  const numbered = policies.find((policy) => commitmentsOf(policy).length > 0);
  return numbered === undefined ? '`POL-001#K1`' : `\`${numbered.id}#${commitmentsOf(numbered)[0] ?? ''}\``;
}
