import { describe, expect, test } from 'vitest';
import { clausebook } from '../../support/command-line.ts';
import { temporarySms } from '../../support/temporary-sms.ts';

const risks = `---
id: REG-002
type: register
of: [risk]
owner: ROL-002
classification: internal
rows:
  - {id: RSK-004, text: A thing breaks, domain: sms, likelihood: 1, impact: 1, customers: nothing}
---

# Risks

All risks.
`;

describe('clausebook new', () => {
  test.each([
    ['../../evil', 'holds "/"'],
    ['clauses', 'is the name of a page'],
    ['pol-007', 'is in use'],
  ])('refuses the id %s', async (id, reason) => {
    const sms = await temporarySms({
      'policies/pol-007.md':
        '---\nid: POL-007\nowner: ROL-001\nversion: "1.0"\nstatus: draft\nclassification: internal\nkind: other\n---\n\n# P\n',
    });
    const { code, out, err } = await clausebook(['new', 'policy', '--kind', 'other', '--id', id], sms.root);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
  });

  test('writes nothing that the check would reject', async () => {
    const sms = await temporarySms({});
    const { code, out, err } = await clausebook(['new', 'policy', '--kind', 'other', '--owner', 'ROL-999'], sms.root);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Not written: the check would then report\n {2}LINK-001 .*ROL-999/);
    await expect(sms.read('policies/pol-001.md')).rejects.toThrow();
  });

  test('writes a file with the next free id, beside others of its type', async () => {
    const sms = await temporarySms({
      'policies/it/pol-007.md':
        '---\nid: POL-007\nowner: ROL-001\nversion: "1.0"\nstatus: draft\nclassification: internal\nkind: other\n---\n\n# P\n',
    });
    const { code, out } = await clausebook(
      ['new', 'policy', '--kind', 'financial', '--title', 'Money & services', '--owner', 'ROL-004'],
      sms.root,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^POL-008: policy \(financial\) written to policies\/it\/money-services\.md\.\n/);
    expect(await sms.read('policies/it/money-services.md')).toBe(`---
id: POL-008
owner: ROL-004
version: "1.0"
status: draft
classification: internal
kind: financial
---

# Money & services

<!-- One short paragraph: it becomes the summary. -->

## Why

<!-- Why it is needed, in a few sentences. -->

## What we commit to

<!-- One bullet per commitment that can be checked. -->

## Who it concerns

<!-- Who has to know it and act by it. -->

## Who does what

<!-- Duties by role. -->
`);
  });

  test('knows kinds by key, by former name and by prefix', async () => {
    const sms = await temporarySms({});
    for (const word of ['capacity', 'capacity-plan', 'CAP']) {
      expect((await clausebook(['new', word], sms.root)).out).toMatch(
        /^CAP-00\d: plan \(capacity\) written to content\/plans\//,
      );
    }
  });

  test('appends a row to the register of its type', async () => {
    const sms = await temporarySms({ 'content/registers/risks.md': risks });
    const { code, out } = await clausebook(['new', 'risk', '--title', 'The expert leaves'], sms.root);
    expect(code).toBe(0);
    expect(out).toMatch(/^RSK-005: risk written to content\/registers\/risks\.md\.\n/);
    expect(await sms.read('content/registers/risks.md')).toBe(
      risks.replace(
        '\n---\n\n# Risks',
        '\n  - id: RSK-005\n    text: The expert leaves\n    domain: sms # one of sms, service-requirement, other-party, availability, continuity, information-security\n    # asked for later: likelihood (assessed), impact (assessed), customers (assessed), actions (in-treatment), accepted (accepted)\n---\n\n# Risks',
      ),
    );
  });

  test('starts a register where there is none', async () => {
    const sms = await temporarySms({});
    const { out } = await clausebook(['new', 'supplier', '--title', 'Northline'], sms.root);
    expect(out).toMatch(
      /^SUP-001: supplier written to content\/registers\/suppliers\.md\.\nThis is the first register of its type\./,
    );
    expect(await sms.read('content/registers/suppliers.md')).toContain(
      'id: REG-002\ntype: register\nof: [supplier]\nowner: ROL-002\nclassification: internal\nrows:\n  - id: SUP-001\n    name: Northline\n',
    );
  });

  test('prints what stands inside something else', async () => {
    const sms = await temporarySms({});
    const { code, out } = await clausebook(['new', 'finding'], sms.root);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^A finding stands inside its audit, in the list `findings`\. Add there:\n\n {2}- id: FND-001\n {4}grade: major #/,
    );
  });

  test('refuses an unknown type, a missing kind, a used id, a folder outside and a type that is switched off', async () => {
    const sms = await temporarySms({ 'content/registers/risks.md': risks });
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, err } = await clausebook(['new', ...args], sms.root);
      return `${code} ${err.trim().replaceAll('\n', ' ')}`;
    };
    expect(await said('polcy')).toBe('2 There is no type or kind "polcy". Did you mean policy?');
    expect(await said('policy')).toBe(
      '2 Say which kind of policy: service-management, change-management, information-security, financial, release, other. For example: clausebook new policy --kind service-management',
    );
    expect(await said('risk', '--id', 'RSK-004')).toBe(
      '2 The id RSK-004 is in use: A thing breaks. Leave --id out to get the next free one.',
    );
    expect(await said('procedure', '--dir', '../elsewhere')).toBe(
      '2 The folder ../elsewhere is no part of the SMS. Choose one below policies or content.',
    );
    const small = await temporarySms({ 'clausebook.yaml': 'organization: Small Ltd\n' }, true);
    expect((await clausebook(['new', 'change'], small.root)).err).toBe(
      'The type change is switched off by the level or the packs of clausebook.yaml.\nUntil then this does its work: by default one external-register row points to the tool; rows here only with the pack. To switch it on: packs: [tickets-in-git].\n',
    );
  });
});
