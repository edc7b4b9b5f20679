import { dateField, hasField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { idsAt } from '../../core/trace/field-references.ts';

/** One line of a competence matrix: what a role needs, and the proof that its holders have it. */
export interface CompetenceLine {
  readonly record: Item;
  readonly index: number;
  readonly role: string;
  readonly skill: string;
  readonly expires: string | null;
}

/**
 * Lines of all competence matrices in force.
 *
 * @param sms the model
 */
export function competenceLines(sms: Sms): readonly CompetenceLine[] {
  return competenceRecords(sms).flatMap((record) =>
    mapsField(record, 'entries').flatMap((entry, index) => {
      const [role] = idsAt(sms, record, 'entries', index, 'role');
      const skill = (textField(entry, 'skill') ?? '').trim();
      return role === undefined ? [] : [{ record, index, role, skill, expires: dateField(entry, 'expires') }];
    }),
  );
}

/** True where a competence record says that the proofs are kept elsewhere. */
export function pointsElsewhere(sms: Sms): boolean {
  return competenceRecords(sms).some((record) => hasField(record, 'pointer'));
}

/** A later proof of the same skill stands beside a line, or none that expires. */
export function isRenewed(line: CompetenceLine, lines: readonly CompetenceLine[], day: string): boolean {
  return lines.some(
    (other) =>
      other !== line &&
      other.role === line.role &&
      other.skill.toLowerCase() === line.skill.toLowerCase() &&
      (other.expires === null || other.expires >= day),
  );
}

/** An open action of a competence record closes the gap: it names the role or the skill, and its day has not passed. */
export function isPlanned(line: CompetenceLine, day: string): boolean {
  return mapsField(line.record, 'gap_actions').some((action) => {
    const what = (textField(action, 'what') ?? '').toLowerCase();
    const due = dateField(action, 'due');
    const isOpen = dateField(action, 'done') === null && due !== null && due >= day;
    const isAbout =
      what.includes(line.role.toLowerCase()) || (line.skill !== '' && what.includes(line.skill.toLowerCase()));
    return isOpen && (isAbout || textsField(action, 'role').includes(line.role));
  });
}

function competenceRecords(sms: Sms): readonly Item[] {
  return itemsOfType(sms, 'competence-record').filter((record) => record.inForce && record.inView);
}
