import type { CheckedSms } from '../core/finding/checked-sms.ts';
import type { Finding } from '../core/finding/finding.ts';
import { fingerprintsOf } from '../core/finding/fingerprint.ts';
import { summarize } from '../core/finding/order.ts';
import { oneLine } from './plain-text.ts';

/**
 * What a change of files did to the findings, for people: what is new, what is gone, and the totals.
 *
 * @param before the check before the change
 * @param after the check after it
 * @param color true for colours
 */
export function differenceText(before: CheckedSms, after: CheckedSms, color: boolean): string {
  const [old, now] = [byPrint(before), byPrint(after)];
  const paint = (code: number, text: string): string => (color ? `\u001B[${code}m${text}\u001B[0m` : text);
  const fresh = [...now].filter(([print]) => !old.has(print)).map(([, finding]) => finding);
  const gone = [...old].filter(([print]) => !now.has(print)).map(([, finding]) => finding);
  const { total, block, error, warn, info } = summarize(after.judgement);
  const lines = [
    ...gone.map((finding) => paint(32, `- ${placeOf(finding)} ${finding.rule} is gone`)),
    ...fresh.map((finding) =>
      paint(31, `+ ${placeOf(finding)} ${finding.rule} ${finding.severity}: ${oneLine(finding.message)}`),
    ),
    `${total} findings (${block} block, ${error} error, ${warn} warn, ${info} info)`,
  ];
  return `${lines.join('\n')}\n`;
}

function byPrint({ sms, judgement }: CheckedSms): ReadonlyMap<string, Finding> {
  return new Map([...fingerprintsOf(sms, judgement.findings)].map(([finding, print]) => [print, finding]));
}

function placeOf({ place }: Finding): string {
  return `${oneLine(place.file)}:${place.line}:${place.column}`;
}
