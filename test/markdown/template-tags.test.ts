import { describe, expect, test } from 'vitest';
import type { SourceFacts } from '../../src/core/model/facts.ts';
import { parseSource } from '../../src/markdown/parse-source.ts';
import { renderHtml } from '../../src/markdown/render-html.ts';

function read(body: string, file = 'guide/backup.html.md.erb'): SourceFacts {
  return parseSource(file, new TextEncoder().encode(`---\ntitle: Backup\n---\n${body}`), 'sha');
}

function html(body: string, file?: string): string {
  return renderHtml(read(body, file), {
    resolveLink: (href) => ({ kind: 'link', href }),
    resolveId: () => null,
    mask: (text) => text,
    idPrefix: 'x-',
    withoutTitle: false,
  });
}

describe('tags of a template are no text', () => {
  test.each([
    ['within a line', 'Copyright <%= Time.now.year %> Example Ltd.\n', '<p>Copyright Example Ltd.</p>'],
    [
      'at the ends of a line',
      '<% if all %>     We copy **all** of it.<% end %>\n',
      '<p>We copy <strong>all</strong> of it.</p>',
    ],
    [
      'before a line that goes on',
      'Every night. <% a %>  <% b %>\nWithout a gap.\n',
      '<p>Every night.\nWithout a gap.</p>',
    ],
    ['over several lines', 'Above.\n\n<%= table(\n  rows: 3\n) %>\n\nBelow.\n', '<p>Above.</p>\n<p>Below.</p>'],
    ['all that a heading and an entry hold', '# <%= title %>\n\n- <%= entry %>\n', ''],
    ['within a heading', '## Use of <%= tool %> here\n', '<h2 id="use-of-here">Use of here</h2>'],
    [
      'on a line of its own within HTML',
      '<ul>\n  <li>One\n    <%= more %>\n    </li>\n</ul>\n',
      '<ul>\n  <li>One\n\n    </li>\n</ul>',
    ],
    [
      'in code',
      'As `a <%= b %> c`:\n\n```\n<div>\n<%= yield %>\n</div>\n```\n',
      '<p>As <code>a c</code>:</p>\n<pre tabindex="0"><code>&#x3C;div>\n\n&#x3C;/div>\n</code></pre>',
    ],
    [
      'as a destination',
      'See [the form](<%= form %>), ![a plan](<%= plan %>), <a href="<%= there =%>">there</a> and [b](<%= base %>/b.html).\n',
      '<p>See the form, a plan, there and <a href="/b.html">b</a>.</p>',
    ],
  ])('%s', (_where, body, expected) => {
    expect(html(body)).toBe(expected);
  });

  test('but a sign of a tag that is written as words is, and so is one without an end', () => {
    expect(html('Use `<%%= x %>`, <% a %>and 3 <% of 4.\n')).toBe(
      '<p>Use <code>&#x3C;%= x %></code>, and 3 &#x3C;% of 4.</p>',
    );
  });

  test('and files that no template engine fills in keep them', () => {
    expect(html('Plain <%= x %>\n', 'guide/backup.md')).toBe('<p>Plain &#x3C;%= x %></p>');
  });
});

test('what stands between tags keeps its lines, and what was written can still be read', () => {
  const body = '<% content(\n  :side) do %>\n# Backup\n<% end %>\n\n[A](b.html)\n';
  const facts = read(body);
  expect(facts.headings.map(({ text, place }) => `${place.line} ${text}`)).toEqual(['6 Backup']);
  expect(facts.links.map(({ target, place }) => `${place.line} ${target}`)).toEqual(['9 b.html']);
  expect(facts.opening).toBe('A');
  expect(facts.written).toBe(body);
  expect(facts.problems).toEqual([]);
});
