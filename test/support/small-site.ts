import { drawGraph } from '../../src/astro/draw-graph.ts';
import { noRuleReference } from '../../src/core/finding/rule-reference.ts';
import type { Sms } from '../../src/core/model/sms.ts';
import type { Site } from '../../src/views/site.ts';

/**
 * A site over a model, without findings and rendered texts.
 *
 * @param sms the model
 * @param more what is different
 */
export function smallSite(sms: Sms, more: Partial<Site> = {}): Site {
  const judgement = {
    items: sms.items.size,
    findings: [],
    waived: [],
    known: [],
    unlisted: [],
    gaps: [],
    notes: [],
    rules: [],
    evaluated: [],
  };
  return {
    checked: { sms, judgement },
    audience: 'internal',
    isPartial: false,
    base: '/base/',
    bodyHtml: () => '',
    drawGraph,
    rules: noRuleReference,
    ruleHtml: () => '',
    isPreview: false,
    askedDay: null,
    version: '0',
    clientVersion: '0',
    ...more,
  };
}
