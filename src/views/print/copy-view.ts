import { routeOfItem } from '../../core/model/routes.ts';
import type { QrView } from '../qr.ts';
import { qrOf } from '../qr.ts';
import type { Site } from '../site.ts';
import type { CopyState } from './copy-states.ts';
import { anchorOfCopy, copyStates, otherCopy } from './copy-states.ts';
import { addressOf } from './sheet-frame.ts';
import { say } from '../words/say.ts';

/** How paper leads back to the manual: the code on a printed copy, and what the page says to whoever follows it. */
export interface CopyView {
  readonly states: readonly CopyState[];
  /** Null where the address of the manual is not known. */
  readonly code: {
    readonly qr: QrView;
    readonly address: string;
    /** Says what the code is. */
    readonly label: string;
    readonly question: string;
  } | null;
}

/**
 * How a printed copy of an item or register leads back to its page.
 *
 * @param site the site
 * @param id id of one of them
 */
export function copyView(site: Site, id: string): CopyView {
  const item = site.checked.sms.items.get(id);
  const states = item === undefined ? [] : copyStates(site, item);
  const address = addressOf(site, routeOfItem(id));
  const answers = item === undefined || states.length === 0 ? states : [...states, otherCopy(site, item)];
  if (address === null) return { states: answers, code: null };
  const version = states.length === 0 ? null : (item?.version ?? null);
  const answer = version === null ? address : `${address}#${anchorOfCopy(version)}`;
  return {
    states: answers,
    code: {
      qr: qrOf(answer),
      address: answer,
      label: say('QR code of {address}', { address: answer }),
      question:
        version === null
          ? say('Is this copy of {id} still current? The code leads to its page.', { id })
          : say('Is version {version} of {id} still in force? The code leads to the answer.', { version, id }),
    },
  };
}
