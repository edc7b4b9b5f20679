import { numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { acceptanceLine, scoreOf } from '../../core/trace/risk-acceptance.ts';
import { heatMap } from '../charts/heat-map.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { tableSection } from '../extras/table-section.ts';
import type { Site } from '../site.ts';
import { itemLink } from '../site.ts';
import { stateText } from '../standing.ts';
import { itemValue, textValue } from '../value-view.ts';
import { whoValue } from '../packs/pack-parts.ts';
import { say, sayKnown } from '../words/say.ts';

const mostRows = 200;

/** Risks in view that are not closed. */
export function openRisks(site: Site): readonly Item[] {
  return itemsOfType(site.checked.sms, 'risk').filter((risk) => risk.inView && risk.state !== 'closed');
}

/** The map of risks, and the risks themselves with the greatest score first; opportunities stand apart. */
export function riskMap(site: Site): readonly ExtraSection[] {
  const { sms } = site.checked;
  const all = openRisks(site);
  const threats = all.filter((risk) => textField(risk, 'risk_kind') !== 'opportunity');
  const onMap = threats.flatMap((risk) => {
    const [likelihood, impact] = [numberField(risk, 'likelihood'), numberField(risk, 'impact')];
    return likelihood === null || impact === null ? [] : [{ link: itemLink(site, risk.id), likelihood, impact }];
  });
  const chart = heatMap(onMap, acceptanceLine(sms)?.score ?? null, threats.length - onMap.length);
  const rows = (risks: readonly Item[]): ReturnType<typeof riskRow>[] =>
    risks
      .toSorted((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || (a.id < b.id ? -1 : 1))
      .map((risk) => riskRow(site, risk));
  const columns = [say('Risk'), say('Score'), say('State'), say('Treatment'), say('Acceptance line'), say('Owner')];
  return [
    ...tableSection('cb_risks', say('Risks'), columns, rows(threats), mostRows).map((section) => ({
      ...section,
      chart,
    })),
    ...tableSection(
      'cb_opportunities',
      say('Opportunities'),
      columns,
      rows(all.filter((risk) => !threats.includes(risk))),
      mostRows,
    ),
  ];
}

function riskRow(site: Site, risk: Item): readonly ReturnType<typeof textValue>[] {
  return [
    itemValue(site, risk.id),
    textValue(String(scoreOf(risk) ?? '')),
    textValue(stateText(risk)),
    textValue(sayKnown(textField(risk, 'treatment') ?? '')),
    textValue(isAbove(site, risk) ? say('above') : ''),
    whoValue(site, risk.owner),
  ];
}

/** True for a risk whose score lies above the line up to which the organization carries risks. */
export function isAbove(site: Site, risk: Item): boolean {
  const line = acceptanceLine(site.checked.sms);
  return line !== null && textField(risk, 'risk_kind') !== 'opportunity' && (scoreOf(risk) ?? 0) > line.score;
}
