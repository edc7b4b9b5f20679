import { markdownToMdast } from 'satteri';
import type { PluggableList, Processor } from 'unified';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { LintMessage } from '../core/model/lint-message.ts';
import type { SourceFacts } from '../core/model/facts.ts';
import type { Place } from '../core/model/place.ts';

type Text = Pick<SourceFacts, 'file' | 'body' | 'bodyLine'>;
type Message = VFile['messages'][number];
type Tree = Parameters<Processor['run']>[0];

/** Says what plugins find in a text. It rejects where one of them fails. */
export type Linter = (text: Text) => Promise<readonly LintMessage[]>;

/**
 * Prepares plugins of the remark-lint kind. They get the syntax tree of our own parser and the body as they would from remark, so
 * that their positions fit; what they say of line 1 of the body is told of the line of the file.
 *
 * @param plugins plugins and presets, with their options
 * @throws Error of a plugin that does not take its options
 */
export function createLinter(plugins: PluggableList): Linter {
  const processor = unified().use(plugins).freeze();
  return async ({ file, body, bodyLine }) => {
    const found = new VFile({ path: file, value: body });
    const tree = treeOf(body);
    if (tree === null) return [];
    await processor.run(tree, found);
    return found.messages.map((message) => ({
      rule: [message.source, message.ruleId].filter(Boolean).join(':') || 'lint',
      message: message.reason,
      place: placeOf(message, file, bodyLine),
    }));
  };
}

/** Null for a text that is nested too deeply to be read. */
function treeOf(body: string): Tree | null {
  try {
    return markdownToMdast(body, { features: { frontmatter: false } });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function placeOf({ line, column, place }: Message, file: string, bodyLine: number): Place {
  const end = place !== undefined && 'end' in place ? place.end : undefined;
  const first = line ?? 1;
  return {
    file,
    line: first + bodyLine - 1,
    column: column ?? 1,
    endLine: (end?.line ?? first) + bodyLine - 1,
    endColumn: end?.column ?? column ?? 1,
  };
}
