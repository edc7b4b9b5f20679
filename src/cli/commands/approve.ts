import type { ApprovalAction, ApprovalRequest } from '../../core/control/plan-approval.ts';
import { approvalActions, planApproval } from '../../core/control/plan-approval.ts';
import { planMissingDigests } from '../../core/control/plan-missing-digests.ts';
import { isAtLeast } from '../../core/finding/order.ts';
import { ownWork, severityOfOwnWork } from '../../core/history/independence.ts';
import { lastApprovedText, textAsItIs } from '../../core/history/named-text.ts';
import { unseenAuthors } from '../../core/history/unseen-authors.ts';
import type { Item } from '../../core/model/item.ts';
import type { Sms } from '../../core/model/sms.ts';
import { UsageError } from '../../io/usage-error.ts';
import { redlineText } from '../../report/redline-text.ts';
import { proofFlags, proofOptions } from '../approval-options.ts';
import { carryOut, refuseBecause, tryOut } from '../carry-out.ts';
import type { Terminal } from '../command.ts';
import { commonOptions, defineCommand } from '../command.ts';
import { actDays, calendarOption, openCopy, requireItem, rootOption, textOption } from '../options.ts';
import {
  objectionToRecorder,
  recordEntry,
  recordedBy,
  recorderIn,
  sayTextComesFirst,
  sayWhoCommits,
} from '../record-entry.ts';
import { whyNoHistory } from '../why-no-history.ts';

export default defineCommand({
  name: 'approve',
  args: '[id]',
  summary: 'Record that somebody reviewed, approved or agreed a document, bound to its content',
  options: [
    commonOptions.root,
    {
      flags: '--by <person>',
      summary: 'who did it: the id of a person; the signatory in words for the other side of an agreement',
    },
    { flags: '--role <role>', summary: 'in which role; found from posts and authority when left out' },
    { flags: '--on <date>', summary: 'day of the act, YYYY-MM-DD; today when left out' },
    { flags: '--effective-from <date>', summary: 'first day in force; the day of the approval when left out' },
    { flags: '--action <action>', summary: 'what was done', choices: [...approvalActions], default: 'approved' },
    ...proofFlags,
    { flags: '--yes', summary: 'do not ask for confirmation' },
    {
      flags: '--all-missing',
      summary: 'bind entries that have no digest yet to the content as it is; for sets taken over',
    },
  ],
  examples: [
    'clausebook approve POL-001 --by PER-001',
    'clausebook approve PRC-009 --by PER-002 --role ROL-003 --on 2026-02-24 --effective-from 2026-03-01',
    'clausebook approve POL-001 --by PER-001 --sign --key ~/.ssh/id_ed25519',
    'clausebook approve POL-001 --by PER-001 --on-behalf --proof minutes-12.pdf --proof-system "board archive"',
    'clausebook approve SLA-001 --action agreed --by "Director of Estates"',
    'clausebook approve --all-missing',
  ],
  run: async ({ args, options, terminal }) => {
    const [id] = args;
    const root = rootOption(options, terminal);
    const read = await openCopy(options, terminal, id === undefined ? null : () => [id]);
    if (options['allMissing'] === true) {
      requireItem(read.sms, id);
      const plans = planMissingDigests(read.sms, { of: 'approvals', id: id ?? null });
      if (plans.length === 0) terminal.out('No approval entry lacks a digest.\n');
      return plans.length === 0 ? 0 : carryOut(read, plans, terminal);
    }
    const by = textOption(options, 'by');
    if (id === undefined || by === null) {
      throw new UsageError('A document and a person are needed.', 'Give both: clausebook approve POL-001 --by PER-001');
    }
    const action = (textOption(options, 'action') ?? 'approved') as ApprovalAction;
    const how = await proofOptions(options, terminal, root, action);
    const request: ApprovalRequest = {
      id,
      by,
      action,
      role: textOption(options, 'role'),
      effectiveFrom: calendarOption(options, 'effectiveFrom', '--effective-from'),
      ...(how.proof === null ? {} : { proof: how.proof }),
      ...actDays(options, read.sms, terminal),
    };
    const { sms } = read;
    const recorder = how.proof === null ? null : await recorderIn(sms, root);
    const copy = recordedBy(read, recorder);
    const plan = planApproval(sms, request);
    if (plan.kind !== 'planned') return carryOut(copy, [plan], terminal);
    const isNew = plan.entry !== undefined;
    const obstacle = (isNew ? objectionOfHistory(sms, request) : null) ?? objectionToRecorder(by, how, recorder);
    if (obstacle !== null) return refuseBecause(obstacle.reason, obstacle.advice, terminal);
    const tried = tryOut(copy, [plan], terminal);
    if (tried === null) {
      sayTextComesFirst(sms, id, how, terminal);
      return 1;
    }
    if (isNew) sayWhatIsApproved(sms, request, terminal);
    sayWhoCommits(tried.after, id, how, recorder, terminal);
    if (options['yes'] !== true && !(await isConfirmed(terminal)))
      return refuseBecause('It was not confirmed.', 'Nothing has changed.', terminal);
    return recordEntry(copy, sms, (proof) => planApproval(sms, { ...request, ...proof }), how, terminal);
  },
});

/** On a pipe nobody can answer, and whoever runs the command there has decided before. */
async function isConfirmed(terminal: Terminal): Promise<boolean> {
  return !terminal.canAsk || /^y(?:es)?$/i.test((await terminal.ask('Record this? [y/N]')) ?? '');
}

/** What the rules would report of who wrote the text, or would if they could see it. */
function objectionOfHistory(
  known: Sms,
  { id, by, action, on }: ApprovalRequest,
): { readonly reason: string; readonly advice: string } | null {
  const item = known.items.get(id);
  if (item === undefined || action !== 'approved') return null;
  const own = ownWork(known, item, by, on);
  if (own !== null && isAtLeast(own.severity, 'error'))
    return { reason: own.message, advice: 'Let another person with authority approve it.' };
  const hidden = unseenAuthors(known);
  const severity = severityOfOwnWork(known, item, by, on);
  return hidden === null || severity === null || !isAtLeast(severity, 'error')
    ? null
    : {
        reason: `${ofUnseenAuthors(item)} ${hidden.message}`,
        advice: hidden.remedy,
      };
}

function ofUnseenAuthors({ id, version }: Item): string {
  return `Who wrote ${id}${version === null ? '' : ` version ${version}`} cannot be seen here, so nothing shows that it is not approved by its author (APPR-003).`;
}

/** Shows what changed since the last approval, and warns of what the rules would mention. */
function sayWhatIsApproved(known: Sms, { id, by, action, on }: ApprovalRequest, terminal: Terminal): void {
  const item = known.items.get(id);
  if (item === undefined) return;
  const last = lastApprovedText(known, item);
  if (known.history === null) {
    const { message } = whyNoHistory(known);
    terminal.err(`What changed since the last approval cannot be shown. ${message}\n`);
  } else if (last === null) terminal.err('No version was approved before: all of it is new.\n');
  else terminal.err(redlineText({ id, from: last, to: textAsItIs(item) }, terminal.color && terminal.isInteractive));
  const own = action === 'approved' ? ownWork(known, item, by, on) : null;
  if (own !== null) terminal.err(`Warning: ${own.message}\n`);
  const hidden = action === 'approved' ? unseenAuthors(known) : null;
  if (hidden !== null && severityOfOwnWork(known, item, by, on) !== null)
    terminal.err(`Warning: ${ofUnseenAuthors(item)} ${hidden.message} ${hidden.remedy}\n`);
}
