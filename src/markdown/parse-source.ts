import type { Problem, SourceFacts } from '../core/model/facts.ts';
import { decode } from './decode.ts';
import { parseBody } from './parse-body.ts';
import { locateInYaml, parseYaml } from './parse-yaml.ts';
import { placeAt } from './positions.ts';
import { splitFrontmatter } from './split-frontmatter.ts';

/**
 * Reads one Markdown file: bytes to facts with positions. Never throws on any input; what is wrong becomes a problem.
 *
 * @param file path from the root of the SMS, with `/`
 * @param bytes content of the file
 * @param sha256 hex digest of the bytes
 */
export function parseSource(file: string, bytes: Uint8Array, sha256: string): SourceFacts {
  const decoded = decode(file, bytes);
  const unreadable = decoded.problems.some((problem) => problem.fatal);
  const text = decoded.text;
  const split = unreadable
    ? { yaml: null, yamlStart: 0, body: '', bodyStart: 0, problems: [] }
    : splitFrontmatter(file, text);
  const firstLine = lineOf(text, split.yamlStart);
  const bodyLine = lineOf(text, split.bodyStart);
  const position = { file, firstLine };
  const yaml = split.yaml === null ? null : parseYaml(split.yaml, position);
  const problems: Problem[] = [...decoded.problems, ...split.problems, ...(yaml?.problems ?? [])];
  if (!unreadable) {
    const conflict = conflictMarker(file, text, split.bodyStart);
    if (conflict !== null) problems.push(conflict);
    if (split.yaml !== null) {
      const template = templateLeft(file, text, split.yaml, split.yamlStart);
      if (template !== null) problems.push(template);
    }
  }
  const yamlText = split.yaml ?? '';
  return {
    file,
    sha256,
    text,
    hasFrontmatter: split.yaml !== null,
    fields: yaml?.fields ?? {},
    body: split.body,
    bodyLine,
    ...parseBody(file, split.body, bodyLine),
    problems,
    locate: (path) => locateInYaml(yamlText, position, path, 'key'),
    locateValue: (path) => locateInYaml(yamlText, position, path, 'value'),
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** A merge left unfinished: an opening and a closing marker at the start of lines, outside fenced code. */
function conflictMarker(file: string, text: string, bodyStart: number): Problem | null {
  if (!text.includes('<<<<<<< ') || !/^>>>>>>> /m.test(text)) return null;
  const visible = text.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[ \t]*\r?$/gm, (block) => block.replaceAll(/[^\n]/g, ' '));
  const start = /^<{7} /m.exec(visible);
  if (start === null || !/^>{7} /m.test(visible.slice(start.index))) return null;
  return {
    code: 'conflict-marker',
    place: placeAt(file, text, start.index, start.index + 7),
    actual: 'A merge was not finished: the markers of Git still stand in the file.',
    expected: 'Choose the lines that are right and delete the lines beginning with <<<<<<<, ======= and >>>>>>>.',
    fatal: start.index < bodyStart,
  };
}

function templateLeft(file: string, text: string, yaml: string, yamlStart: number): Problem | null {
  const mark = /\{\{[^}\n]*\}\}|<%[^\n]*?%>/.exec(yaml);
  if (mark === null) return null;
  const from = yamlStart + mark.index;
  return {
    code: 'template-left',
    place: placeAt(file, text, from, from + mark[0].length),
    actual: `The frontmatter still holds a placeholder of a template: ${mark[0].slice(0, 60)}`,
    expected: 'Replace it by the value it stands for.',
    fatal: false,
  };
}
