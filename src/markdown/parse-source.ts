import type { Problem, SourceFacts } from '../core/model/facts.ts';
import { decode } from './decode.ts';
import { nothingRead, parseBody } from './parse-body.ts';
import type { BodyFacts } from './parse-body.ts';
import { locateInYaml, parseYaml } from './parse-yaml.ts';
import { createPlacer } from './positions.ts';
import { splitFrontmatter } from './split-frontmatter.ts';
import type { SplitText } from './split-frontmatter.ts';
import { findUnfinishedMerge } from './unfinished-merge.ts';

const unsplit: SplitText = { yaml: null, yamlStart: 0, body: '', bodyStart: 0, problems: [] };

/**
 * Reads one Markdown file: bytes to facts with positions. Never throws on any input; what is wrong becomes a problem.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 * @param sha256 hex digest of the bytes
 */
export function parseSource(file: string, bytes: Uint8Array, sha256: string): SourceFacts {
  const { text, problems: decoding } = decode(file, bytes);
  const isText = !decoding.some((problem) => problem.fatal);
  const split = isText ? splitFrontmatter(file, text) : unsplit;
  const firstLine = lineOf(text, split.yamlStart);
  const bodyLine = lineOf(text, split.bodyStart);
  const position = { file, firstLine };
  const yaml = split.yaml === null ? null : parseYaml(split.yaml, position);
  const merge = isText ? findUnfinishedMerge(file, text, split.bodyStart) : null;
  const templates =
    split.yaml === null ? [] : templatesLeft(file, text, split.yaml, split.yamlStart, yaml?.problems ?? []);
  const { facts, problem: tooDeep } = readBody(file, split.body, bodyLine);
  const yamlText = split.yaml ?? '';
  return {
    file,
    sha256,
    text,
    hasFrontmatter: split.yaml !== null,
    fields: yaml?.fields ?? {},
    body: split.body,
    bodyLine,
    ...facts,
    problems: [
      ...decoding,
      // Markers of a merge are the cause of whatever else is wrong with the metadata around them.
      ...(merge?.fatal === true
        ? []
        : [...split.problems, ...withoutTemplates(yaml?.problems ?? [], templates), ...templates]),
      ...(merge === null ? [] : [merge]),
      ...(tooDeep === null ? [] : [tooDeep]),
    ],
    locate: (path) => locateInYaml(yamlText, position, path, 'key'),
    locateValue: (path) => locateInYaml(yamlText, position, path, 'value'),
  };
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
