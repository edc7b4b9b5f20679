import type { CheckedSms } from '../core/finding/checked-sms.ts';
import { judgementToJson } from '../core/finding/finding-json.ts';
import { coming } from '../core/trace/falling-due.ts';
import { defineFormat } from './format.ts';
import type { RenderOptions } from './format.ts';
import { reportSchemaName } from './json-schema.ts';
import type { JsonReport } from './json-schema.ts';

export default defineFormat({
  name: 'json',
  summary: 'for programs: everything about every finding (schemas/report.schema.json)',
  render: (checked, options) => `${JSON.stringify(buildJsonReport(checked, options), null, 2)}\n`,
});

/**
 * The report as plain JSON values, keys in a fixed order.
 *
 * @param checked the model and what the rules say
 * @param options version and rule pages, where they are to be named
 */
export function buildJsonReport(
  { sms, judgement }: CheckedSms,
  { toolVersion, ruleUrl = () => null }: Pick<RenderOptions, 'toolVersion' | 'ruleUrl'>,
): JsonReport {
  return {
    schema: reportSchemaName,
    ...(toolVersion === undefined ? {} : { tool: { name: 'clausebook', version: toolVersion } }),
    organization: sms.settings.organization,
    asOf: sms.asOf,
    evaluated: [...judgement.evaluated].sort(),
    ...judgementToJson(judgement, ruleUrl),
    coming: coming(sms).map(({ on, what, item, name, detail, who }) => ({
      on,
      what,
      item,
      name,
      detail,
      who: who ?? sms.items.get(item)?.owner ?? null,
    })),
  };
}
