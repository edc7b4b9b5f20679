import { booleanField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import { checkValue, whoValue } from '../packs/pack-parts.ts';
import { plainWords } from '../plain-words.ts';
import type { Site } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { dateValue, itemValue, ownValue, textValue } from '../value-view.ts';
import type { PlainText } from '../words/say.ts';
import { say, sayKnown } from '../words/say.ts';

const mostRows = 200;

/** Obligations with their source and how they are met, and documents from outside: when each was checked, and when it is next. */
export function legalRegister(site: Site): readonly ExtraSection[] {
  const { sms } = site.checked;
  const obligations = itemsOfType(sms, 'obligation')
    .filter((item) => item.inForce)
    .map((item): readonly ValueView[] => [
      itemValue(site, item.id),
      textValue(sayKnown(plainWords(textField(item, 'obligation_kind') ?? ''))),
      whoValue(site, textField(item, 'source_ref')),
      { kind: 'list', items: textsField(item, 'how_met').map((id) => whoValue(site, id)) },
      ...checked(site, item),
    ]);
  const outside = itemsOfType(sms, 'external-document')
    .filter((item) => item.inForce)
    .map((item): readonly ValueView[] => [
      itemValue(site, item.id),
      ownValue(site, item.id, textField(item, 'publisher') ?? ''),
      ownValue(site, item.id, textField(item, 'edition') ?? ''),
      ownValue(site, item.id, textField(item, 'location') ?? ''),
      ...checked(site, item),
    ]);
  return [
    ...tableSection(
      'cb_obligations',
      say('Obligations'),
      [say('Obligation'), say('Kind'), say('Source'), say('Met by'), say('Owner'), say('Checked'), say('Next check')],
      obligations,
      mostRows,
    ),
    ...tableSection(
      'cb_outside',
      say('Documents from outside'),
      [
        say('Document'),
        say('Publisher'),
        say('Edition'),
        say('Where'),
        say('Owner'),
        say('Checked'),
        say('Next check'),
      ],
      outside,
      mostRows,
    ),
  ];
}

/** A look at the whole register says nothing of one entry, so only the entry's own log counts. */
function checked(site: Site, item: Item): readonly ValueView[] {
  return [whoValue(site, item.owner), checkValue(item, site.checked.sms.asOf), dateValue(item.reviewDue)];
}

/** Interested parties with what they require, and where that is written down. */
export function partiesRegister(site: Site): readonly ExtraSection[] {
  const rows = itemsOfType(site.checked.sms, 'interested-party')
    .filter((party) => party.inForce)
    .map((party): readonly ValueView[] => {
      const requirements = mapsField(party, 'requirements');
      return [
        itemValue(site, party.id),
        textValue(partyKind(textField(party, 'party_kind') ?? '')),
        { kind: 'list', items: requirements.map((entry) => textValue(requirementWords(entry))) },
        {
          kind: 'list',
          items: requirements.flatMap((entry) => {
            const source = textField(entry, 'source');
            return source === null ? [] : [whoValue(site, source)];
          }),
        },
        whoValue(site, textField(party, 'contact_role')),
      ];
    });
  return tableSection(
    'cb_parties',
    say('Interested parties'),
    [say('Party'), say('Kind'), say('What it requires'), say('Where it is met'), say('Contact')],
    rows,
    mostRows,
  );
}

/** Words that mean something else beside other things. */
const ownWords: Readonly<Record<string, PlainText>> = { owner: 'owner#party', public: 'public#party' };

function partyKind(kind: string): string {
  const own = ownWords[kind];
  return own === undefined ? sayKnown(plainWords(kind)) : say(own);
}

function requirementWords(entry: Parameters<typeof textField>[0]): string {
  const text = textField(entry, 'text') ?? '';
  return booleanField(entry, 'relevant') === false ? say('{text} (not relevant for us)', { text }) : text;
}
