import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { resolveLinkTarget } from '../../src/core/trace/link-target.ts';
import { parseBody } from '../../src/markdown/parse-body.ts';
import type { RenderedLink, RenderOptions } from '../../src/markdown/render-html.ts';
import { renderHtml } from '../../src/markdown/render-html.ts';
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
  'href title rel className src alt loading id lang dir start colSpan rowSpan scope dateTime open tabIndex role ariaLabel ariaDescribedBy ariaLabelledBy dataFootnoteRef dataFootnoteBackref dataFootnotes'.split(
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
      'href="#user-content-fn-1"',
      'href="#fn-1"',
      'href="#fn-nope"',
      'href="#fn-nope"',
      'href="#user-content-fnref-1"',
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
