import { describe, expect, test } from 'vitest';
import { isIdInText, textReading } from '../../src/astro/text-reading.ts';
import { smallSms } from '../support/small-sms.ts';

const terms = (rows: string): string => `---
id: REG-009
type: register
of: [glossary-term]
owner: ROL-002
classification: internal
rows:
${rows}
---

# Words
`;
const text = (id: string): { id: string; file: string; language: string } => ({
  id,
  file: 'content/x.md',
  language: 'en',
});

describe('ids', () => {
  const foreign = smallSms({
    'clausebook.yaml':
      'organization: Example Ltd\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\nid_pattern: "^.+$"\n',
    'content/a.md': '---\nid: ISMS-DOC-05.2\ntype: policy\n---\n\n# A\n',
  });

  test('of another form are looked for where there are some', () => {
    const { idForm } = textReading(foreign, '/')(text('x'));
    expect('See ISMS-DOC-05.2, or (POL-001).'.match(idForm ?? /$^/)).toEqual(['See', 'ISMS-DOC-05.2', 'or', 'POL-001']);
    expect(textReading(smallSms({}), '/')(text('x')).idForm).toBeUndefined();
  });

  test('without a digit or a capital letter are words', () => {
    expect(['ISMS-DOC-05.2', 'POL-001', 'backup', 'iso-27001', 'Backup'].map(isIdInText)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('terms', () => {
  const sms = smallSms({
    'content/words.md': terms(
      `  - {id: TRM-001, name: Service, status: active, meaning: What a customer gets.}
  - {id: TRM-002, name: Old word, status: retired, meaning: Said formerly.}
  - {id: TRM-003, name: Long word, status: active, meaning: "${'many words '.repeat(60)}"}
  - {id: TRM-004, name: Empty word, status: active}`,
    ),
  });
  const found = (words: string, id = 'x'): readonly string[] =>
    (textReading(sms, '/base/')(text(id)).findTerms?.(words) ?? []).map(({ id: term, href }) => `${term} ${href}`);

  test('are those in use that have a meaning, but not on their own page', () => {
    expect(found('A service, an old word, an empty word.')).toEqual(['TRM-001 /base/trm-001/']);
    expect(found('A service', 'TRM-001')).toEqual([]);
  });

  test('are none within the name of the organization', () => {
    const named = smallSms({
      'clausebook.yaml': 'organization: Managed Service Ltd\nlevel: advanced\nhistory: none\nas_of: 2026-06-30\n',
      'content/words.md': terms('  - {id: TRM-001, name: Service, status: active, meaning: What a customer gets.}'),
    });
    const places = textReading(named, '/')(text('x')).findTerms?.('Managed Service Ltd has a service.');
    expect(places?.map(({ from }) => from)).toEqual([26]);
  });

  test('tell their language where the text is in another', () => {
    const words = smallSms({
      'content/words.md': terms(
        '  - {id: TRM-001, name: Service, status: active, meaning: What a customer gets.}\n  - {id: TRM-002, name: Standort, language: de, status: active, meaning: Wo wir sind.}',
      ),
    });
    const marks = (language: string): readonly (string | undefined)[] =>
      (textReading(words, '/')({ ...text('x'), language }).findTerms?.('Service at the Standort') ?? []).map(
        ({ lang }) => lang,
      );
    expect(marks('en')).toEqual([undefined, 'de']);
    expect(marks('de')).toEqual(['en', undefined]);
  });

  test('with a long meaning show its beginning', () => {
    const [term] = textReading(sms, '/')(text('x')).findTerms?.('a long word') ?? [];
    expect(term?.meaning.length).toBeLessThan(290);
    expect(term?.meaning).toMatch(/words …$|many …$/);
  });
});

describe('clauses', () => {
  const sms = smallSms({
    'content/sla.md': '---\nid: SLA-001\nowner: ROL-002\nstatus: draft\n---\n\n# A\n',
  });
  const found = (words: string, id: string): readonly string[] =>
    (textReading(sms, '/base/')(text(id)).findClauses?.(words) ?? []).map(({ href }) => href);

  test('are those that exist', () => {
    expect(found('clauses 8.6.1 and 8.9.9', 'x')).toEqual(['/base/clauses/iso20000-1-2018/8.6.1/']);
  });

  test('of an agreement are its own', () => {
    expect(found('clause 8.6.1', 'SLA-001')).toEqual([]);
    expect(found('ISO/IEC 20000-1:2018, 8.6.1', 'SLA-001')).toHaveLength(1);
  });
});
