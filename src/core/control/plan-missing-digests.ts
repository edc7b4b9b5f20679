import { hasField, mapField, mapsField, textField } from '../model/fields.ts';
import type { FrontmatterEdit } from '../model/frontmatter-edit.ts';
import type { Item } from '../model/item.ts';
import type { Sms } from '../model/sms.ts';
import { isOfVersion } from './authority.ts';
import type { ControlPlan } from './control-plan.ts';
import { hasOwnFieldNames } from './control-plan.ts';

export interface MissingDigests {
  /** Approval entries of documents, or closing entries of records. */
  readonly of: 'approvals' | 'closings';
  /** One item, or null for all. */
  readonly id: string | null;
  /** True to write over digests that are there; for generated sets only. */
  readonly overwrite?: boolean;
}

/**
 * Plans the digests that entries lack, for sets that are taken over: the entry of the version in the file is bound to the
 * content as it is now. An agreement that names its proof is left alone, since the proof binds it.
 *
 * @param sms the model
 * @param wanted which entries
 * @returns one plan per item, in the order of files and rows
 */
export function planMissingDigests(sms: Sms, wanted: MissingDigests): readonly ControlPlan[] {
  return [...sms.items.values()]
    .filter((item) => wanted.id === null || item.id === wanted.id)
    .filter((item) => item.facts !== null && item.storage !== 'section' && hasOwnFieldNames(item))
    .flatMap((item) => {
      const paths = wanted.of === 'approvals' ? approvalsWithout(item, wanted) : closingWithout(item, wanted);
      if (paths.length === 0) return [];
      const edits = paths.map((path): FrontmatterEdit => ({
        kind: 'set',
        path: [...item.path, ...path, 'digest'],
        value: item.digest,
      }));
      const what =
        wanted.of === 'approvals' ? `${paths.length} approval ${paths.length === 1 ? 'entry' : 'entries'}` : 'closing';
      return [
        {
          kind: 'planned',
          item: item.id,
          file: item.file,
          edits,
          written: [`digest: ${item.digest}`],
          summary: `${item.id}: ${what} bound to the content`,
        },
      ];
    });
}

function approvalsWithout(item: Item, { overwrite = false }: MissingDigests): readonly FrontmatterEdit['path'][] {
  if (item.type.class !== 'document') return [];
  const stated = mapsField(item, 'approvals');
  return item.approvals
    .filter((entry) => entry.action !== 'withdrawn' && (entry.action !== 'agreed' || !entry.hasProof))
    .filter(
      (entry) => isOfVersion(item, entry) && (overwrite || textField(stated[entry.index] ?? {}, 'digest') === null),
    )
    .map((entry) => ['approvals', entry.index]);
}

function closingWithout(item: Item, { overwrite = false }: MissingDigests): readonly FrontmatterEdit['path'][] {
  const closed = mapField(item, 'closed');
  if (item.type.class !== 'record' || closed === null || !item.frozen || !hasField(closed, 'at')) return [];
  return overwrite || textField(closed, 'digest') === null ? [['closed']] : [];
}
