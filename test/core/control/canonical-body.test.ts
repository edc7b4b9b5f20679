import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { canonicalBody } from '../../../src/core/control/canonical-body.ts';
import { runs } from '../../support/runs.ts';
import { independentBody } from './independent-digest.ts';
import { nastyMarkdown, parsersAgree } from './markdown-documents.ts';

const links: Readonly<Record<string, string>> = {
  'x.md': 'POL-001',
  '/x': 'POL-002',
  'i j.png': '/img/i j.png',
  'https://x.example/p': 'PRC-001',
};
const linked = { resolveLink: (target: string) => (Object.hasOwn(links, target) ? (links[target] ?? null) : null) };
const unlinked = { resolveLink: () => null };

const pieces = [
  ...'ab01 \t\n\r`~<>[]()|:-=*_#\\+.)!"\'^?é',
  '\u0301',
  '[x](x.md)',
  '](x.md',
  '<https://x.example/p#a>',
];
const symbols = fc.string({ unit: fc.constantFrom(...pieces, '<b a="c">', '[a]: /x', '[]: /x'), maxLength: 40 });

describe('canonicalBody', () => {
  it('agrees with the second implementation', () => {
    fc.assert(
      fc.property(fc.oneof(nastyMarkdown, symbols), (body) => {
        expect(canonicalBody(body, linked)).toBe(independentBody(body, links));
      }),
      { numRuns: runs(5000) },
    );
  });

  it('is its own canonical text', () => {
    fc.assert(
      fc.property(nastyMarkdown, (body) => {
        const canonical = canonicalBody(body, unlinked);
        expect(canonicalBody(canonical, unlinked)).toBe(canonical);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('keeps the structure: remark reads the same tree from the body and from its canonical text', () => {
    fc.assert(
      fc.property(nastyMarkdown.filter(parsersAgree), (body) => {
        const plain = `${body.normalize('NFC').replace(/\r\n?/g, '\n')}\n`;
        expect(structureOf(canonicalBody(body, unlinked))).toEqual(structureOf(plain));
      }),
      // micromark has more rare deviations than parsersAgree knows: always the same texts.
      { numRuns: runs(5000), seed: 20260630 },
    );
  });

  it('asks for targets without brackets, escapes and fragment', () => {
    const asked: string[] = [];
    const body = '[a](<b c.md#d>) [e](f\\_g.md#h) [i](#j) <https://k.example/l#m>\n\n[n]: o.md#p\n';
    canonicalBody(body, {
      resolveLink: (target) => {
        asked.push(target);
        return null;
      },
    });
    expect(asked).toEqual(['b c.md', 'f_g.md', 'https://k.example/l', 'o.md']);
  });

  it('takes long texts', () => {
    const body = 'words that go on and on, with `code` and [links](x.md)\n'.repeat(20_000);
    expect(canonicalBody(body, linked).split('\n')).toHaveLength(2);
  });
});

/** The tree of a text, without places and without what the canonical text may drop: line ends of paragraphs, end blanks. */
function structureOf(markdown: string): unknown {
  return structure(unified().use(remarkParse).use(remarkGfm).parse(markdown));
}

function structure(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(structure);
  if (typeof node !== 'object' || node === null) return node;
  const type = 'type' in node ? node.type : '';
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'position')
      .map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'string' ? cleaned(type, value) : structure(value),
      ]),
  );
}

function cleaned(type: unknown, text: string): string {
  if (type === 'code') return text.replace(/[ \t]+$/gm, '').replace(/\n+$/, '');
  if (type === 'html' || type === 'inlineCode') return text.replace(/[ \t\n]+/g, ' ').trim();
  return text.replace(/[ \t]*\n[ \t]*/g, ' ').replace(/[ \t]+$/, '');
}
