import type { SourceFacts } from '../../core/model/facts.ts';
import { mayHold } from '../../core/model/may-hold.ts';
import { remembered } from '../../core/model/remembered.ts';
import { idsOfFiles } from '../../core/model/ids-of-files.ts';
import { listWords } from '../../core/model/list-words.ts';
import type { Sms } from '../../core/model/sms.ts';
import { defineRule } from '../define-rule.ts';
import { isOver } from '../iden/_misfits.ts';

/** Texts that exist so that somebody can be reached. */
const reaching: ReadonlySet<string> = new Set([
  'continuity-plan',
  'service',
  'customer',
  'supplier',
  'person',
  'sla',
  'ola',
  'supplier-contract',
  'interested-party',
]);
/** Whole words; in German they stand inside longer ones. */
const contacts =
  /(?<!\p{L})(?:contacts?|contacting|reach|reached|reaching|reachable|reachability|emergency|emergencies|(?:tele)?phones?|call list|alarms?|erreich(?:en|bar|bare|baren|barkeit))(?!\p{L})|(?<!\p{L})alarmier|kontakt|notfall|telefon/iu;
/** A number begins with + or 0 and has no dots: addresses in networks, versions and amounts do. Days are none either. */
const telephone =
  /(?<!\p{L})(?:private?|privates|home)[ -]?(?:tele)?(?:phone|mobile|cell|fon|handy|mobil|nummer|number|nr)[\p{L}]*(?: number)?[^\d\n+]{0,20}(?!\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d))(?:\+[ (]*\d|0)(?:[ ()/-]*\d){6,14}(?!\d|[.,]\d)/giu;
const identity =
  /(?<!\p{L})(?:passport|identity card|ID card|social security|national insurance|Reisepass|Personalausweis|Sozialversicherungs|Steuer-?ID|Steueridentifikations)[ -]?(?:number|no\.?|nummer|nr\.?)?[: ]{1,3}(?=[A-Z\d]*[ -]?[A-Z\d]*\d{3})[A-Z\d][A-Z\d -]{6,}/giu;

/** Most texts hold no such word, and need no further look. */
const hints =
  /(?:private?s?|home)[ -]?(?:tele|phone|mobil|cell|fon|handy|num|nr)|passport|identity card|id card|social security|national insurance|reisepass|personalausweis|sozialversicherungs|steuer/i;

/** The same in one quick look. */
const mayHoldDetails = mayHold(
  ...['privat', 'passport', 'identity card', 'id card', 'social security', 'national insurance'],
  ...['reisepass', 'personalausweis', 'sozialversicherungs', 'steuer'],
  ...['home', 'home ', 'home-'].flatMap((home) =>
    ['tele', 'phone', 'mobil', 'cell', 'fon', 'handy', 'num', 'nr'].map((word) => `${home}${word}`),
  ),
);

interface Detail {
  readonly what: string;
  readonly index: number;
  readonly length: number;
}

export default defineRule({
  id: 'ACCS-015',
  name: 'text-keeps-private-details-out',
  severity: 'info',
  basis: 'derived',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  parameters: {
    domains: {
      default:
        'gmail.com, googlemail.com, gmx.de, gmx.net, gmx.at, gmx.ch, web.de, hotmail.com, hotmail.de, outlook.com, live.com, yahoo.com, yahoo.de, icloud.com, me.com, aol.com, freenet.de, t-online.de, posteo.de, mailbox.org, proton.me, protonmail.com, bluewin.ch, aon.at',
      says: 'Mail services at which people have private addresses, with commas between. A convention of ours.',
    },
  },
  summary: 'No text shows private addresses, telephone numbers or numbers of identity cards.',
  fix: 'Take it out, name the role or the id of the person, and keep the detail where it can be deleted.',
  *check({ sms, text }) {
    const address = addressAt(text('domains'));
    const ids = idsOfFiles(sms);
    for (const facts of [...sms.files, ...sms.pages]) {
      const id = ids.get(facts.file) ?? null;
      if (id !== null && !isJudged(sms, id)) continue;
      const found = detailsIn(facts, address);
      const [first] = found;
      if (first === undefined) continue;
      const kinds = [...new Set(found.map(({ what }) => what))];
      const line = lineAt(facts, first.index);
      const column = first.index - facts.body.lastIndexOf('\n', first.index - 1);
      yield {
        ...(id === null ? {} : { item: id }),
        place: { file: facts.file, line, column, endLine: line, endColumn: column + first.length },
        message: `Here stands what looks like ${listWords(kinds)}${found.length === 1 ? '' : ` (${found.length} places in this file)`}. Expected the role or the id of the person; the detail itself belongs where it can be deleted, since the history keeps what once stood here.`,
      };
    }
  },
});

function isJudged(sms: Sms, id: string): boolean {
  const item = sms.items.get(id);
  if (item === undefined) return sms.registers.get(id)?.of.some((type) => reaching.has(type)) !== true;
  return item.inView && !isOver(item) && !reaching.has(item.type.key);
}

function addressAt(domains: string): RegExp | null {
  const names = domains
    .split(',')
    .map((name) => name.trim().replaceAll('.', String.raw`\.`))
    .filter((name) => name !== '');
  return names.length === 0
    ? null
    : new RegExp(String.raw`(?<![\w.+-])[\w.+-]+@(?:${names.join('|')})(?![\w-]|\.\w)`, 'gi');
}

const detailsIn = remembered(
  (facts: SourceFacts, address: RegExp | null): readonly Detail[] => {
    const { body } = facts;
    const found = [
      ...(body.includes('@') && address !== null ? matches(body, address, 'a private mail address') : []),
      ...(mayHoldDetails(facts) && hints.test(body)
        ? [
            ...matches(body, telephone, 'a private telephone number'),
            ...matches(body, identity, 'the number of an identity document'),
          ]
        : []),
    ];
    if (found.length === 0) return [];
    const { headings } = facts;
    if (headings[0]?.depth === 1 && contacts.test(headings[0].text)) return [];
    return found
      .filter(({ index }) => {
        const line = lineAt(facts, index);
        const above = headings.findLast(({ place }) => place.line <= line);
        return above === undefined || !contacts.test(above.text);
      })
      .sort((a, b) => a.index - b.index);
  },
  (address) => address?.source ?? '',
);

function matches(body: string, pattern: RegExp, what: string): readonly Detail[] {
  return [...body.matchAll(pattern)].map(({ 0: match, index }) => ({ what, index, length: match.length }));
}

function lineAt({ body, bodyLine }: SourceFacts, index: number): number {
  return bodyLine + body.slice(0, index).split('\n').length - 1;
}
