import type { Schema } from 'hast-util-sanitize';

const text = ['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'abbr', 'cite', 'q', 'code', 'kbd', 'samp', 'var', 'span', 'br', 'wbr', 'time'];
const blocks = ['p', 'div', 'section', 'blockquote', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption', 'details', 'summary'];
const tables = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'colgroup', 'col'];

/**
 * The HTML a document may contain. Everything else is dropped with its attributes; scripts, styles and the like also with
 * their content. Ids of authors get a prefix, so that they cannot take the place of ours.
 */
export const allowedHtml: Schema = {
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'textarea', 'select', 'title', 'xmp', 'noembed', 'noframes', 'plaintext'],
  tagNames: [...text, ...blocks, ...tables, 'a', 'img', 'input'],
  attributes: {
    a: ['href', 'ariaDescribedBy', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef', ['className', 'data-footnote-backref'], 'id'],
    img: ['src', 'alt'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    code: [['className', /^language-./]],
    section: ['dataFootnotes', ['className', 'footnotes']],
    h2: [['className', 'sr-only'], 'id'],
    ul: [['className', 'contains-task-list']],
    li: [['className', 'task-list-item'], 'id'],
    ol: ['start'],
    th: ['colSpan', 'rowSpan', 'scope'],
    td: ['colSpan', 'rowSpan'],
    abbr: ['title'],
    time: ['dateTime'],
    details: ['open'],
    '*': ['lang', 'dir'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  clobberPrefix: 'user-content-',
  clobber: ['id', 'ariaDescribedBy', 'ariaLabelledBy'],
  ancestors: {
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tfoot: ['table'],
    tr: ['table'],
    li: ['ul', 'ol'],
  },
};
