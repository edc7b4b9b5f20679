import { isCalendarDate } from '../../core/lifecycle/calendar.ts';
import { remembered } from '../../core/model/remembered.ts';
import type { Heading, SourceFacts } from '../../core/model/facts.ts';
import { meaningOf } from '../../core/model/heading-meaning.ts';
import { withoutQuotations } from '../../core/model/prose.ts';
import type { Place } from '../../core/model/place.ts';

/** A version or a day that somebody wrote into the text of a document by hand. */
export interface Printed {
  readonly what: 'version' | 'effective' | 'approved';
  /** Version, or day as YYYY-MM-DD. */
  readonly value: string;
  /** As written. */
  readonly text: string;
  readonly place: Place;
}

const labels: readonly { readonly what: Printed['what']; readonly label: RegExp }[] = [
  {
    what: 'version',
    label: /^(?:document |dokumenten?|current |aktuelle )?(?:version|revision|fassung)(?: (?:no|nr|number)\.?)?$/i,
  },
  {
    what: 'effective',
    label: /^(?:effective|valid|in force|gültig|wirksam|in kraft)(?: from| since| ab| seit)?(?: date)?$/i,
  },
  {
    what: 'approved',
    label: /^(?:approved(?: on)?|approval date|freigegeben(?: am)?|freigabe(?:datum)?|genehmigt am)$/i,
  },
];
const aboutDocument =
  /^(?:document (?:control|information|properties|data)|about this document|dokument(?:en)?(?:lenkung|information|angaben|steuerung)|angaben zum dokument|zu diesem dokument)$/;
/** Most lines do not begin so, and need no further look. */
const beginning =
  /^[-\s|>*_`+]*(?:\p{L}+ )?(?:version|revision|fassung|effective|valid|in force|gültig|wirksam|in kraft|approv|freig|genehmigt)/iu;
const months =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?';
const begins = ['jan', 'feb', 'm[aä]r', 'apr', 'ma[yi]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]'];
const written = new RegExp(String.raw`^(\d{1,2})\.? (${months})\.? (\d{4})$`, 'i');

/**
 * Versions and days that stand in the head of a text, or under a heading such as "Document control": `Version: 1.2`,
 * `| Valid from | 2026-01-10 |`. Sentences and tables of the history are left out.
 *
 * @param facts file as parsed
 */
export const printedIn = remembered((facts: SourceFacts): readonly Printed[] => [...inTitle(facts), ...inLines(facts)]);

function inTitle({ headings }: SourceFacts): readonly Printed[] {
  const title = headings.find(({ depth }) => depth === 1);
  const match = /(?:^|[\s(,–-])(?:v\.?|version) ?(\d+(?:\.\d+)+)\)?$/i.exec(title?.text ?? '');
  return title === undefined || match?.[1] === undefined
    ? []
    : [{ what: 'version', value: match[1], text: match[0].replaceAll(/^[\s(,–-]+|\)$/g, ''), place: title.place }];
}

function inLines(facts: SourceFacts): readonly Printed[] {
  const { file, bodyLine, body } = facts;
  const parts = partsOfHead(facts);
  const lines = linesIn(body, bodyLine, parts);
  if (!lines.some(({ text }) => beginning.test(text))) return [];
  const whole = withoutQuotations(body).split('\n');
  return lines.flatMap(({ at }): readonly Printed[] => {
    const line = whole[at - bodyLine] ?? '';
    const found = statedIn(line);
    if (found === null) return [];
    const column = line.indexOf(found.text) + 1;
    const place = { file, line: at, column, endLine: at, endColumn: column + found.text.length };
    return [{ ...found, place }];
  });
}

/** Lines of the file, the last one left out, before the first section and in sections about the document itself. */
function partsOfHead({ headings, bodyLine }: SourceFacts): readonly (readonly [from: number, to: number])[] {
  const ends = [...headings.map(({ place }) => place.line), Number.POSITIVE_INFINITY];
  const isPart = (heading: Heading, index: number): boolean =>
    (index === 0 && heading.depth === 1) || aboutDocument.test(meaningOf(heading.text));
  return [
    [bodyLine, ends[0] ?? Number.POSITIVE_INFINITY],
    ...headings.flatMap((heading, index) =>
      isPart(heading, index) ? [[heading.place.line, ends[index + 1] ?? Number.POSITIVE_INFINITY] as const] : [],
    ),
  ];
}

/** Lines of the body that lie in some parts, in order; what comes after the last part is not looked at. */
function linesIn(
  body: string,
  bodyLine: number,
  parts: readonly (readonly [from: number, to: number])[],
): readonly { readonly at: number; readonly text: string }[] {
  const end = Math.max(...parts.map(([, to]) => to));
  const lines = [];
  let start = 0;
  for (let at = bodyLine; at < end && start <= body.length; at += 1) {
    const next = body.indexOf('\n', start);
    const stop = next < 0 ? body.length : next;
    if (parts.some(([from, to]) => at >= from && at < to)) lines.push({ at, text: body.slice(start, stop) });
    start = stop + 1;
  }
  return lines;
}

/** What a line states that holds nothing but a label and a value. */
function statedIn(line: string): Omit<Printed, 'place'> | null {
  const plain = line.replaceAll(/[*_`]/g, '').replace(/^\s*[-+>]?\s*/, '');
  const match = /^\|?\s*([\p{L}. ]{3,30}?)\s*(?:[:|]\s*|\s+(?=v?\d))([^|]+?)\s*\|?\s*$/u.exec(plain);
  const kind = labels.find(({ label }) => label.test(match?.[1] ?? ''));
  const text = match?.[2] ?? '';
  if (kind === undefined) return null;
  const value = kind.what === 'version' ? (/^v?(\d+(?:\.\d+)*)$/i.exec(text)?.[1] ?? null) : dayOf(text);
  return value === null ? null : { what: kind.what, value, text };
}

/** `2026-01-10`, `10.1.2026`, `10 January 2026`, `10. Januar 2026`; null for what can be read in two ways. */
function dayOf(text: string): string | null {
  const numbers = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const words = written.exec(text);
  const month = begins.findIndex((begin) => new RegExp(`^${begin}`, 'i').test(words?.[2] ?? ' ')) + 1;
  const parts = numbers === null ? [words?.[3], String(month), words?.[1]] : [numbers[3], numbers[2], numbers[1]];
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
  return isCalendarDate(day) ? day : null;
}
