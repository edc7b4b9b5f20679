import type { FallingDue } from '../core/trace/falling-due.ts';
import { oneLine } from './plain-text.ts';

/** What has to be done, with who does it: as stated with it, else the owner of the item. */
export interface DueEntry extends FallingDue {
  readonly title: string;
}

/** What falls due from a day on. */
export interface DueReport {
  readonly schema: 'clausebook-due/1';
  readonly asOf: string;
  /** Duration looked ahead, as in `P30D`. */
  readonly within: string;
  readonly entries: readonly DueEntry[];
}

/**
 * The report for people: a line for each day and thing to do.
 *
 * @param report what falls due
 * @param color true for colours
 */
export function dueText({ asOf, within, entries }: DueReport, color: boolean): string {
  const dim = (text: string): string => (color ? `\u001B[2m${text}\u001B[0m` : text);
  if (entries.length === 0)
    return `Nothing falls due within ${within} of ${asOf}. What is late already: clausebook check\n`;
  const widest = Math.max(...entries.map(({ what }) => what.length));
  const lines = entries.map(({ on, until, what, item, title, who, detail }) => {
    const days = until === undefined ? '' : ` (to ${until})`;
    const words = detail === null ? title : `${title}: ${detail}`;
    return `${on}  ${what.padEnd(widest)}  ${item} ${oneLine(words)}${days}${who === null ? '' : dim(`  (${who})`)}`;
  });
  return `${lines.join('\n')}\n\n${entries.length} due within ${within} of ${asOf}. What is late already: clausebook check\n`;
}
