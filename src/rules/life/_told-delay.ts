import { mapsField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';

const recording = String.raw`record|enter|fil|commit|merg|captur|document|sign|approv|agree|withdr|end|appl`;
const lately = String.raw`late|later|belatedly|afterwards|retrospectively|retroactively|after the fact`;

/** Words that say of an act that it was recorded late, in English or German. */
const delay = new RegExp(
  [
    String.raw`\b(?:${recording})\w*\b[^.;]*\b(?:${lately})\b`,
    String.raw`\b(?:${lately})\b[^.;]*\b(?:${recording})\w*\b`,
    String.raw`\bnachgetragen\b|\bnachträglich\b|\brückwirkend\b`,
    String.raw`\b(?:verspätet|spät|später)\b[^.;]*\b(?:erfasst|eingetragen|festgehalten|abgelegt|übernommen)\b`,
  ].join('|'),
  'iu',
);

/**
 * True where the list of changes explains why something was recorded late: an entry of the version in the file names the day that is
 * stated, or says in words that it came late. What every new version says of its contents explains nothing.
 *
 * @param item a document or agreement
 * @param day what the file states, YYYY-MM-DD
 */
export function isDelayTold(item: Item, day: string): boolean {
  return mapsField(item, 'changes').some((entry) => {
    const version = textField(entry, 'version');
    const summary = textField(entry, 'summary') ?? '';
    const isOfFile = version === null || item.version === null || version === item.version;
    return isOfFile && (delay.test(summary) || saysMoreThan(summary, day));
  });
}

/** A bare day is no reason. */
function saysMoreThan(summary: string, day: string): boolean {
  return summary.includes(day) && /\p{L}{2}/u.test(summary.replaceAll(day, ''));
}
