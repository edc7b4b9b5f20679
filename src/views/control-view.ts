import { currentApproval } from '../core/control/approval.ts';
import { gradeOf } from '../core/history/grade-of.ts';
import { mapField, textField } from '../core/model/fields.ts';
import type { Approval, Item } from '../core/model/item.ts';
import type { LinkView, Site } from './site.ts';
import { itemLink, ownerLink } from './site.ts';
import { madeUnder } from './made-under.ts';
import { stateText } from './standing.ts';
import { proofReason } from './words/proof-reasons.ts';
import { say, sayKnown } from './words/say.ts';
import { dayText } from './words/days.ts';

/** A line of the control block. */
export interface ControlLine {
  readonly label: string;
  readonly text: string;
  readonly link?: LinkView;
  readonly iso?: string;
  /** Words behind the text. */
  readonly note?: string;
}

/** The control block of an item. */
export function controlLines(site: Site, item: Item): readonly ControlLine[] {
  const owner = ownerLine(ownerLink(site, item));
  return [
    { label: say('Id'), text: item.id },
    ...versionLine(item),
    { label: say('Status'), text: stateText(item) },
    ...owner,
    ...approvalLines(site, item),
    ...inForceLines(item),
    ...day(say('Date'), item.type.class === 'record' ? item.date : null),
    ...closingLines(site, item),
    ...madeUnderLines(site, item),
    ...day(say('Review due'), item.reviewDue),
    { label: say('Classification'), text: sayKnown(item.classification) },
  ];
}

/** The few lines of the control block that a reader needs before the text. */
export function keyLines(site: Site, item: Item): readonly ControlLine[] {
  return [
    ...versionLine(item),
    ...inForceLines(item),
    ...day(say('Date'), item.type.class === 'record' ? item.date : null),
    ...ownerLine(ownerLink(site, item)),
  ];
}

/** Versions of documents that a record was made under. */
function madeUnderLines(site: Site, item: Item): readonly ControlLine[] {
  return madeUnder(site, item).map(({ link, note }) => ({ label: say('Made under'), text: link.text, link, note }));
}

/** Owner as a line; nothing where nobody owns it. */
export function ownerLine(owner: LinkView | null): readonly ControlLine[] {
  if (owner === null) return [];
  return [{ label: say('Owner'), text: owner.text, ...(owner.href === '' ? {} : { link: owner }) }];
}

/** A day as a line; nothing where there is none. */
export function day(label: string, iso: string | null): readonly ControlLine[] {
  return iso === null ? [] : [{ label, text: dayText(iso), iso }];
}

function versionLine(item: Item): readonly ControlLine[] {
  return item.version === null ? [] : [{ label: say('Version'), text: item.version }];
}

function inForceLines(item: Item): readonly ControlLine[] {
  const isAgreement = item.type.lifecycle === 'agreement';
  return [
    ...day(
      isAgreement ? say('From') : say('In force from'),
      item.type.class === 'document' ? item.effectiveFrom : null,
    ),
    ...day(say('Until'), isAgreement ? textField(item, 'to') : null),
  ];
}

function approvalLines(site: Site, item: Item): readonly ControlLine[] {
  const approval = item.type.class === 'document' ? currentApproval(item) : null;
  if (approval === null) return [];
  const person = site.checked.sms.items.get(approval.by);
  return [
    {
      label: say('Approved by'),
      text: person?.title ?? approval.by,
      ...(person === undefined ? {} : { link: itemLink(site, person.id, person.title) }),
    },
    ...day(say('Approved on'), approval.on),
    { label: say('Proof'), text: proofText(site, item, approval) },
  ];
}

/** `grade A: signed by Cleo Park with their own key`. */
function proofText(site: Site, item: Item, approval: Approval): string {
  const { grade, because } = gradeOf(site.checked.sms, item, approval);
  // That no history was read is told with each approval below.
  const sentence = proofReason(because.replace(/; the history of the repository was not read\.$/, '.'));
  const words = `${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
  return say('grade {grade}: {because}', { grade, because: words });
}

function closingLines(site: Site, item: Item): readonly ControlLine[] {
  const closed = mapField(item, 'closed');
  if (closed === null) return [];
  const by = textField(closed, 'by');
  return [
    ...day(say('Closed on'), textField(closed, 'at')),
    ...(by === null ? [] : [{ label: say('Closed by'), text: site.checked.sms.items.get(by)?.title ?? by }]),
  ];
}
