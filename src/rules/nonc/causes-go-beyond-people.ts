import { compareDates } from '../../core/lifecycle/calendar.ts';
import { isFieldMap, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { placeOfField } from '../../core/trace/field-references.ts';
import { defineRule } from '../define-rule.ts';
import { sectionText } from '../serv/_sections.ts';
import { judgedNonconformities, saysCause } from './_causes.ts';

/** Words that find the cause in a person, in English and German. */
const people =
  /\bhuman (?:error|failure|mistake)|\b(?:operator|user|staff|individual) error|\bcareless|\binattenti|\bnegligen|\b(?:forgot|forgotten|overlooked|oversight)\b|\black of (?:training|attention|awareness)|\b(?:not|insufficiently|inadequately|poorly) (?:been )?trained|\b(?:insufficient|inadequate|missing|poor) training|\bmenschliche[sr]? (?:Fehler|Versagen|Irrtum)|\b(?:he|she|they|somebody|someone|staff|(?:the|an?|one|our) (?:\w+ )?(?:engineer|operator|user|technician|colleague|agent|employee|administrator|person)s?) (?:had )?made (?:an? |the )?(?:\w+ )?(?:mistake|error)s?\b|\b(?:Bedien(?:er|ungs)?|Mitarbeite(?:r|nden)|Benutzer|Anwender|Nutzer)fehler|\bFehler (?:des|der|eines|einer) (?:Mitarbeite|Kolleg|Benutzer|Anwender|Bediener|Technik)|\bvergaß(?!\p{L})|\bvergass(?!\p{L})|\bUnachtsamkeit|\bNachlässigkeit|\bFlüchtigkeitsfehler|\bvergessen\b|\bübersehen\b|\b(?:fehlende|mangelnde|unzureichende)[nr]? Schulung|\bnicht (?:ausreichend )?geschult/iu;
/** Training named as the cause itself: it stands alone, begins the cause, or is what was wanting. */
const training =
  /^(?:(?:staff|user) )?(?:re-?)?training(?: (?:of|for|needed|required|missing)\b|[ \t]*[.;,]?$)|\b(?:more|better|additional|further|repeated|new) training\b|\btraining (?:is |was )?(?:needed|required|missing)\b|\bre-?training\b|^Schulung(?:en)?(?: (?:der|des|für|nötig|(?:hat )?(?:ge)?fehlt(?:e|en)?)\b|[ \t]*[.;,]?$)|\b(?:mehr|bessere|weitere|erneute) Schulung|\bNachschulung/im;
/** Words that ask on: why it came about, or what in the system let it happen. A tool that is only named asks nothing. */
const further: readonly RegExp[] = [
  /\bbecause\b(?! (?:he|she|they|(?:the|an?|one|our) (?:\w+ )?(?:engineer|operator|user|technician|colleague|agent|employee|administrator|person)s?) (?:(?:was|were|had been) (?:(?:very|so|just) )?(?:tired|distracted|careless|inattentive|absent-minded|in a hurry|untrained|not (?:well )?trained|unaware)|forgot|overlooked|did not (?:pay attention|think))\b)(?! of (?:a |the )?(?:human|user|operator|staff|lack of|missing|insufficient))|\bsince (?:the|a|an|no|there|it|they|nobody)\b|\bwhy\b|\btoo (?:many|much|high|few)\b|\bas (?:the (?!user|operator|staff|colleague|employee)|no|there)\b|\bdue to (?:the|an?) (?!human|user|operator|staff|individual|lack of (?:training|attention))/i,
  /\b(?:no|missing|unclear|faulty|outdated|incomplete|confusing|wrong|(?:lack|gap|flaw|fault|hole|weakness) (?:of|in)(?: an?| the)?|without an?) (?:[\w-]+ )?(?:process(?:es)?|procedures?|instructions?|checklists?|templates?|tools?|forms?|design|systems?|workload|shifts?|checks?|controls?|alarms?|reminders?|steps?)\b/i,
  /(?:\b(?:the|our|this|an?)|^) (?:[\w-]+ ){0,2}?(?:process(?:es)?|procedures?|instructions?|checklists?|templates?|tools?|forms?|design|systems?|workload|shifts?|checks?|controls?|alarms?|reminders?|steps?) (?!(?:was|were|is|are) (?:not |wrongly )?(?:filled|followed|used|read|skipped|ignored|forgotten|overlooked|observed|applied)\b|(?:of|in|by|and|or|for|at|on|to|with|as|error|owner|user|training|manager|step|operator|team)\b)[a-z]/i,
  /\bweil\b(?! (?:er|sie|(?:der|die|ein|eine) (?:Mitarbeite|Kolleg|Benutzer|Anwender|Bediener|Technik)\p{L}*) (?:(?:sehr|so|gerade) )?(?:müde|abgelenkt|unaufmerksam|unachtsam|in Eile|nicht geschult|ungeschult) (?:war|waren)\b)|\bda (?:die|der|das|kein\p{Ll}*) (?!Mitarbeiter|Benutzer|Anwender|Bediener|Kolleg)|\bwarum\b|\bzu (?:viele?|hohe?[rs]?|wenige?)\b|\bÜberlast/iu,
  /\b(?:kein|fehlend|unklar|veraltet|unvollständig|falsch|ungeeignet)\p{Ll}* (?:\p{L}+ )?(?:Prozess|Verfahren|Anweisung|Vorlage|Werkzeug|Formular|Checkliste|Ablauf|System|Prüfung|Kontrolle|Schritt|Alarm)|\b(?:Lücke|Schwäche) (?:im|in der|in dem)\b.*(?:Prozess|Verfahren|Anweisung|Vorlage|Werkzeug|Formular|Checkliste|Ablauf|System|Prüfung|Kontrolle|Schritt|Alarm)/iu,
  /(?:Prozess|Verfahren|Anweisung|Vorlage|Werkzeug|Formular|Checkliste|Ablauf|System|Prüfung|Kontrolle|Schritt|Alarm)\p{Ll}* (?:lässt|ließ|erlaub|fehlt|verlangt|prüft|hat|hatte|sieht|(?:ist|war) (?:un|nicht vorhanden|zu |veraltet|lückenhaft))/iu,
];

export default defineRule({
  id: 'NONC-009',
  name: 'causes-go-beyond-people',
  severity: 'info',
  basis: 'practice',
  clause: '10.1.1',
  level: 'essential',
  types: ['nonconformity'],
  needs: ['files'],
  parameters: {
    inARow: {
      default: 3,
      says: 'Nonconformities one after the other whose cause is sought in people only, from which it is told. A convention of ours.',
    },
  },
  summary: 'Causes of nonconformities are sought in the system, not again and again in people.',
  fix: 'Ask why the system let it happen, and add the answer to the cause of those that are still open.',
  *check({ sms, number }) {
    const told = judgedNonconformities(sms)
      .filter(saysCause)
      .sort((a, b) => compareDates(a.date ?? '0001-01-01', b.date ?? '0001-01-01'));
    const others = told.findLastIndex((item) => !blamesPeople(item));
    const run = told.slice(others + 1);
    const last = run.at(-1);
    if (last === undefined || run.length < Math.max(2, number('inARow'))) return;
    yield {
      item: last.id,
      keys: run.map(({ id }) => id),
      place: placeOfField(last, 'cause'),
      message: `The last ${run.length} nonconformities with a cause find it in people only: error, forgetting, or a lack of training (${run.map(({ id }) => id).join(', ')}). Expected an answer to why the system let it happen.`,
      related: run
        .slice(0, -1)
        .map((item) => ({ item: item.id, message: 'the same', place: placeOfField(item, 'cause') })),
    };
  },
});

function blamesPeople(nonconformity: Item): boolean {
  const stated = nonconformity.fields['cause'];
  const text = isFieldMap(stated) ? textField(stated, 'text') : textField(nonconformity, 'cause');
  const all = [text ?? '', sectionText(nonconformity, 'Cause') ?? ''].join('\n');
  return (people.test(all) || training.test(all)) && !further.some((words) => words.test(all));
}
