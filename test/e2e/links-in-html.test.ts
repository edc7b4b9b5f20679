import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSms } from '../../src/io/check-sms.ts';
import { clausebook } from '../support/command-line.ts';
import type { SmsFolder } from '../support/sms-folder.ts';
import { documentFile, smallFiles, smsFolder } from '../support/sms-folder.ts';

// However a link or picture is written, the check and the page say the same of it.
const links: readonly (readonly [markup: string, isBroken: boolean])[] = [
  ['[a](missing.md)', true],
  ['<a href="missing.md">a</a>', true],
  ['<a href="/policy.md">a</a>', true],
  ['<a href="#nowhere">a</a>', true],
  ['<a href="#fn-1" data-footnote-ref>a</a>', true],
  ['<a href="javascript:alert(1)">a</a>', true],
  ['![a](nope.png)', true],
  ['<img src="nope.png" alt="a">', true],
  ['![a](https://elsewhere.example/a.png)', true],
  ['![a](POL-001)', true],
  ['[**![a](https://elsewhere.example/a.png)**](https://example.org)', true],
  ['<a href="https://example.org"><b><img src="https://elsewhere.example/a.png"></b></a>', true],
  ['<code><img src="nope.png"></code>', true],
  ['[a](POL-001)', false],
  ['[a](#document)', false],
  ['<a href="policy.md">a</a>', false],
  ['<a href="#part">a</a>', false],
  ['<a href="mailto:a@example.org">a</a>', false],
  ['<a id="mine">a</a>', false],
  ['<!-- <a href="missing.md">a</a> -->', false],
  ['![a](seal.png)', false],
  ['<img src="seal.png" alt="a">', false],
  ['[**![a](seal.png)**](POL-001)', false],
  ['<a href="policy.md"><b><i><img src="seal.png"></i></b></a>', false],
  ['<div>\n<a href="policy.md"><p><img src="seal.png"></p></a>\n</div>', false],
];
const document = (markup: string): string => `# Document\n\nBefore.\n\n${markup}\n\n## Part\n\nAfter.\n`;
const idAt = (index: number): string => `PRO-${String(index + 1).padStart(3, '0')}`;
let sms: SmsFolder;
let lab: string;

beforeAll(async () => {
  sms = await smsFolder({
    ...smallFiles(),
    'content/policy.md': documentFile('POL-001', 'version: "1.0"\nstatus: draft', '# Policy\n'),
    'content/seal.png': 'a picture',
    ...Object.fromEntries(
      links.map(([markup], index) => [
        `content/${idAt(index)}.md`,
        documentFile(idAt(index), 'status: draft', document(markup)),
      ]),
    ),
  });
  lab = await mkdtemp(join(tmpdir(), 'clausebook-links-'));
  const built = await clausebook(['build', '--root', sms.root, '--out-dir', join(lab, 'dist'), '--without-search']);
  expect(built, built.err).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await sms.remove();
  await rm(lab, { recursive: true, force: true });
});

test('what is broken is a finding and marked text; what is not is neither', async () => {
  const { judgement } = await checkSms(sms.root);
  const found = new Set(
    judgement.findings.filter((finding) => finding.rule === 'LINK-001').map((finding) => finding.item),
  );
  const seen = await Promise.all(
    links.map(async ([markup], index) => {
      const html = await readFile(join(lab, 'dist', idAt(index).toLowerCase(), 'index.html'), 'utf8');
      expect(html).not.toContain('elsewhere.example/a.png"');
      return { markup, isFound: found.has(idAt(index)), isMarked: html.includes('class="broken-link"') };
    }),
  );
  expect(seen).toEqual(links.map(([markup, isBroken]) => ({ markup, isFound: isBroken, isMarked: isBroken })));
});

test('a link in HTML is a relation as any other', async () => {
  const { sms: read } = await checkSms(sms.root);
  const leading = (read.relationsTo.get('POL-001') ?? []).map((relation) => relation.from).sort();
  const expected = links.flatMap(([markup, isBroken], index) =>
    !isBroken && /"policy\.md"|\(POL-001\)/.test(markup) && !markup.startsWith('<!--') ? [idAt(index)] : [],
  );
  expect(leading).toEqual(expected);
});
