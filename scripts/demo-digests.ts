// Binds every approval and closing of the demo to its text, after texts were edited. May be run any number of times:
//   node scripts/demo-digests.ts [folder of the SMS]
// PRO-002 is the planted gap: it was approved on 2026-01-28 and edited on 2026-04-09 without a new approval. Its digest is
// the one of the approved text, so that APPR-002 fires there and nowhere else.
import { approvalBinding, closingBinding } from '../src/core/control/approval.ts';
import { planMissingDigests } from '../src/core/control/plan-missing-digests.ts';
import { openWorkingCopy } from '../src/io/working-copy.ts';
import { applyEdits } from '../src/markdown/edit-frontmatter.ts';

const editedLater = 'content/procedures/major-incident.md';

/** Lines of PRO-002 as approved, and as they stand since the edit. */
const laterEdit = [
  [
    '| 3 | Page through the duty line: ROL-021 calls the leads of the functions concerned (ROL-019, ROL-022), who bring in their engineers. No answer after 10 minutes: call the deputy. | ROL-021 | 10 min |',
    '| 3 | Page from the ticket: the desk sends the page straight to the engineer on call of each function concerned and copies the leads (ROL-019, ROL-022). No answer after 5 minutes: page the second on call, then call ROL-021. | ROL-012 | 5 min |',
  ],
  ['| Customers | ROL-010 | ROL-009 |', '| Customers | ROL-009 | ROL-010 |'],
  ['| Suppliers | ROL-014 | ROL-021 |', '| Suppliers | ROL-021 | ROL-014 |'],
] as const;

const root = process.argv[2] ?? new URL('..', import.meta.url).pathname;
const copy = await openWorkingCopy(root);
const approved = laterEdit.reduce((text, [before, after]) => text.replace(after, before), copy.textOf(editedLater));
for (const [before] of laterEdit) {
  if (!approved.includes(before))
    throw new Error(
      `${editedLater} does not hold the line "${before.slice(0, 40)}…", approved or edited. Adapt scripts/demo-digests.ts.`,
    );
}

const bound = copy.with(new Map([[editedLater, approved]]));
const texts = new Map<string, string>([[editedLater, approved]]);
for (const entries of ['approvals', 'closings'] as const) {
  for (const plan of planMissingDigests(bound, { of: entries, id: null, overwrite: true })) {
    if (plan.kind === 'planned')
      texts.set(plan.file, applyEdits(texts.get(plan.file) ?? copy.textOf(plan.file), plan.edits));
  }
}
texts.set(
  editedLater,
  laterEdit.reduce((text, [before, after]) => text.replace(before, after), texts.get(editedLater) ?? approved),
);

const changed = new Map([...texts].filter(([file, text]) => text !== copy.textOf(file)));
await copy.write(changed);
const items = [...copy.with(texts).items.values()];
const broken = items.filter(
  (item) => approvalBinding(item).kind === 'broken' || closingBinding(item).kind === 'broken',
);
console.log(
  `${changed.size} files written; the digest does not fit the text of: ${broken.map((item) => item.id).join(', ')}`,
);
