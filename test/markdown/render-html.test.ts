import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { resolveLinkTarget } from '../../src/core/trace/link-target.ts';
import { parseBody } from '../../src/markdown/parse-body.ts';
import type { RenderedLink, RenderOptions } from '../../src/markdown/render-options.ts';
import { renderHtml } from '../../src/markdown/render-html.ts';
import { runs } from '../support/runs.ts';
import { smuggledMarkup } from '../support/smuggled-markup.ts';

const resolveLink = (target: string): RenderedLink => {
  const found = resolveLinkTarget(target, 'content/x.md', {
    findId: (id) => (id.toLowerCase() === 'pol-001' ? 'POL-001' : null),
    idOfFile: () => null,
    hasAsset: (file) => file === 'content/y.png',
  });
  if (found.kind === 'item') return { kind: 'link', href: '/pol-001/', title: 'A "policy" <b>' };
  if (found.kind === 'asset') return { kind: 'link', href: '/_files/content/y.png' };
  if (found.kind === 'here') return { kind: 'link', href: `#${found.anchor}` };
  if (found.kind === 'external') return { kind: 'external', href: found.url };
  return { kind: 'broken', why: 'It leads nowhere.' };
};

const options: RenderOptions = {
  resolveLink,
  resolveId: (id) => {
    if (id === 'SEC-001') return { kind: 'masked' };
    if (id === 'ROL-001') return { kind: 'link', href: '/rol-001/', title: 'Head', name: 'Head' };
    return id === 'POL-001' ? { kind: 'link', href: '/pol-001/', title: 'A policy' } : null;
  },
  mask: (text) => text.replaceAll(/sec-001/gi, '…'),
  idPrefix: 'x',
  withoutTitle: true,
};

function render(body: string, changes: Partial<RenderOptions> = {}): string {
  const facts = parseBody('content/x.md', body, 1);
  return renderHtml({ body, bodyLine: 1, headings: facts?.headings ?? [] }, { ...options, ...changes });
}

const tags = new Set(
  'b strong i em u s del ins sub sup small mark abbr cite q code kbd samp var span br wbr time p div section blockquote pre hr h2 h3 h4 h5 h6 ul ol li dl dt dd figure figcaption details summary table caption thead tbody tfoot tr th td colgroup col a img svg title desc defs marker path g rect circle polygon text tspan line polyline ellipse'.split(
    ' ',
  ),
);
const properties = new Set(
  'href title rel className src alt loading id lang dir start colSpan rowSpan scope dateTime open tabIndex role ariaLabel ariaDescribedBy ariaLabelledBy dataFootnoteRef dataFootnoteBackref dataFootnotes ariaHidden dataPagefindIgnore'.split(
    ' ',
  ),
);
const ofDrawings = new Set(
  'xmlns viewBox width height refX refY markerUnits markerWidth markerHeight orient d x y x1 x2 y1 y2 dx dy cx cy r rx ry points markerEnd markerStart textAnchor dominantBaseline transform xlinkHref'.split(
    ' ',
  ),
);

/** Everything in a rendered text that no page may hold. */
function objections(html: string): readonly string[] {
  const found: string[] = [];
  const look = (node: Nodes, isDrawing: boolean): void => {
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type);
    if (node.type === 'element') inspect(node, isDrawing);
    if ('children' in node)
      for (const child of node.children) look(child, isDrawing || (node.type === 'element' && node.tagName === 'svg'));
  };
  const inspect = ({ tagName, properties: given }: Element, isDrawing: boolean): void => {
    if (!tags.has(tagName)) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(given)) {
      if (!properties.has(name) && !((isDrawing || tagName === 'svg') && ofDrawings.has(name)))
        found.push(`${tagName} ${name}`);
      const text = String(value);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/.test(text)) found.push(`href ${text}`);
      if (name === 'src' && !/^\/(?!\/)/.test(text)) found.push(`src ${text}`);
      if (name === 'id' && /^cb_|^(?:location|forms|defaultView)$/.test(text)) found.push(`id ${text}`);
      if (name === 'className' && /banner|state/.test(text)) found.push(`class ${text}`);
      if (name === 'markerEnd' && !/^url\(#x-d\d+-arrow\)$/.test(text)) found.push(`marker ${text}`);
    }
  };
  look(fromHtml(html, { fragment: true }), false);
  return found;
}

describe('nothing is smuggled in', () => {
  test.each(Object.entries(smuggledMarkup))('%s', (_name, markup) => {
    const html = render(markup);
    expect(objections(html), html).toEqual([]);
    // Read once more, as a browser does, it stays what it is: no tag comes to life by being parsed again.
    const once = toHtml(fromHtml(html, { fragment: true }));
    expect(objections(once), once).toEqual([]);
    expect(toHtml(fromHtml(once, { fragment: true }))).toBe(once);
  });

  test.each(Object.entries(smuggledMarkup))('%s, after other text', (_name, markup) => {
    const html = render(`# Title\n\nText *before*.\n\n- a list\n\n${markup}\n\nText after.`);
    expect(objections(html), html).toEqual([]);
  });

  test('the objections would be found', () => {
    expect(
      objections(
        '<p onclick="x" style="x"><script>x</script><a href="javascript:x">x</a><img src="https://x/y"></p><!-- x -->',
      ),
    ).toEqual(['p onClick', 'p style', '<script>', 'href javascript:x', 'src https://x/y', 'comment']);
  });

  test('text nested deeper than the stack is shown as it was written', () => {
    const html = render('<div>'.repeat(20_000));
    expect(html.startsWith('<pre tabindex="0">&#x3C;div>')).toBe(true);
    expect(objections(html)).toEqual([]);
  });
});

describe('headings', () => {
  test.each([
    ['plain', '## One\n\n## One'],
    ['with code', '## `code` and *more*'],
    ['with an image', '## [l](/pol-001/) ![alt](y.png) t'],
    ['with a footnote', '## a[^1]\n\n[^1]: f'],
    ['with HTML', '## A <b>x</b> <script>y</script> z'],
    ['with entities', '## a &amp; b &lt;i&gt;'],
    ['underlined', 'One\n---\n\nTwo\n==='],
    ['empty', '##\n\n## !!!'],
    ['after HTML headings', '<h2>One</h2>\n\n## One\n\n<div><h3>One</h3></div>\n\n## One'],
    ['in a fold', '<details><summary>s</summary>\n\n## Folded\n\n</details>'],
    ['in HTML that is dropped', '<textarea>\n\n## Not one\n\n</textarea>\n\n## One'],
    ['after a quoted one', '> ## One\n\n- ## One\n\n## One'],
    ['with emphasis of underscores', '## _a_ __b__'],
    ['indented, closed', '   ## One ##   '],
    ['with tabs', '##\tOne\t'],
    ['in other scripts', '## Ünïcode Straße 日本'],
  ])('%s keep the anchors that were read', (_name, body) => {
    const anchors = (parseBody('x.md', body, 1)?.headings ?? []).map((heading) => heading.slug);
    const html = render(`# Title\n\n${body}`);
    const ids = [...html.matchAll(/<h[2-6] id="([^"]*)"/g)].map((match) => match[1]);
    expect(anchors.length).toBeGreaterThan(0);
    expect(ids).toEqual(expect.arrayContaining(anchors));
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toMatch(/[\uE0B0\uE0B1]/);
  });

  test('never jump a level, and the title is left to the page', () => {
    expect(render('# Title\n\n#### Deep\n\n## Back\n\n##### Deeper\n\n# Another title')).toMatchInlineSnapshot(`
      "
      <h2 id="deep">Deep</h2>
      <h2 id="back">Back</h2>
      <h3 id="deeper">Deeper</h3>
      <h2 id="another-title">Another title</h2>"
    `);
  });
});

describe('what is withheld', () => {
  test('is masked in words, headings, anchors, code, images, titles and addresses', () => {
    const html = render(
      '## About SEC-001\n\nSEC-001 and sec-001, `SEC-001`, [SEC-001](/pol-001/), [x](https://tickets.example/SEC-001), ![SEC-001](y.png), <abbr title="SEC-001">x</abbr>\n\n```\nSEC-001\n```\n\n```mermaid\nflowchart TD\n  A["SEC-001"] --> B\n```',
    );
    expect(html).not.toMatch(/sec-001/i);
    expect(html).toContain('<h2 id="about-restricted-item">About <span class="masked">restricted item</span></h2>');
    expect(html).toContain('<span class="masked">restricted item</span> and …, <code>…</code>');
  });
});

describe('links and tables', () => {
  test('ids become links; of people and roles the name stands in tables', () => {
    expect(render('See POL-001 and ROL-001.\n\n| Who | |\n|---|---|\n| ROL-001 | POL-001 |')).toMatchInlineSnapshot(`
      "<p>See <a href="/pol-001/" class="id" title="A policy">POL-001</a> and <a href="/rol-001/" class="id" title="Head">ROL-001</a>.</p>
      <div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>
      <thead>
      <tr>
      <th>Who</th>
      <td></td>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td><a href="/rol-001/" class="id" title="ROL-001">Head</a></td>
      <td><a href="/pol-001/" class="id" title="A policy">POL-001</a></td>
      </tr>
      </tbody>
      </table></div>"
    `);
  });

  test('a link that leads nowhere is words with a reason, one that leads away says nothing of where it came from', () => {
    expect(render('[a](gone.md) [b](https://example.org)')).toBe(
      '<p><span class="broken-link" title="It leads nowhere.">a</span> <a href="https://example.org" rel="noopener noreferrer" class="external">b</a></p>',
    );
  });

  test.each([
    ['<https://example.org/a>', true],
    ['[example.org](https://example.org/)', true],
    ['<mail@example.org>', true],
    ['[https://example.org/a](https://example.org/b)', false],
    ['[words](https://example.org)', false],
  ])('%s: its words are its address: %s', (source, isBare) => {
    expect(render(source).includes('class="external bare-address"')).toBe(isBare);
  });

  const elsewhere = '<img src="https://evil.example/t.png" alt="seal">';
  test.each([
    ['in emphasis in a link', '[**![seal](https://evil.example/t.png)**](https://example.org)'],
    ['in emphasis in a link of HTML', `<a href="https://example.org"><b>${elsewhere}</b></a>`],
    ['three levels down', `[a <b><i><u>${elsewhere}</u></i></b>](https://example.org)`],
    ['in a block of HTML', `<a href="https://example.org"><div><ul><li>${elsewhere}</li></ul></div></a>`],
    ['in code', `<code>${elsewhere}</code>`],
    ['in code as written', `<pre><b>${elsewhere}</b></pre>`],
    ['in a heading', `## [*${elsewhere}*](https://example.org)`],
    ['in a table', `| [*${elsewhere}*](https://example.org) |\n|---|\n| [*${elsewhere}*](POL-001) |`],
  ])('a picture from elsewhere stays away: %s', (_name, body) => {
    const html = render(body, {
      resolveLink: (target, kind) => (kind === 'image' ? { kind: 'broken', why: 'Not here.' } : resolveLink(target)),
    });
    expect(html).not.toContain('evil.example');
    expect(html).toContain('<span class="broken-link" title="Not here.">seal</span>');
  });

  test('a picture of the repository is resolved at any depth', () => {
    expect(render('[**![y](y.png)**](POL-001) <a href="POL-001"><b><img src="y.png"></b> POL-001</a>')).toBe(
      '<p><a href="/pol-001/" title="A &#x22;policy&#x22; <b>"><strong><img src="/_files/content/y.png" alt="y" loading="lazy"></strong></a> <a href="/pol-001/" title="A &#x22;policy&#x22; <b>"><b><img src="/_files/content/y.png" alt="" loading="lazy"></b> POL-001</a></p>',
    );
  });

  test('links within code are resolved, links within links are words, anchors of authors are nothing', () => {
    expect(
      render('<code><a href="gone.md">a POL-001</a></code> [b <a href="POL-001">c</a>](POL-001) <a id="x">d</a>'),
    ).toBe(
      '<p><code><span class="broken-link" title="It leads nowhere.">a POL-001</span></code> <a href="/pol-001/" title="A &#x22;policy&#x22; <b>">b </a><a href="/pol-001/" title="A &#x22;policy&#x22; <b>">c</a> d</p>',
    );
  });

  test('a footnote is linked where there is one, and only there', () => {
    const html = render('Words[^1] [x](#fn-1) [y](#fn-nope) <a href="#fn-nope" data-footnote-ref>z</a>\n\n[^1]: Note');
    expect(html.match(/href="[^"]*"/g)).toEqual([
      'href="#x-fn-1"',
      'href="#fn-1"',
      'href="#fn-nope"',
      'href="#fn-nope"',
      'href="#x-fnref-1"',
    ]);
  });

  test('nothing keeps an address that nobody resolved, or one of a kind that is never published', () => {
    const resolved: string[] = [];
    const addresses = Object.values(smuggledMarkup).flatMap((markup) => {
      const html = render(markup, {
        resolveLink: (target) => {
          resolved.push(target);
          return { kind: 'link', href: target === '/pol-001/' ? '/resolved/' : target };
        },
      });
      return [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '');
    });
    expect(resolved.some((target) => /^javascript:/i.test(target))).toBe(true);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(address).toMatch(/^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i);
  });
});

describe('callouts', () => {
  test.each(['note', 'tip', 'important', 'warning', 'caution'])('%s has its word and its sign', (kind) => {
    const html = render(`> [!${kind.toUpperCase()}]\n> Text of POL-001.`);
    const word = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    expect(html).toMatch(
      new RegExp(
        `^<div class="callout callout-${kind}" role="note"><p class="callout-title"><svg [^>]*aria-hidden="true"><path d="[^"]+"></path></svg>${word}</p>`,
      ),
    );
    expect(html).toContain('<p>Text of <a href="/pol-001/" class="id" title="A policy">POL-001</a>.</p>');
    expect(html).not.toContain('[!');
    expect(objections(html)).toEqual([]);
  });

  test('in the language of the text, in any case, with a line break, blocks and callouts within', () => {
    const html = render('- a\n\n  > [!Warning]  \n  > One\n  >\n  > - two\n  >\n  > > [!TIP]\n  > > three', {
      language: 'de-CH',
    });
    expect(html.replaceAll(/<svg.*?<\/svg>/g, '').replaceAll('\n', '')).toBe(
      '<ul><li><p>a</p><div class="callout callout-warning" role="note"><p class="callout-title">Warnung</p><p>One</p><ul><li>two</li></ul><div class="callout callout-tip" role="note"><p class="callout-title">Tipp</p><p>three</p></div></div></li></ul>',
    );
  });

  test.each([
    ['of a kind that is not known', '> [!DANGER]\n> x'],
    ['with words behind the mark', '> [!NOTE] mine\n> x'],
    ['with markup behind the mark', '> [!NOTE]<b>x</b>\n> x'],
    ['with nothing in it', '> [!NOTE]'],
    ['with the mark further below', '> x\n> [!NOTE]\n> y'],
    ['with the mark in code', '> `[!NOTE]`\n> x'],
  ])('a quotation %s stays one', (_name, body) => {
    expect(render(body)).toMatch(/^<blockquote>/);
  });
});

describe('captions', () => {
  const table = '| a |\n|---|\n| b |';

  test('of a table stand in the line above it', () => {
    const html = render(`Table: Targets of *POL-001*\n\n${table}`);
    expect(html).toContain(
      'aria-label="Targets of POL-001"><table><caption><span class="caption-words">Targets of <em><a href="/pol-001/" class="id" title="A policy">POL-001</a></em></span></caption>',
    );
    expect(html).not.toContain('<p>');
    expect(render(`Tabelle 3: Ziele\n\n${table}`)).toContain('<span class="caption-words">Tabelle 3: Ziele</span>');
  });

  test('is none where other text stands between, or the line says nothing of a table', () => {
    expect(render(`Table: x\n\nText\n\n${table}`)).not.toContain('<caption>');
    expect(render(`Tables: x\n\n${table}`)).not.toContain('<caption>');
  });

  const image = '<img src="/_files/content/y.png" alt="Plan" loading="lazy">';
  test.each([
    ['its title', '![Plan](y.png "The hall")', `<figure>${image}<figcaption>The hall</figcaption></figure>`],
    [
      'emphasis in the next line',
      '![Plan](y.png)\n*The hall*',
      `<figure>${image}<figcaption>The hall</figcaption></figure>`,
    ],
    [
      'emphasis in the next paragraph',
      '![Plan](y.png)\n\n_The hall_',
      `<figure>${image}<figcaption>The hall</figcaption></figure>`,
    ],
    [
      'within a link',
      '[![Plan](y.png)](POL-001)\n*The hall*',
      `<figure><a href="/pol-001/" title="A &#x22;policy&#x22; <b>">${image}</a><figcaption>The hall</figcaption></figure>`,
    ],
  ])('of an image: %s', (_name, body, expected) => {
    expect(render(body)).toBe(expected);
    // What follows stays.
    expect(render(`${body}\n\n## Next\n\nText`)).toBe(`${expected}\n<h2 id="next">Next</h2>\n<p>Text</p>`);
    expect(render(`${body}\n\n*More*`)).toContain('More');
  });

  test.each(['![Plan](y.png)', 'Text ![Plan](y.png "x")', '![Plan](y.png)\n\n*x* and more', '![Plan](y.png)\n**x**'])(
    'none for %j',
    (body) => {
      expect(render(body)).not.toContain('figure');
    },
  );

  test('hide what is withheld', () => {
    expect(render('![x](y.png "About SEC-001")')).toContain(
      '<figcaption>About <span class="masked">restricted item</span>',
    );
  });
});

test('whatever stands beside what, every word is shown once and in its order', () => {
  const blocks: readonly ((word: string) => string)[] = [
    (word) => `Text ${word}`,
    (word) => `*${word}*`,
    (word) => `Table: ${word}`,
    (word) => `| ${word} |\n|---|\n| x |`,
    (word) => `![x](y.png "${word}")`,
    (word) => `![x](y.png)\n*${word}*`,
    (word) => `![x](y.png)\n\n*${word}*`,
    (word) => `> [!NOTE]\n> ${word}`,
    (word) => `> [!TIP]\n>\n> ## ${word}`,
    (word) => `> ${word}`,
    (word) => `## ${word}`,
    (word) => `- ${word}`,
  ];
  fc.assert(
    fc.property(fc.array(fc.nat(blocks.length - 1), { minLength: 1, maxLength: 12 }), (kinds) => {
      const body = kinds.map((kind, at) => (blocks[kind] ?? String)(`word${at}end`)).join('\n\n');
      const html = render(body, { withoutTitle: false }).replaceAll(/<[^>]*>/g, ' ');
      expect(html.match(/word\d+end/g)).toEqual(kinds.map((_, at) => `word${at}end`));
    }),
    { numRuns: runs(300) },
  );
});

describe('footnotes', () => {
  const body = '# T\n\nOne[^a] and[^b] again[^a].\n\n[^a]: Note one\n[^b]: Note two';

  test('lead there and back, under ids of their text', () => {
    expect(render(body)).toMatchInlineSnapshot(`
      "
      <p>One<sup><a href="#x-fn-a" data-footnote-ref="" id="x-fnref-a" aria-describedby="x-footnote-label">1</a></sup> and<sup><a href="#x-fn-b" data-footnote-ref="" id="x-fnref-b" aria-describedby="x-footnote-label">2</a></sup> again<sup><a href="#x-fn-a" data-footnote-ref="" id="x-fnref-a-2" aria-describedby="x-footnote-label">1</a></sup>.</p>
      <section data-footnotes="" class="footnotes"><h2 id="x-footnote-label" class="footnotes-title">Footnotes</h2>
      <ol>
      <li id="x-fn-a">
      <p>Note one <a href="#x-fnref-a" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a> <a href="#x-fnref-a-2" data-footnote-backref="" aria-label="Back to reference 1-2" class="data-footnote-backref">↩<sup>2</sup></a></p>
      </li>
      <li id="x-fn-b">
      <p>Note two <a href="#x-fnref-b" data-footnote-backref="" aria-label="Back to reference 2" class="data-footnote-backref">↩</a></p>
      </li>
      </ol>
      </section>"
    `);
  });

  test('of two texts share no id, and in German say so', () => {
    const ids = ['cb_a', 'cb_b'].flatMap((idPrefix) => [
      ...render(body, { idPrefix, language: 'de' })
        .matchAll(/ id="([^"]*)"/g)
        .map((match) => match[1]),
    ]);
    expect(ids).toHaveLength(12);
    expect(new Set(ids).size).toBe(12);
    const german = render(body, { language: 'de' });
    expect(german).toContain('>Fußnoten</h2>');
    expect(german).toContain('aria-label="Zurück zur Stelle 1"');
  });

  test('an id stands once, whoever writes it', () => {
    const html = render(`<ul><li id="fn-a">x</li></ul>\n\n${body}`);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['fußnote', '50%', '"><b>', '日本'])('with the name %s has an address that needs no encoding', (name) => {
    const html = render(`One[^${name}] two[^x].\n\n[^${name}]: Text\n\n[^x]: Text`);
    const targets = [...html.matchAll(/ href="#([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(targets).toHaveLength(4);
    for (const target of targets) {
      expect(target).toMatch(/^[\w.-]+$/);
      expect(html).toContain(` id="${target}"`);
    }
  });
});

describe('clauses and terms in the text', () => {
  const findAll =
    (word: string) =>
    (text: string): { from: number; to: number }[] =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ 0: found, index }) => ({
        from: index,
        to: index + found.length,
      }));
  const changes: Partial<RenderOptions> = {
    findClauses: (text) =>
      findAll('clause 8')(text).map((mark) => ({ ...mark, href: '/clauses/8/', title: 'Operation "x"' })),
    findTerms: (text) =>
      findAll('Term|POL-001 term')(text).map((mark) => ({
        ...mark,
        id: 'TRM-001',
        href: '/trm-001/',
        name: 'Term',
        meaning: `What <b>it</b> "means" sec-001 <script>alert(1)</script>`,
      })),
  };

  test('become links; a term has its meaning beside it, as words, masked', () => {
    const html = render('A Term of clause 8.', changes);
    expect(html).toBe(
      '<p>A <span class="term"><a href="/trm-001/" aria-describedby="x-m1">Term</a><span class="term-meaning" id="x-m1" role="tooltip" data-pagefind-ignore=""><span class="term-name">Term</span> What &#x3C;b>it&#x3C;/b> "means" … &#x3C;script>alert(1)&#x3C;/script></span></span> of <a href="/clauses/8/" title="Operation &#x22;x&#x22;" class="clause-ref">clause 8</a>.</p>',
    );
    expect(objections(html)).toEqual([]);
  });

  test('a meaning in another language than the text is marked', () => {
    const findTerms: RenderOptions['findTerms'] = (words) =>
      (changes.findTerms?.(words) ?? []).map((term) => ({ ...term, lang: 'de' }));
    expect(render('A Term.', { findTerms })).toContain('role="tooltip" data-pagefind-ignore="" lang="de">');
  });

  test('a term is explained once in a section', () => {
    const html = render('Term Term\n\nTerm\n\n## One\n\nTerm *Term*\n\n### Two\n\nTerm', changes);
    expect([...html.matchAll(/id="x-m\d"/g)].map(String)).toEqual(['id="x-m1"', 'id="x-m2"', 'id="x-m3"']);
    expect(html.indexOf('x-m2')).toBeGreaterThan(html.indexOf('id="one"'));
  });

  test.each([
    ['a heading', '## Term of clause 8'],
    ['a link', '[Term of clause 8](POL-001)'],
    ['code', '`Term clause 8`\n\n```\nTerm clause 8\n```'],
    ['words of a fold', '<details><summary>Term of clause 8</summary>\n\nx\n\n</details>'],
    ['a diagram', '```mermaid\nflowchart TD\n  A[Term clause 8] --> B\n```'],
  ])('nothing is linked in %s', (_name, body) => {
    const html = render(body, changes);
    expect(html).not.toContain('term-meaning');
    expect(html).not.toContain('clause-ref');
  });

  test('a header of a column explains nothing, its cells do', () => {
    const html = render('| Term |\n|---|\n| Term |', changes);
    expect(html).toContain('<th>Term</th>');
    expect(html).toContain('<td><span class="term">');
  });

  test('an id within a term stays the link', () => {
    const html = render('POL-001 term', changes);
    expect(html).toContain('class="id"');
    expect(html).not.toContain('class="term"');
  });
});
