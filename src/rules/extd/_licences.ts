import { textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import type { Sms } from '../../core/model/sms.ts';
import { joinPath } from '../../core/trace/link-target.ts';

/** Words of a licence that allow copies, in English and German, unless they are denied just before or after. */
const allows =
  /(?<!(?<!\p{L})(?:not?|never|non|nicht|keine?[mnrs]?)[\s-]+(?:[\p{L}-]+\s+){0,2})(?<!\p{L})(?:public domain|gemeinfrei|cc0|cc[ -]by|creative commons|open[ -](?:\p{L}+ )?(?:licen[cs]e|access|content)|(?:intranet|enterprise|multi-?user|network|site|company)[ -](?:wide )?licen[cs]es?|licen[cs]ed? for (?:the |our |all )?(?:intranet|network|enterprise|company|staff|employees)|(?:intranet|netzwerk|netz|mehrplatz|unternehmens|firmen)-?lizenz(?:en)?|offene lizenz|free(?:ly)?|frei|permi(?:tted|ssion)|allow(?:s|ed)|erlaubt|gestattet|may be (?:copied|stored|shared)|darf (?:\p{L}+ )?kopiert werden|(?:right|licen[cs]ed?|licen[cs]e) to copy|cop(?:y|ies) for)(?!\p{L})(?!\s+(?:(?:is|was|are|ist) )?(?:not|nicht|missing|fehlt|expired|abgelaufen))/iu;
/** Words that keep copies out, whatever else is noted. */
const forbids =
  /\bno (?:cop(?:y|ies|ying)|text)\b(?! (?:restrict|limit|change))[^,;.]*|\bnot? (?:to )?be (?:copied|stored|shared)\b[^,;.]*|[^,;.(]*\bcop(?:y|ies|ying)\b[^,;.]*\bnot (?:allow|permit)[^,;.]*|(?<!\bnot )\bsingle[- ]user\b|\bno (?:reproduction|duplication)\b[^,;.]*|[^,;.(]*\b(?:cop(?:y|ies|ying)|reproduction)\b[^,;.]*\b(?:forbidden|prohibited)[^,;.]*|\b(?:for|on) (?:one|1|a single) (?:user|person|seat|workplace|workstation|computer)\b|\bkeine?n? (?:Kopien?|Text|Vervielfältigung(?:en)?)[^,;.]*|\b(?:Kopie|Vervielfältig)[^,;.]*\b(?:nicht (?:erlaubt|gestattet|zulässig)|verboten|untersagt)[^,;.]*|\b(?:für|auf) (?:nur )?(?:einen?|1) (?:Arbeitsplatz|Platz|Rechner|Nutzer(?:in)?|Benutzer(?:in)?|Anwender(?:in)?|Person)(?!\p{L})|\bnicht kopier[^,;.]*|\bEinzel(?:platz|nutzer)/giu;
/** An entry that only says that there is none, or that nobody has looked. */
const noEntry =
  /^(?:[-–—?*.\s]*|n\/?a|no|none|nein|keine?r?|(?:still |noch )?(?:open|offen|unclear|unklar)|tb[acd]|t\.b\.d|to be (?:checked|clarified|confirmed|decided|defined|determined)|(?:noch )?zu (?:klären|prüfen)|(?:wird|ist) noch (?:geklärt|geprüft|zu klären|zu prüfen))[.?!]?$/i;
/** What makes such words speak of something else than a copy in the house. */
const elsewhere =
  /\boutside\b|\bbeyond\b|\bthird part|\bto others\b|\bextern|\bau(?:ß|ss)erhalb\b|\bDritte|\bcommercial|\bgewerblich|\bresale\b|\bfor sale\b/i;
/** Words that allow nothing by themselves: nobody knows, or the work was bought. */
const saysNothing =
  /\bnot? (?:allow|permit)|\bnone\b|\bno (?:[\w-]+ )?licen[cs]e\b(?! (?:is )?(?:needed|required|necessary))|\bnot free\b|\bunknown\b|\bnicht (?:erlaubt|gestattet)|\bnicht frei\b|\bkeine (?:\w+-?)?lizenz\b(?! (?:ist )?(?:nötig|notwendig|erforderlich))|\bunbekannt\b|\b(?:bought|purchased?|paid|invoiced?|gekauft(?:e[nrs]?)?|erworben|bezahlt|Kauf|Rechnung)\b/i;

/** A row of the register of outside documents whose work lies among the files of the SMS. */
export interface StoredWork {
  readonly row: Item;
  readonly file: string;
}

/**
 * True where a licence is noted that allows copies, or at least neither keeps them out nor speaks of a purchase only.
 *
 * @param row row of the register of outside documents
 */
export function allowsCopies(row: Item): boolean {
  const licence = textField(row, 'licence')?.trim() ?? '';
  const bans = licence.match(forbids) ?? [];
  if (noEntry.test(licence) || bans.some((ban) => !elsewhere.test(ban))) return false;
  return allows.test(licence) || !saysNothing.test(licence);
}

/**
 * Outside documents of which a copy lies among the files of the SMS, as their rows say.
 *
 * @param sms the model
 */
export function storedWorks(sms: Sms): readonly StoredWork[] {
  const rows = itemsOfType(sms, 'external-document').filter(({ inView }) => inView);
  if (rows.length === 0) return [];
  const files = new Set([...sms.assets.keys(), ...sms.files.map((facts) => facts.file)]);
  return rows.flatMap((row) => {
    const location = textField(row, 'location')?.trim() ?? '';
    if (location === '' || location.includes('://')) return [];
    const paths = [joinPath(row.file, location), location.replace(/^\.?\//, '')];
    const file = paths.find((path) => path !== null && path !== row.file && files.has(path));
    return typeof file === 'string' ? [{ row, file }] : [];
  });
}
