import type { Grade } from '../../core/history/approval-proof.ts';
import type { PlainText } from '../words/say.ts';

/** What the grades mean, best first. */
export const gradeLegend: readonly { readonly grade: Grade; readonly text: PlainText }[] = [
  { grade: 'A', text: 'signed with the approver’s own key' },
  { grade: 'B', text: 'recorded by the approver, signed by the platform the repository is on' },
  { grade: 'C', text: 'recorded by the approver without a signature, or signed on paper' },
  { grade: 'D', text: 'only stated in the file' },
];
