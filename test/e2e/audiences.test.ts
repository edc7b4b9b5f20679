import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import type { Item } from '../../src/core/model/item.ts';
import { maySee } from '../../src/core/model/withholding.ts';
import type { SmsJson } from '../../src/views/sms-json-schema.ts';
import { repository } from '../support/command-line.ts';
import type { PublishedSite } from '../support/published-demo.ts';
import { publish, publishedDemo } from '../support/published-demo.ts';
import { textsOf } from '../support/site-files.ts';

// What is classified above an audience is not in its site: not as a page, nor in a text, an address, sms.json, search.json
// or the index of the search.
const sites: PublishedSite[] = [];
const texts: Record<string, ReadonlyMap<string, string>> = {};
let items: readonly Item[];

beforeAll(async () => {
  const { sms } = await checkSms(repository);
  items = [...sms.items.values()];
  sites.push(await publishedDemo());
  for (const audience of ['customer', 'restricted']) sites.push(await publish({ args: ['--audience', audience] }));
  for (const [index, audience] of ['internal', 'customer', 'restricted'].entries()) {
    texts[audience] = await textsOf(sites[index]?.folder ?? '');
  }
});

afterAll(() => Promise.all(sites.map((site) => site.close())));

/** Files that hold a word, whatever its case; scripts and styles come with the package and hold nothing of the SMS. */
function filesWith(audience: string, word: string): readonly string[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'iu',
  );
  return [...(texts[audience] ?? [])]
    .filter(([file, text]) => !file.startsWith('_assets/') && (pattern.test(file) || pattern.test(text)))
    .map(([file]) => file);
}

describe('the site for everybody inside', () => {
  test.each(['SEC-001', 'FIN-001', 'REG-011'])('%s left no trace', (id) => {
    expect(items.some((item) => item.id === id) || id.startsWith('REG')).toBe(true);
    expect(filesWith('internal', id)).toEqual([]);
    expect(filesWith('restricted', id).length).toBeGreaterThan(2);
  });

  test('nor did their titles', () => {
    const hidden = items.filter((item) => item.classification === 'restricted');
    expect(hidden.length).toBeGreaterThan(1);
    for (const { title } of hidden) {
      expect(filesWith('internal', title), title).toEqual([]);
      expect(filesWith('restricted', title).length, title).toBeGreaterThan(0);
    }
  });
});

describe('the site for customers', () => {
  test('holds no id of what is not for them', () => {
    const shown = [...(texts['customer'] ?? [])].filter(([file]) => !file.startsWith('_assets/'));
    const all = shown
      .map(([file, text]) => `${file}\n${text}`)
      .join('\n')
      .toLowerCase();
    const words = new Set(all.match(/[a-z]{3}-\d{3,6}/g) ?? []);
    const leaked = items.filter((item) => !maySee('customer', item.classification) && words.has(item.id.toLowerCase()));
    expect(leaked.map((item) => item.id)).toEqual([]);
    expect(words.size).toBeGreaterThan(10);
  });

  test('holds what is for them', () => {
    expect(texts['customer']?.has('svc-001/index.html')).toBe(true);
    expect(texts['customer']?.has('rsk-001/index.html')).toBe(false);
    expect(texts['internal']?.has('rsk-001/index.html')).toBe(true);
  });
});

describe('what sites say of themselves', () => {
  const page = (audience: string, file: string): string => texts[audience]?.get(file) ?? '';
  const smsJsonOf = (audience: string): SmsJson => JSON.parse(page(audience, 'sms.json')) as SmsJson;

  test.each(['internal', 'customer', 'restricted'])('the foot of every page names the audience %s', (audience) => {
    const feet = [...(texts[audience] ?? [])].flatMap(([file, text]) => {
      const said = /Classification up to (\w+)/.exec(text)?.[1];
      return file.endsWith('.html') && said !== undefined ? [said] : [];
    });
    expect(feet.length).toBeGreaterThan(50);
    expect(new Set(feet)).toEqual(new Set([audience]));
    expect(smsJsonOf(audience).audience).toBe(audience);
  });

  test.each(['internal', 'customer', 'restricted'])(
    'nothing counts what is left out of the site for %s',
    (audience) => {
      // The page that explains the rule says what it looks at, and counts nothing.
      const telling = [...(texts[audience] ?? [])].filter(
        ([file, text]) => file !== 'rules/accs/index.html' && /classified above/.test(text),
      );
      expect(page(audience, 'rules/accs/index.html')).not.toMatch(/\d+ [^.<]*classified above/);
      expect(telling.map(([file]) => file)).toEqual([]);
      expect(smsJsonOf(audience).notes.filter((note) => note.rule === 'ACCS-002')).toEqual([]);
    },
  );

  test('numbers of findings say what they cover', () => {
    expect(page('internal', 'index.html')).toContain('open in what this site shows');
    expect(page('customer', 'index.html')).toContain('open in what this site shows');
    expect(page('restricted', 'index.html')).not.toContain('in what this site shows');
    expect(page('customer', 'findings/index.html')).toContain('what is classified up to customer.');
    expect(page('internal', 'findings/index.html')).toContain('what is classified up to internal.');
    expect(page('restricted', 'findings/index.html')).not.toContain('what is classified up to');
  });

  test('customers are told nothing of the evidence as a whole', () => {
    expect(page('internal', 'index.html')).toMatch(/of \d+ evidenced/);
    expect(page('customer', 'index.html')).toMatch(/of \d+ with items in what this site shows/);
    for (const file of [
      'index.html',
      'matrix/index.html',
      'clauses/index.html',
      'clauses/iso20000-1-2018/8.2.4/index.html',
    ]) {
      expect(page('customer', file), file).not.toMatch(
        /evidenced|clause-because|class="(?:state state-(?:partly|stale|draft-only|no-occurrence|missing|not-evaluated)|flag)"/,
      );
      expect(page('internal', file), file).toMatch(/evidenced/);
    }
    const { clauses, mandatory, findings, gaps } = smsJsonOf('customer');
    expect(new Set(clauses.map(({ state }) => state))).toEqual(new Set(['not evaluated']));
    expect(clauses.flatMap(({ flags, missingRows }) => [...flags, ...missingRows])).toEqual([]);
    expect(new Set(mandatory.map(({ state }) => state))).toEqual(new Set(['not evaluated']));
    expect([...findings, ...gaps].filter((finding) => finding.item === null)).toEqual([]);
  });

  test('the rules have pages for those inside only', () => {
    for (const audience of ['internal', 'restricted']) {
      expect(page(audience, 'rules/index.html'), audience).toContain('href="/rules/evid/#evid-001"');
      expect(page(audience, 'rules/evid/index.html'), audience).toContain('id="evid-001"');
      expect(page(audience, 'findings/index.html'), audience).toMatch(/href="\/rules\/[a-z]{4}\/#[a-z]{4}-\d{3}"/);
    }
    const outside = [...(texts['customer'] ?? [])];
    expect(outside.filter(([file]) => file.startsWith('rules/'))).toEqual([]);
    expect(outside.filter(([, text]) => text.includes('href="/rules/')).map(([file]) => file)).toEqual([]);
  });

  test('a landing page is for those inside unless it says otherwise', () => {
    expect(page('internal', 'index.html')).toContain('If you audit us');
    expect(page('customer', 'index.html')).not.toContain('If you audit us');
  });
});

test('the index of the search was looked into', () => {
  const fragments = [...(texts['restricted'] ?? [])].filter(([file]) => file.startsWith('pagefind/fragment/'));
  expect(fragments.length).toBeGreaterThan(300);
  expect(fragments.some(([, text]) => text.includes('FIN-001'))).toBe(true);
});
