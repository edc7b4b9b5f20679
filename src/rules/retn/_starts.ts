import { withoutMarks } from './_periods.ts';

/** From when a trigger lets the time run: the closing of the record itself, something else, or nobody can tell. */
export type Start = 'closing' | 'elsewhere' | 'unread';

/** Triggers that are the closing of the record itself, in English and German. */
const closing =
  /^(?:(?:after|from|since|on|upon|nach|seit|ab|mit|bei) )?(?:(?:the|its|dem|der|den|ihrem|ihrer|seinem|seiner) )?(?:(?:date|day|Datum|Tag) (?:of|des|der) (?:the )?)?(?:(?:record|case|item|ticket|Aufzeichnung|Vorgang) (?:is |was |wurde |ist )?)?(?:clos(?:e|ed|ing|ure)|issued?|report(?:ed)?|complet(?:ed|ion)|Abschlusse?s?|Abschließen|abgeschlossen|geschlossen|Schlie(?:ß|ss)ung|Schlie(?:ß|ss)en|Ausgabe|ausgegeben|berichtet)(?: (?:date|day|(?:of|des|der) (?:the )?(?:record|case|item|ticket|Aufzeichnung|Vorgangs|Vorgänge)))?\.?$/i;
/** Events that end, replace or renew something else. */
const elsewhere =
  /\b(?:end(?:s|ed|ing)?|expir\p{L}*|terminat\p{L}*|replac\p{L}*|superse\p{L}*|withdraw\p{L}*|retire\p{L}*|leav(?:es?|ing)|left|no longer|next|last|lifted|release)(?!\p{L})|(?<!\p{L})(?:\p{L}*ende[st]?|beend\p{L}*|\p{L}*ablauf\p{L}*|abgelaufen|\p{L}*kündig\p{L}*|ersetzt|\p{L}*ersetzung|abgelöst|\p{L}*ablösung|austritt\p{L}*|ausscheiden|verlassen|nicht mehr|nächste\p{L}*|letzte\p{L}*|aufgehoben|aufhebung|außer kraft|ausser kraft)(?!\p{L})/iu;

/**
 * From when the time of a row runs. A row without a trigger means the closing of the record.
 *
 * @param trigger as written; null where the row has none
 */
export function startOf(trigger: string | null): Start {
  const plain = withoutMarks(trigger ?? '');
  if (/^[-–—]*$/.test(plain) || closing.test(plain)) return 'closing';
  return elsewhere.test(plain) ? 'elsewhere' : 'unread';
}
