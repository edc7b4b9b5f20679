import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Place } from '../../core/model/place.ts';
import { proseOf } from '../../core/model/prose.ts';
import type { Sms } from '../../core/model/sms.ts';
import type { Written } from './_documents.ts';

/** A duty of which a text leaves open when it is due, or who decides that it is. */
export interface VagueDuty {
  /** The word that leaves it open. */
  readonly word: string;
  readonly lacks: 'when' | 'who';
  readonly place: Place;
}

/** A paragraph, list entry or row, with where it begins in the text. */
interface Block {
  readonly text: string;
  readonly at: number;
}

const someTime =
  /\b(?:regularly|periodically|from time to time|at (?:regular|suitable|appropriate|planned) intervals|on a regular basis|in a timely manner|regelmä(?:ß|ss)ig|in (?:angemessenen|geeigneten|geplanten|gewissen|regelmä(?:ß|ss)igen) abständen|von zeit zu zeit|turnusmä(?:ß|ss)ig|zeitnah)\b/i;
const someCase =
  /\b(?:(?:as|where|when|if) (?:appropriate|necessary|needed|required)(?! (?:by|in|under|for|to|from|of)\b)|as far as possible|bei bedarf|gegebenenfalls|ggf\.|(?:falls|wenn|soweit|sofern) (?:nötig|notwendig|erforderlich|möglich)|in angemessener weise)(?!\p{L})/iu;
const duty =
  /\b(?:must|shall|should|will|ha(?:s|ve) to|needs? to|muss|müssen|soll|sollen|wird|werden)\b|\b(?:is|are|ist|sind)\b[^.;]*?(?:\b(?:to|zu) \p{Ll}+|\p{Ll}(?:ed|en)\b)|\b(?:hat|haben)\b[^.;]*?\b(?:zu \p{Ll}+|\p{Ll}{2,}zu\p{Ll}{2,})en\b/iu;
/** A duty that is done by nobody in particular. */
const nobodyDoes =
  /\b(?:must|shall|should|ha(?:s|ve) to|needs? to)\b[^.;]*?\bbe\s+(?:\p{Ll}+\s+){0,2}?\p{Ll}{3,}\b|\b(?:muss|müssen|soll|sollen)\b[^.;]*?\bwerden\b|\b(?:ist|sind)\b(?:[^.;]|\.(?=\s\p{Ll}))*?\b(?:zu \p{Ll}+|\p{Ll}{2,}zu\p{Ll}{2,})en\b/iu;
const interval =
  /\d+\s*(?:working |calendar )?(?:minute|hour|day|week|month|quarter|year|stunde|tag|arbeitstag|woche|monat|quartal|jahr)|\bP\d+[DWMY]\b|\b(?:one|two|three|four|five|six|twelve|ein|zwei|drei|vier|sechs|zwölf|eine[mnrs]?)\s+(?:working )?(?:hour|day|week|month|quarter|year|stunde|tag|woche|monat|quartal|jahr)|\b(?:every|each|once|twice|jede[mnrs]?|alle|einmal|zweimal)\b|(?:dai|week|month|quarter|year)ly\b|\bannual|täglich|wöchentlich|monatlich|jährlich/i;
/** A day of the week or of a period, or a month. */
const calendarDay =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?)\b|\b(?:in|im|by|until|bis|ende|anfang|mitte)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|jan(?:uar|ner)|jänner|februar|märz|mai|juni|juli|oktober|dezember)\b|\b(?:first|last|start|beginning|middle|end)\s+(?:(?:working\s+)?day\s+)?of\s+(?:the|a)\s+(?:week|month|quarter|year)\b|\b(?:ende|anfang|mitte|beginn|tag)\s+(?:der woche|des (?:monats|quartals|jahres))\b/iu;
const somebody =
  /\bby (?!means|way|default|\d|(?:the )?(?:end|close))|\b(?:we|i|owner|manager|management|lead|head|board|desk|team|staff|officer|group|committee|supplier|customer|durch|von|wir|leitung|leiter\p{Ll}*|verantwortlich\p{Ll}*|zuständig\p{Ll}*|team|geschäftsführung|lieferant\p{Ll}*|kunde\p{Ll}*|vom|seitens|betrieb)\b/iu;
/** A sentence on the review of the document itself, whose interval the head of the document or the settings give. */
const ownReviews: readonly RegExp[] = [
  /^\P{L}*th(?:is|e)\s+(?:(?!(?:of|in|under|for|to|from|by)\s)[\p{L}-]+\s+){0,4}?(?:policy|process|procedure|document)(?:\s+(?:itself|and\s+its\s+[\p{L}-]+))?\s+(?:is|are|gets|(?:must|shall|should|will|has\s+to|needs\s+to)\s+be)\s+(?:[\p{L}-]+\s+){0,5}?(?:reviewed|revised)(?!\p{L})/iu,
  /(?<!\p{L})review\p{Ll}*\s+(?:of\s+)?this\s+(?:[\p{L}-]+\s+){0,3}?(?:policy|process|procedure|document)(?!\p{L})/iu,
  /^\P{L}*(?:d(?:er|ie|as)|diese[rs]?)\s+(?:[\p{L}-]+\s+){0,3}?[\p{L}-]*(?:politik|policy|richtlinie|leitlinie|prozess|verfahren|dokument)\s+(?:wird|ist|muss|soll)\s+[^.;]*?(?:(?:ge|über)prüft|überarbeitet|prüfen)(?!\p{L})/iu,
  /(?<!\p{L})(?:über)?prüf(?:en|t|ung)\s+(?:wir\s+)?diese[rs]?\s+(?:[\p{L}-]+\s+){0,3}?[\p{L}-]*(?:politik|policy|richtlinie|leitlinie|prozess|verfahren|dokument)/iu,
];
/** Another item or page says more. */
const refersElsewhere = /\]\(|\b[A-Z]{2,6}-\d/;

/**
 * Duties in the running text of a document that leave open when, or who decides. What the same paragraph, list entry or row
 * says about it counts, and so does a reference to another document there.
 *
 * @param sms the model; names of roles and units are somebody
 * @param item document
 */
export function vagueDutiesIn(sms: Sms, item: Written): readonly VagueDuty[] {
  // Most texts have none of the words: only the others are taken apart.
  if (!isVague(item.facts)) return [];
  const saysHowOften = (item.fields['intervals'] ?? null) !== null;
  return dutiesOf(item.facts, saysHowOften, namesOfSomebody(sms));
}

/** The words of `someTime` and `someCase`, as far as they need be known to leave most texts out. */
const mayBeVague = mayHold(
  ...['regularly', 'periodically', 'from time to time', 'on a regular basis', 'in a timely manner', 'regelm'],
  ...['regular', 'suitable', 'appropriate', 'planned'].map((word) => `at ${word} intervals`),
  ...['angemessenen', 'geeigneten', 'geplanten', 'gewissen', 'von zeit zu zeit', 'turnusm', 'zeitnah'],
  ...['as', 'where', 'when', 'if'].flatMap((word) =>
    ['appropriate', 'necessary', 'needed', 'required'].map((wanted) => `${word} ${wanted}`),
  ),
  ...['as far as possible', 'bei bedarf', 'gegebenenfalls', 'ggf.', 'in angemessener weise'],
  ...['falls', 'wenn', 'soweit', 'sofern'].flatMap((word) =>
    ['nötig', 'notwendig', 'erforderlich', 'möglich'].map((wanted) => `${word} ${wanted}`),
  ),
);

const isVague = remembered((facts: SourceFacts) => {
  const { body } = facts;
  return mayBeVague(facts) && (someTime.test(body) || someCase.test(body));
});

const dutiesOf = remembered(
  (facts: SourceFacts, saysHowOften: boolean, names: readonly string[]) => {
    const { body } = facts;
    const prose = proseOf(facts);
    return blocksOf(prose.text).flatMap(({ text, at }) => {
      if (refersElsewhere.test(body.slice(at, at + text.length))) return [];
      const isTimed = saysHowOften || interval.test(text) || calendarDay.test(text);
      const lower = text.toLowerCase();
      const isOwned = somebody.test(text) || names.some((name) => lower.includes(name));
      return sentencesOf(text).flatMap((sentence): readonly VagueDuty[] => {
        if (ownReviews.some((review) => review.test(sentence.text))) return [];
        const time = isTimed || !duty.test(sentence.text) ? null : someTime.exec(sentence.text);
        const found = time ?? (isOwned || !nobodyDoes.test(sentence.text) ? null : someCase.exec(sentence.text));
        if (found === null) return [];
        const [word] = found;
        const place = prose.placeOf(at + sentence.at + found.index, word.length);
        return [{ word, lacks: time === null ? 'who' : 'when', place }];
      });
    });
  },
  (saysHowOften, names) => [saysHowOften, ...names].join('\n'),
);

function namesOfSomebody(sms: Sms): readonly string[] {
  return ['role', 'unit'].flatMap((type) => itemsOfType(sms, type)).map(({ title }) => title.toLowerCase());
}

/** Parts between empty lines; every list entry, row and heading is one of its own. */
function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*(?:\n(?!\s*(?:[-*+|#]|\d+[.)])\s*)[^\n]*\S[^\n]*)*/g)].map((match) => ({
    text: match[0],
    at: match.index,
  }));
}

/** Sentences of a block; the dot of "e.g." and "z. B." ends none. */
function sentencesOf(text: string): readonly Block[] {
  const sentences: Block[] = [];
  let at = 0;
  for (const sentence of text.split(/(?<=[\p{L}\d)%]{2}[.!?]\s+)(?=\p{Lu})/u)) {
    sentences.push({ text: sentence, at });
    at += sentence.length;
  }
  return sentences;
}

/** Words by which a policy binds somebody; "we" and "every" do so in plain present tense. */
const binding =
  /\b(?:must|shall|should|will|ha(?:s|ve) to|needs? to|(?:is|are) (?:not )?to|may|cannot|do not|don[’']t|never|nobody|no one|nothing|only|every|everyone|all|each|required?|requires|responsib\p{Ll}+|commit\p{Ll}*|oblig\p{Ll}+|forbidden|prohibited|allowed|duty|duties|we|wir|muss|müssen|soll|sollen|darf|dürfen|nie|niemand|nur|jede[mnrs]?|alle[mnrs]?|verpflicht\p{Ll}*|verantwort\p{Ll}*|erforderlich|untersagt|verboten|(?:ist|sind|hat|haben) (?:[^.]|\.(?=\s\p{Ll})){0,80}(?:zu \p{Ll}+|\p{Ll}{2,}zu\p{Ll}{2,})en)(?!\p{L})/iu;
/** Who acts, as the last word of the subject of a sentence, or as an ending of a German one. */
const actors = String.raw`(?:owner|manager|management|lead|leader|head|board|desk|team|staff|officer|group|committee|department|unit|employee|user|administrator|engineer|operator|supplier|provider|customer|colleague)s?|(?:[\p{L}-]*(?:leitung|betrieb|team|leiter(?:in|innen)?|führung|abteilung|mitarbeite\p{Ll}+|verantwortliche[nr]?|beauftragte[nr]?|administrator\p{Ll}*|anwender(?:innen)?|nutzer(?:innen)?|lieferant(?:en)?)|beschäftigte)`;
const acts = String.raw`\s+(?!(?:is|are|was|were|has|have|can|could|of|and|or|for|in|on|at|to|by|with|who|that|ist|sind|war|waren|hat|haben|kann|können|der|des|und|oder|für|im|am|von|mit)(?!\p{L}))\p{Ll}{2,}(?!\p{L})`;
const somebodyActs = new RegExp(
  String.raw`(?:^|[.!?|]\s+|^[-*+\d.)\s]+)(?:(?:the|our|die|der|das|unsere?)\s+)?(?:[\p{L}-]+\s+){0,2}?(?:${actors})${acts}`,
  'imu',
);

/** True where no sentence of a text binds anybody to anything; titles of sections are no sentences. */
export function bindsNobody(sms: Sms, facts: SourceFacts): boolean {
  return isUnbinding(facts, namesOfSomebody(sms));
}

const isUnbinding = remembered(
  (facts: SourceFacts, names: readonly string[]): boolean => {
    const text = proseOf(facts).text.replaceAll(/^#{1,6} .*$/gm, '');
    return !binding.test(text) && !somebodyActs.test(text) && !nameActs(text, names);
  },
  (names) => names.join('\n'),
);

/** `The backup manager keeps …`, where that is a role or unit. */
function nameActs(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return names.some((name) => {
    const at = lower.indexOf(name);
    return at >= 0 && actsAtOnce.test(text.slice(at + name.length));
  });
}

const actsAtOnce = new RegExp(`^${acts}`, 'u');
