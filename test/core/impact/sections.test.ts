import { describe, expect, test } from 'vitest';
import { changedSections, sectionsWithin } from '../../../src/core/impact/sections.ts';
import type { SourceFacts } from '../../../src/core/model/facts.ts';
import { smallSms } from '../../support/small-sms.ts';

const file = 'policies/pol-004.md';

function facts(body: string): SourceFacts {
  const text = `---\nid: POL-004\nowner: ROL-004\nversion: "1.0"\nstatus: draft\nclassification: internal\nkind: financial\n---\n${body}`;
  const found = smallSms({ [file]: text }).items.get('POL-004')?.facts;
  if (found === undefined || found === null) throw new Error('The document was not read.');
  return found;
}

const body = `
# Budgeting

Why we plan.

## Planning

Every service has a budget.

### Limits

Nobody spends more than 1200.

## Checking

Monthly, by the owner.
`;

function changed(to: string): readonly string[] | null {
  const found = changedSections(facts(body), facts(to));
  return found === null ? null : [...found].sort();
}

describe('changed sections', () => {
  test('nothing where only layout, line ends or the order of sections differ', () => {
    expect(changed(body)).toEqual([]);
    expect(changed(body.replace('Every service has a budget.', 'Every service\nhas a budget.'))).toEqual([]);
    expect(changed(body.replaceAll('\n', '\r\n'))).toEqual([]);
    const [head = '', checking = ''] = body.split('## Checking');
    const [title = '', planning = ''] = head.split('## Planning');
    expect(changed(`${title}## Checking${checking}\n## Planning${planning}`)).toEqual([]);
  });

  test('the section whose own text differs, and no other', () => {
    expect(changed(body.replace('1200', '1300'))).toEqual(['limits']);
    expect(changed(body.replace('has a budget', 'has two budgets'))).toEqual(['planning']);
    expect(changed(body.replace('Why we plan', 'How we plan'))).toEqual(['budgeting']);
  });

  test('a section that is gone, new or renamed counts for the one around it', () => {
    expect(changed(body.replace('### Limits\n\nNobody spends more than 1200.\n', ''))).toEqual(['limits', 'planning']);
    expect(changed(`${body}\n### By whom\n\nAn auditor.\n`)).toEqual(['by-whom', 'checking']);
    expect(changed(body.replace('### Limits', '### Ceilings'))).toEqual(['ceilings', 'limits', 'planning']);
    expect(changed(body.replace('### Limits', '## Limits'))).toEqual(['limits']);
  });

  test('text before the first heading belongs to no section', () => {
    expect(changed(`\nRead this first.\n${body}`)).toBeNull();
  });

  test('a section holds those below it', () => {
    const { headings } = facts(body);
    expect([...sectionsWithin(headings, 'planning')]).toEqual(['planning', 'limits']);
    expect([...sectionsWithin(headings, 'budgeting')]).toEqual(['budgeting', 'planning', 'limits', 'checking']);
    expect([...sectionsWithin(headings, 'limits')]).toEqual(['limits']);
    expect([...sectionsWithin(headings, 'unknown')]).toEqual(['unknown']);
  });
});
