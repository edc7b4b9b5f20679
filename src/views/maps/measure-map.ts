import { mapField, numberField, textField } from '../../core/model/fields.ts';
import type { Item } from '../../core/model/item.ts';
import { itemsOfType } from '../../core/model/items-of-type.ts';
import { measuredValues } from '../../core/trace/measured-values.ts';
import type { ExtraSection } from '../extras/extra-section.ts';
import { measureState, standingValue } from '../extras/measure-state.ts';
import { measureChart } from '../extras/measure.ts';
import { whoValue } from '../packs/pack-parts.ts';
import { beginningOf } from '../paging.ts';
import type { Site } from '../site.ts';
import { typeLink } from '../site.ts';
import { say } from '../words/say.ts';
import { moreSection } from './more-section.ts';
import { dateValue, itemValue, targetText, textValue } from '../value-view.ts';
import { dateField } from '../../core/model/fields.ts';
import { stateText } from '../standing.ts';
import { tableSection } from '../extras/table-section.ts';

const mostMeasures = 40;

/** Objectives with what measures them, and every measure with its last values against its target. */
export function measureMap(site: Site): readonly ExtraSection[] {
  const { shown, rest } = beginningOf(measuresInForce(site), mostMeasures);
  return [
    ...objectives(site),
    ...shown.map((measure) => measureSection(site, measure)),
    ...moreSection(typeLink(site, 'measure'), rest, say('Further measures')),
  ];
}

/** Measures in force that have values. */
export function measuresInForce(site: Site): readonly Item[] {
  const values = measuredValues(site.checked.sms);
  return itemsOfType(site.checked.sms, 'measure').filter(
    (measure) => measure.inForce && (values.get(measure.id.toLowerCase()) ?? []).length > 0,
  );
}

function objectives(site: Site): readonly ExtraSection[] {
  const rows = itemsOfType(site.checked.sms, 'objective')
    .filter((objective) => objective.inView)
    .map((objective) => {
      const measure = textField(objective, 'measure');
      const latest = measuredValues(site.checked.sms)
        .get((measure ?? '').toLowerCase())
        ?.at(-1);
      return [
        itemValue(site, objective.id),
        textValue(stateText(objective)),
        textValue(String(numberField(objective, 'baseline') ?? '')),
        textValue(
          latest === undefined ? '' : say('{value} in {period}', { value: latest.text, period: latest.period }),
        ),
        textValue(String(numberField(objective, 'target') ?? '')),
        dateValue(dateField(objective, 'due')),
        whoValue(site, measure),
      ];
    });
  return tableSection(
    'cb_objectives',
    say('Objectives'),
    [say('Objective'), say('State'), say('Began at'), say('Now'), say('Target'), say('Due'), say('Measured by')],
    rows,
    60,
  );
}

function measureSection(site: Site, measure: Item): ExtraSection {
  const latest = measuredValues(site.checked.sms).get(measure.id.toLowerCase())?.at(-1);
  const target = mapField(measure, 'target');
  const state = measureState(site, measure);
  return {
    anchor: `cb_measure-${measure.id.toLowerCase()}`,
    title: measure.title,
    value: {
      kind: 'map',
      entries: [
        { label: say('Measure'), value: itemValue(site, measure.id) },
        {
          label: say('Last value'),
          value: textValue(
            say('{value} in {period}', {
              value: `${latest?.text ?? ''} ${textField(measure, 'unit') ?? ''}`,
              period: latest?.period ?? '',
            }).replaceAll(/\s+/g, ' '),
          ),
        },
        { label: say('Target'), value: textValue(target === null ? say('none set') : (targetText(target) ?? '')) },
        ...(state.isMet === null ? [] : [{ label: say('Result'), value: standingValue(state) }]),
      ],
    },
    chart: measureChart(site, measure),
    most: 10,
  };
}
