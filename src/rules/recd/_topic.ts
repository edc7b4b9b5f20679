import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { builtinTypes } from '../../core/types/builtin-types.ts';
import { findTemplateWording, templateWording } from '../../core/types/template-wording.ts';
import type { TemplateWording } from '../../core/types/template-wording.ts';

/** A placeholder in a text: what stands there, and where it begins. */
export interface Placeholder {
  readonly text: string;
  readonly start: number;
}

const ofBuiltinTypes = templateWording(new Map(builtinTypes.map((type) => [type.key, type])));

const order = String.raw`(?:please |bitte )?(?:insert|enter|fill in|fill out|add|describe|specify|choose|select|replace|your|name of|date of|hier|bitte)\s`;
const blankNoun = String.raw`(?:(?:company|organi[sz]ation|customer|supplier|service|role|person)(?: name)?|name|date|department|firma|firmenname|datum)`;
const laterWords = String.raw`(?:to be (?:added|completed|confirmed|decided|defined|determined|done|filled in|written)|wird (?:noch )?(?:ergänzt|nachgetragen))`;

// Verbs of what is still open; "to be done" behind a colon is a task.
const openWords = String.raw`to be (?:advised|agreed|announced|clarified|confirmed|decided|defined|determined|specified)`;
const emphasis = String.raw`(?:\*{1,3}|_{1,3})?`;
const units = String.raw`(?:(?:business|calendar|working)[ -])?(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|percent|users?|people|persons?|copies|times|euros?|EUR|USD|GBP|CHF|Minuten|Stunden|Tagen?|Arbeitstagen?|Wochen|Monaten?|Jahren?|Prozent)\b`;

const patterns: readonly RegExp[] = [
  /(?<![\w.-])(?:TBD|TBC|TBA|Tbd|Tbc|tbd|tbc|FIXME|TODO(?!\s+list))(?![\w-])/g,
  /(?<![\w.-])t\. ?b\. ?[acd](?:\.|\b)(?![\w-])/gi,
  /(?<![\w.\-#]|\d[ -])(?:x{3,}|X{3,})(?![\w-]|[ ]?\d)/g,
  /(?<!\?)\?{3,}/g,
  /\blorem ipsum\b/gi,
  new RegExp(String.raw`(?<!!)\[(?:${order}[^\]\n]{0,80}|${blankNoun}|TBD|tbd|XX|xx|NN)\](?![(\[:])`, 'gi'),
  new RegExp(String.raw`<${order}[^>\n]{0,80}>`, 'gi'),
  /\{\{[^{}\n]{1,80}\}\}/g,
  // A number that is missing: in front of a unit, behind a currency, in a day.
  new RegExp(String.raw`(?<![\w.\-#/])(?:XX|xx|NN|nn)(?=[  ](?:${units})|[  ]?[%€$£])`, 'g'),
  /(?<![\w.])(?:(?:EUR|USD|GBP|CHF)[  ]|[€$£][  ]?)(?<words>XX|xx|NN)(?![\w-])/g,
  /(?<![\w.])(?:XX|xx)[./](?:XX|xx)[./](?:20)?(?:XX|xx){1,2}(?!\w)/g,
  // A name that is missing (nomen nescio), no initials and no description of a number.
  /(?<![\w.]|\b(?:format|form|like|number|numbers|pattern|version|versions)[ ])N\. ?N\.(?![\w.]|[ ]\p{Lu}\p{Ll})/gu,
  // A whole cell, item or line; in a sentence these words are none.
  new RegExp(
    String.raw`(?:^[ \t]*(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]+)?|\|[ \t]*)${emphasis}(?<words>${laterWords}|${openWords})(?=\.?${emphasis}\.?[ \t]*(?:\||$))`,
    'gim',
  ),
  // All that stands behind a label or a dash, a sentence of its own, or in brackets.
  new RegExp(
    String.raw`(?:\S:|[–—]|[ ]-|[.!?])${emphasis}[ \t]+${emphasis}(?<words>${openWords})(?=[.;]?${emphasis}[.;]?[ \t]*(?:\||$)|[.;]${emphasis}[ ])`,
    'gim',
  ),
  new RegExp(String.raw`\((?<words>(?:still )?${openWords})(?=\))`, 'gi'),
  // A capital within a sentence: the words were put where a value belongs.
  new RegExp(String.raw`(?<=[\p{L}\d,][ ]${emphasis})${openWords.replace('to', 'To')}(?!\w)`, 'gu'),
];

const hint = new RegExp(
  String.raw`tb[dca]|t\. ?b\. ?[dca]|todo|fixme|xx|\bnn\b|n\. ?n\.|\?\?\?|_{4}|lorem|[[<]${order}|\[${blankNoun}\](?![(\[:])|\{\{|${laterWords}|${openWords}`,
  'i',
);

const blankNouns = new RegExp(String.raw`\[${blankNoun}\](?![(\[:])`, 'i');
/** The other words of `hint`. */
const mayHoldHint = mayHold(
  ...['tba', 'tbc', 'tbd', 't.b.', 't. b.', 'todo', 'fixme', 'xx', ' nn', '-nn', '.nn', 'änn', 'n.n.', 'n. n.'],
  ...['___', 'lorem', '[your ', '[name of ', '[date of ', '[please ', '[bitte ', '[hier '],
  ...['insert', 'enter', 'fill in', 'fill out', 'add', 'describe', 'specify', 'choose', 'select', 'replace'].map(
    (verb) => `[${verb} `,
  ),
  ...['added', 'advised', 'agreed', 'announced', 'clarified', 'completed', 'confirmed', 'decided', 'defined'].map(
    (verb) => `to be ${verb}`,
  ),
  ...['determined', 'done', 'filled in', 'specified', 'written'].map((verb) => `to be ${verb}`),
  ...['wird erg', 'wird noch erg', 'wird nachgetragen', 'wird noch nachgetragen'],
);

/** Headings under which blanks are meant for the reader to fill in by hand. */
const formHeading =
  /\b(?:forms?|templates?|sign(?:ature|ed|[- ]?off)?s?|check ?lists?|questionnaires?)\b|vorlage|formular|unterschrift/i;

/**
 * Blanks (`______`) in running text. A line of nothing else is a rule, a cell is for the reader's pen, and so is what stands
 * in a form.
 */
function blanksIn(text: string): readonly Placeholder[] {
  const isBody = text.includes('\n');
  return [...text.matchAll(/(?<![\w\\])_{4,}(?!\w)/g)].flatMap((match) => {
    const start = match.index;
    const line = text.slice(
      text.lastIndexOf('\n', start - 1) + 1,
      (text.indexOf('\n', start) + 1 || text.length + 1) - 1,
    );
    const isRule = isBody && /^[ \t_]*$/.test(line);
    return isRule || /^[ \t]*\|/.test(line) || isInForm(text, start) ? [] : [{ text: match[0], start }];
  });
}

function isInForm(text: string, at: number): boolean {
  const headings = [...text.slice(0, at).matchAll(/^#{1,6}[ \t]+(.*)$/gm)].map((match) => match[1] ?? '');
  return [headings[0], headings.at(-1)].some((heading) => heading !== undefined && formHeading.test(heading));
}

/** A quick look at a raw text: false when there is no placeholder in it, whatever of it is running text. */
export function mayHoldPlaceholders(text: string, wording = ofBuiltinTypes): boolean {
  return hint.test(text) || findTemplateWording(text, wording).length > 0;
}

/** The same for the body of a file, in a quicker way. */
export function bodyMayHoldPlaceholders(facts: Pick<SourceFacts, 'body'>, wording: TemplateWording): boolean {
  const { body } = facts;
  const isWorthwhile =
    mayHoldHint(facts) || body.includes('???') || body.includes('{{') || (body.includes('[') && blankNouns.test(body));
  return isWorthwhile ? mayHoldPlaceholders(body, wording) : findTemplateWording(body, wording).length > 0;
}

/**
 * Finds what somebody meant to fill in later: "TBD", "xxx", blanks, instructions in brackets, and what `clausebook new` wrote.
 * `text` is running text, code and quotations taken out.
 *
 * @param text running text
 * @param wording what the templates of the types write; of the built-in ones where it is not given
 */
export function findPlaceholders(text: string, wording = ofBuiltinTypes): readonly Placeholder[] {
  const written = findTemplateWording(text, wording);
  if (!hint.test(text)) return written;
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const words = match.groups?.['words'] ?? match[0];
      return { text: words, start: match.index + match[0].length - words.length };
    }),
  );
  const inOrder = [...found, ...blanksIn(text), ...written].sort(
    (a, b) => a.start - b.start || b.text.length - a.text.length,
  );
  return inOrder.filter((one, index) =>
    inOrder.slice(0, index).every((earlier) => earlier.start + earlier.text.length <= one.start),
  );
}
