import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What the reference parser finds; compared with `parseBody`. */
export interface ReferenceFacts {
  readonly headings: readonly {
    readonly depth: number;
    readonly text: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly tables: readonly {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly lines: readonly number[];
  }[];
  readonly links: readonly {
    readonly kind: string;
    readonly target: string;
    readonly line: number;
    readonly column: number;
  }[];
}

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly alt?: string | null;
  readonly url?: string;
  readonly depth?: number;
  readonly identifier?: string;
  /** Missing for addresses that remark-gfm makes links of. */
  readonly position?: { readonly start: { readonly line: number; readonly column: number } };
}

const processor = unified().use(remarkParse).use(remarkGfm);

/** Headings and tables of the outermost level and all links of a Markdown text, found with remark. */
export function referenceFacts(body: string): ReferenceFacts {
  const root = processor.parse(body) as unknown as Node;
  const top = root.children ?? [];
  const all = [...walk(root)];
  const definitions = new Map<string, string>();
  for (const node of all) {
    if (node.type === 'definition' && !definitions.has(node.identifier ?? ''))
      definitions.set(node.identifier ?? '', node.url ?? '');
  }
  return {
    headings: top
      .filter((node) => node.type === 'heading')
      .map((node) => ({ depth: node.depth ?? 0, text: wordsOf(node).trim(), ...startOf(node) })),
    tables: top.filter((node) => node.type === 'table').map(tableOf),
    links: all.flatMap((node) => {
      const target = node.type.endsWith('Reference') ? definitions.get(node.identifier ?? '') : node.url;
      const isLink = /^(?:link|image)(?:Reference)?$/.test(node.type);
      return isLink && target !== undefined
        ? [{ kind: node.type.replace('Reference', ''), target, ...startOf(node) }]
        : [];
    }),
  };
}

/** Without the offset, which only the reference knows. */
function startOf(node: Node): { readonly line: number; readonly column: number } {
  return { line: node.position?.start.line ?? 0, column: node.position?.start.column ?? 0 };
}

function tableOf(node: Node): ReferenceFacts['tables'][number] {
  const [head, ...rows] = node.children ?? [];
  const cells = (row: Node | undefined): readonly string[] => (row?.children ?? []).map((cell) => wordsOf(cell).trim());
  return { columns: cells(head), rows: rows.map(cells), lines: rows.map((row) => startOf(row).line) };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function wordsOf(node: Node): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return /^<br\s*\/?>$/i.test(node.value ?? '') ? '\n' : '';
  return node.value ?? node.alt ?? (node.children ?? []).map(wordsOf).join('');
}
