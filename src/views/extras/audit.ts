import { addDuration } from '../../core/lifecycle/calendar.ts';
import { mapField, mapsField, textField, textsField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { auditorsOf } from '../../core/trace/auditors.ts';
import { daysSinceEnd, stakesOf } from '../../core/trace/auditor-stakes.ts';
import type { Area, Stake } from '../../core/trace/auditor-stakes.ts';
import { clausesIn, spanOf } from '../../core/trace/audits.ts';
import { isWithin } from '../../core/standard/clause-reference.ts';
import { parseTypeExpression } from '../../core/types/type-expression.ts';
import { hasDuePage } from '../due-view.ts';
import { siteIndex } from '../site-index.ts';
import { stakeLookback } from '../stake-lookback.ts';
import type { Site } from '../site.ts';
import { clauseLink } from '../site.ts';
import type { ValueView } from '../value-view.ts';
import { isEmptyValue, itemValue, textValue, toneValue, valueView, clauseValue } from '../value-view.ts';
import { answersTo, answerValue } from './finding.ts';
import type { ExtraSection } from './extra-section.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import { gradeOf, gradeWords } from './finding-grade.ts';
import { periodWords } from './period-words.ts';
import { tableSection } from './table-section.ts';
import { say, sayCount } from '../words/say.ts';
import { dayText, durationText } from '../words/days.ts';
import type { CountText, PlainText } from '../words/say.ts';

/** When an audit was, how much it judged, and what it found. */
export function auditFacts(site: Site, audit: Item): readonly Fact[] {
  const span = spanOf(audit, 'dates');
  const scope = mapField(audit, 'scope') ?? {};
  const counts = [
    countWords(clausesIn(scope).length, '1 clause', '{count} clauses'),
    countWords(textsField(scope, 'processes').length, '1 process', '{count} processes'),
  ].filter((words) => words !== '');
  const findings = findingsOf(site, audit);
  const open = findings.filter(
    (finding) => needsAnswer(finding) && answersTo(site, finding).every(({ isOpen }) => isOpen),
  );
  return [
    ...fact(
      say('Days'),
      textValue(
        span === null
          ? ''
          : span.from === span.to
            ? dayText(span.from)
            : say('{from} to {to}', { from: dayText(span.from), to: dayText(span.to) }),
      ),
      'dates',
    ),
    ...fact(say('Judged'), textValue(counts.join(', '))),
    ...fact(say('Findings#audit'), textValue(countsOfGrades(findings))),
    ...fact(
      say('Still open'),
      findings.some(needsAnswer)
        ? open.length === 0
          ? toneValue(say('none'), 'good')
          : toneValue(sayCount(open.length, '1 finding', '{count} findings'), 'warn')
        : textValue(''),
    ),
  ];
}

function countWords(count: number, one: PlainText, many: CountText): string {
  return count === 0 ? '' : sayCount(count, one, many);
}

function findingsOf(site: Site, audit: Item): readonly Item[] {
  return (siteIndex(site).partsOf.get(audit.id) ?? []).filter(({ type }) => type.key === 'finding');
}

/** Strengths ask for nothing. */
function needsAnswer(finding: Item): boolean {
  return gradeOf(finding) !== 'strength';
}

function countsOfGrades(findings: readonly Item[]): string {
  return [...Map.groupBy(findings, (finding) => gradeOf(finding))]
    .map(([grade, all]) =>
      say('{count} {grade}', { count: all.length, grade: grade === null ? say('not graded') : gradeWords(grade) }),
    )
    .join(', ');
}

/** What became of the findings, how far the auditors were independent, and what the scope held against the plan. */
export function auditSections(site: Site, audit: Item): readonly ExtraSection[] {
  return [...followUp(site, audit), ...independence(site, audit), ...scope(site, audit)];
}

function followUp(site: Site, audit: Item): readonly ExtraSection[] {
  const rows = findingsOf(site, audit).map((finding): readonly ValueView[] => [
    itemValue(site, finding.id),
    textValue(gradeWords(gradeOf(finding) ?? '')),
    valueView(site, finding.id, finding.fields['clause'], parseTypeExpression('clause')),
    needsAnswer(finding) ? answerValue(site, finding) : textValue(say('needs no answer')),
  ]);
  return tableSection(
    'cb_findings_of',
    say('Findings and what became of them'),
    [say('Finding#audit'), say('Grade#finding'), say('Clause'), say('Answer')],
    rows,
  ).map((section) => ({ ...section, isFirst: true as const, fields: ['findings'] }));
}

/** Each auditor with the area and the roles held there on the days of the audit and shortly before; inside only. */
function independence(site: Site, audit: Item): readonly ExtraSection[] {
  const { sms } = site.checked;
  const dates = spanOf(audit, 'dates');
  if (dates === null || !hasDuePage(site)) return [];
  const lookback = stakeLookback(site);
  const days = { from: addDuration(dates.from, lookback.duration, -1), to: dates.to };
  const rows = auditorsOf(sms, audit).map(({ person, area }): readonly ValueView[] => {
    const stakes = stakesOf(sms, person, area, days);
    return [
      itemValue(site, person),
      areaValue(site, area),
      stakes.length === 0
        ? toneValue(
            say('no role in the area on these days or in the {time} before', { time: durationText(lookback.text) }),
            'good',
          )
        : { kind: 'list', items: stakes.map((stake) => toneValue(stakeWords(stake, dates.from), 'stop')) },
    ];
  });
  return tableSection(
    'cb_independence',
    say('Auditors and their independence'),
    [say('Auditor'), say('Judged'), say('Own stake')],
    rows,
  ).map((section) => (rows.length === textsOrMaps(audit) ? { ...section, fields: ['auditors'] } : section));
}

/** Number of auditors stated, by name or by id. */
function textsOrMaps(audit: Item): number {
  const stated = audit.fields['auditors'];
  return Array.isArray(stated) ? stated.length : stated === undefined ? 0 : 1;
}

function areaValue(site: Site, { clauses, processes }: Area): ValueView {
  const items = [
    ...clauses.map((clause) => clauseValue(site, clause)),
    ...processes.map((id): ValueView => {
      const value = itemValue(site, id);
      return value.kind === 'link' ? { ...value, name: '' } : value;
    }),
  ];
  return { kind: 'list', items, isInline: true };
}

function stakeWords({ tenure, isOwner, processes }: Stake, on: string): string {
  const since = daysSinceEnd(tenure, on);
  const role = tenure.role.title;
  const ids = processes.map(({ id }) => id).join(', ');
  if (since === null)
    return isOwner
      ? say('holds {role}, which owns {ids}', { role, ids })
      : say('holds {role}, which answers for a step of {ids}', { role, ids });
  const day = dayText(tenure.to ?? '');
  return isOwner
    ? say('held {role} until {day}, which owns {ids}', { role, day, ids })
    : say('held {role} until {day}, which answers for a step of {ids}', { role, day, ids });
}

/** What the audit was to judge by its scope, and what its programme had planned besides. */
function scope(site: Site, audit: Item): readonly ExtraSection[] {
  const stated = mapField(audit, 'scope');
  if (stated === null) return [];
  const { sms } = site.checked;
  const judged = clausesIn(stated);
  const planned = [...(sms.relationsTo.get(audit.id) ?? [])]
    .filter(({ verb }) => verb === 'schedules')
    .flatMap(({ from }) => mapsField(sms.items.get(from)?.fields ?? {}, 'audits'))
    .filter((row) => textField(row, 'id') === audit.id)
    .flatMap((row) => clausesIn(row));
  const [standard = sms.catalogue.primaryStandard] = sms.settings.standards;
  const links = (clauses: readonly string[]): ValueView => ({
    kind: 'list',
    isInline: true,
    items: clauses.map((clause) => ({
      kind: 'link' as const,
      link: clauseLink(site, standard, clause),
      name: '',
    })),
  });
  const missing = [...new Set(planned)].filter((clause) => !judged.some((other) => isWithin(clause, other)));
  const entries = [
    { label: say('Clauses'), value: links(judged) },
    { label: say('Planned and not in the scope'), value: links(missing) },
    ...(['processes', 'services', 'sites', 'period'] as const).map((name) => ({
      label: {
        processes: say('Processes'),
        services: say('Services'),
        sites: say('Sites'),
        period: say('Records of#period'),
      }[name],
      value:
        stated[name] === undefined
          ? textValue('')
          : name === 'period'
            ? textValue(periodWords(stated[name]))
            : valueView(site, audit.id, stated[name]),
    })),
  ].filter(({ value }) => !isEmptyValue(value));
  return [
    {
      anchor: 'cb_scope',
      title: say('Scope'),
      value: { kind: 'map', entries },
      chart: null,
      fields: ['scope'],
      most: 80,
    },
  ];
}
