import type { Problem, SourceFacts } from '../core/model/facts.ts';
import { decode } from './decode.ts';
import { nothingRead, parseBody } from './parse-body.ts';
import type { BodyFacts } from './parse-body.ts';
import { packBody, packPlace } from './packed-body.ts';
import type { FrontHead, PackedHead, PackedSource } from './packed-source.ts';
import { unpackSource } from './packed-source.ts';
import { parseYaml } from './parse-yaml.ts';
import { createPlacer } from './positions.ts';
import { splitFrontmatter } from './split-frontmatter.ts';
import type { SplitText } from './split-frontmatter.ts';
import { withoutTemplateTags } from './template-tags.ts';
import { findUnfinishedMerge } from './unfinished-merge.ts';

const encoder = new TextEncoder();
const unsplit: SplitText = { yaml: null, yamlStart: 0, body: '', bodyStart: 0, problems: [] };

/**
 * Reads one Markdown file: bytes to facts with positions. Never throws on any input; what is wrong becomes a problem.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 * @param sha256 hex digest of the bytes
 */
export function parseSource(file: string, bytes: Uint8Array, sha256: string): SourceFacts {
  return unpackSource(file, bytes, sha256, packSource(file, bytes));
}

/**
 * Reads one Markdown file and packs what was read.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 */
export function packSource(file: string, bytes: Uint8Array): PackedSource {
  const { head, body } = readHead(file, bytes);
  const { facts, problem: tooDeep } = readBody(file, body, head.bodyLine);
  const { headings, links, blocks } = packBody(facts);
  const problems = tooDeep === null ? head.problems : [...head.problems, packProblem(tooDeep)];
  return {
    head: withoutSource({ ...head, headings, opening: openingOf(facts), problems }),
    links: encoder.encode(JSON.stringify(links)),
    blocks: encoder.encode(JSON.stringify(blocks)),
  };
}

/**
 * Reads what stands before the body of one Markdown file, a small part of the work. Whether the body can be read is not asked.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 */
export function packHead(file: string, bytes: Uint8Array): FrontHead {
  return withoutSource(readHead(file, bytes).head);
}

function readHead(file: string, bytes: Uint8Array): { readonly head: FrontHead; readonly body: string } {
  const { text, problems: decoding } = decode(file, bytes);
  const isText = !decoding.some((problem) => problem.fatal);
  const split = isText ? splitFrontmatter(file, text) : { ...unsplit, bodyStart: text.length };
  const firstLine = lineOf(text, split.yamlStart);
  const yaml = split.yaml === null ? null : parseYaml(split.yaml, { file, firstLine });
  const merge = isText ? findUnfinishedMerge(file, text, split.bodyStart) : null;
  const templates =
    split.yaml === null ? [] : templatesLeft(file, text, split.yaml, split.yamlStart, yaml?.problems ?? []);
  const problems = [
    ...decoding,
    // Markers of a merge are the cause of whatever else is wrong with the metadata around them.
    ...(merge?.fatal === true
      ? []
      : [...split.problems, ...withoutTemplates(yaml?.problems ?? [], templates), ...templates]),
    ...(merge === null ? [] : [merge]),
  ];
  return {
    head: {
      hasFrontmatter: split.yaml !== null,
      fields: yaml?.fields ?? {},
      bodyLine: isText ? lineOf(text, split.bodyStart) : 1,
      bodyStart: split.bodyStart,
      yaml: [split.yamlStart, split.yaml?.length ?? 0, firstLine],
      problems: problems.map(packProblem),
    },
    body: withoutTemplateTags(file, split.body),
  };
}

function packProblem(problem: Problem): PackedHead['problems'][number] {
  return { ...problem, place: packPlace(problem.place) };
}

/** By way of JSON, so that no value keeps the text alive that it was cut from. */
function withoutSource<T extends FrontHead>(head: T): T {
  return JSON.parse(JSON.stringify(head)) as T;
}

/** A callout beside the text is not how the text opens. */
const calloutMark = /^\[!(?:note|tip|important|warning|caution)\]/i;

function openingOf({ headings, paragraphs }: BodyFacts): string | null {
  const opening = paragraphs.find(
    ({ heading, text }) => (heading === null || heading === headings[0]) && !calloutMark.test(text),
  );
  return opening?.text ?? null;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function readBody(
  file: string,
  body: string,
  bodyLine: number,
): { readonly facts: BodyFacts; readonly problem: Problem | null } {
  const facts = parseBody(file, body, bodyLine);
  if (facts !== null) return { facts, problem: null };
  const place = { file, line: bodyLine, column: 1, endLine: bodyLine, endColumn: 1 };
  const actual =
    'The text is nested too deeply to be read: quotations, lists or emphasis inside one another, more than a hundred times.';
  return {
    facts: nothingRead,
    problem: { code: 'too-large', place, actual, expected: 'Write it flatter.', fatal: true },
  };
}

/** Placeholders of a template in the frontmatter, one per line; fatal where they keep the YAML from being read. */
function templatesLeft(
  file: string,
  text: string,
  yaml: string,
  yamlStart: number,
  problems: readonly Problem[],
): readonly Problem[] {
  const found: Problem[] = [];
  const place = createPlacer(file, text);
  for (const mark of yaml.matchAll(/\{\{[^{}\n]*\}\}|<%[^%\n]*%>/g)) {
    const from = yamlStart + mark.index;
    const at = place(from, from + mark[0].length);
    if (found.at(-1)?.place.line === at.line) continue;
    found.push({
      code: 'template-left',
      place: at,
      actual: `The frontmatter still holds a placeholder of a template: ${mark[0].slice(0, 60)}.`,
      expected: 'Replace it by the value it stands for.',
      fatal: problems.some((problem) => problem.fatal && problem.place.line === at.line),
    });
  }
  return found;
}

function withoutTemplates(problems: readonly Problem[], templates: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem) =>
      problem.code !== 'yaml-syntax' || !templates.some((template) => template.place.line === problem.place.line),
  );
}
