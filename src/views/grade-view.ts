import type { GradeOf } from '../core/history/grade-of.ts';
import { gradeOf } from '../core/history/grade-of.ts';
import type { Approval, Item } from '../core/model/item.ts';
import type { Site } from './site.ts';
import { proofDoubt, proofReason } from './words/proof-reasons.ts';

/** How well an approval is proved, told in the language of the pages. */
export function gradeView(site: Site, item: Item, entry: Approval): GradeOf {
  const { grade, because, doubt } = gradeOf(site.checked.sms, item, entry);
  return { grade, because: proofReason(because), doubt: doubt === null ? null : proofDoubt(doubt) };
}
