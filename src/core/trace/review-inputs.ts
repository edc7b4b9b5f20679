import { readBodyField } from '../model/body-fields.ts';
import { asText, hasField, mapField, mapsField } from '../model/fields.ts';
import { meaningOf, meansHeading } from '../model/heading-meaning.ts';
import type { Item } from '../model/item.ts';

/** How a subject of clause 9.3 is recognised in a heading: words it has, words that mean another subject. */
interface Words {
  readonly has: RegExp;
  readonly not?: RegExp;
}

/** Keys are those of the content items of clause 9.3; `result` is the outcome, not an input. */
const subjects: Readonly<Record<string, Words>> = {
  services: {
    has: /^(?:the |our |it |managed )*services?(?: (?:performance|levels?|delivery|results?|quality))?(?:$|[,;:&/(]| and\b| [–-])|(?:performance|effectiveness|state|results?) of .*\bservices?\b|service performance|\band (?:the |our )?services?$|(?:leistung|stand) .*services?/,
    not: /(?:part(?:y|ies)|suppl\w*|vendors?)\b.*\b(?:deliver\w*|involved|provid\w*)\b.*services?|chang|objectiv|polic|feedback/,
  },
  'other-parties': { has: /other part(?:y|ies)|suppliers?|third part|vendors?|lieferant|andere parteien|dritte/ },
  feedback: {
    has: /feedback|complaint|satisfaction|customers?\b.*\bsay|interested part|rückmeldung|zufriedenheit|beschwerde/,
  },
  sms: {
    has: /\bsms\b|management system|nonconformit|\baudits?\b|monitoring|measure(?:s|ments?)\b|performance and effectiveness|managementsystem|abweichung/,
    not: /chang|improv|opportunit|polic|objectiv|resourc|context|earlier|previous|änder|verbesser/,
  },
  objectives: { has: /objectives?|\bgoals?\b|\bziele\b|zielerreichung/ },
  policies: { has: /polic(?:y|ies)|richtlinie|leitlinie|politik/ },
  risks: { has: /\brisks?\b|risik/ },
  resources: { has: /resourc|\bmeans\b|people|\bbudget|staff|capabilit|ressource|\bmittel\b|personal/ },
  context: { has: /context|issues|inside and outside|kontext|umfeld|interne und externe/ },
  'changes-ahead': { has: /chang|upcoming|änderung|anstehend/, not: /issues|context|themen|kontext|umfeld/ },
  ideas: { has: /\bideas?\b|improv|opportunit|verbesser|\bideen\b|chancen/, not: /\brisks?\b|risik/ },
  'earlier-actions': {
    has: /(?:earlier|previous|prior|past|last|former|open) .*(?:action|review|decision)|(?:status|state|follow[ -]?up).*(?:actions?|decisions?)|actions? from|frühere|vorherige|letzten? review|offene ma(?:ß|ss)nahmen/,
  },
};

/** Keys of the twelve subjects. */
export const inputKeys: readonly string[] = Object.keys(subjects);

/** What became of the subjects in the minutes. */
export interface InputGaps {
  readonly missing: readonly string[];
  /** The heading is there, with no text below. */
  readonly empty: readonly string[];
}

/**
 * Subjects of a management review that the minutes do not speak of.
 *
 * @param review the minutes
 */
export function inputGaps(review: Item): InputGaps {
  const topics = topicsOf(review);
  const of = (key: string): readonly Topic[] => topics.filter((topic) => means(topic.name, key));
  const open = inputKeys.filter(
    (key) =>
      !of(key).some((topic) => topic.text !== '') &&
      !(key === 'earlier-actions' && mapsField(review, 'previous_actions').length > 0),
  );
  return { missing: open.filter((key) => of(key).length === 0), empty: open.filter((key) => of(key).length > 0) };
}

/**
 * What the minutes say on a subject, as one text; null where they say nothing.
 *
 * @param review the minutes
 * @param key key of the subject
 */
export function textOn(review: Item, key: string): string | null {
  const texts = topicsOf(review).flatMap(({ name, text }) => (means(name, key) && text !== '' ? [text] : []));
  return texts.length === 0 ? null : texts.join('\n');
}

interface Topic {
  readonly name: string;
  readonly text: string;
}

function means(name: string, key: string): boolean {
  const words = subjects[key];
  const text = meaningOf(name).replaceAll(/[-_]/g, ' ');
  return (
    words !== undefined &&
    (text === key.replaceAll('-', ' ') || (words.has.test(text) && !(words.not?.test(text) ?? false)))
  );
}

/** Stated inputs, headings with the text below, and the lines of a list or table that stands right under "Inputs". */
function topicsOf(review: Item): readonly Topic[] {
  const stated = Object.entries(mapField(review, 'inputs') ?? {}).map(([name, value]) => ({
    name,
    text: asText(value) ?? (hasField({ value }, 'value') ? '…' : ''),
  }));
  if (review.facts === null) return stated;
  const source = { heading: '*', form: 'headings' } as const;
  const read = readBodyField(
    { name: 'inputs', type: 'map<text>', supply: 'derived', requiredFrom: null, source },
    review.facts,
  )?.value;
  const headings = Object.entries(typeof read === 'object' && read !== null ? read : {}).map(([name, value]) => ({
    name,
    text: asText(value) ?? '',
  }));
  const isInput = (entry: { readonly heading: { readonly text: string } | null }): boolean =>
    entry.heading !== null && meansHeading(entry.heading.text, 'Inputs');
  const bullets = review.facts.lists
    .filter(isInput)
    .flatMap((list) => list.items)
    .flatMap(({ text }) => {
      const [, name = '', rest = ''] = /^([^:–]{3,80}?)\s*[:–]\s*(.*)$/s.exec(text) ?? [];
      return name === '' ? [] : [{ name, text: rest.trim() }];
    });
  const rows = review.facts.tables
    .filter(isInput)
    .flatMap((table) => table.rows)
    .map(({ cells: [first, ...rest] }) => ({
      name: first?.text ?? '',
      text: rest
        .map((cell) => cell.text)
        .join(' ')
        .replaceAll(/[\s–-]/g, ''),
    }));
  return [...stated, ...headings, ...bullets, ...rows];
}
