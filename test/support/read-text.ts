import type { SourceFacts } from '../../src/core/model/facts.ts';
import { parseSource } from '../../src/markdown/parse-source.ts';

const encoder = new TextEncoder();

/** Parses a Markdown file given as text or bytes. */
export function readText(content: string | Uint8Array): SourceFacts {
  return parseSource('doc.md', typeof content === 'string' ? encoder.encode(content) : content, 'sha');
}

/** Problems of a file, one line each: place, code, and an exclamation mark where the metadata cannot be trusted. */
export function problemsIn(content: string | Uint8Array): readonly string[] {
  return readText(content).problems.map(
    ({ place, code, fatal }) =>
      `${place.line}:${place.column}-${place.endLine}:${place.endColumn} ${code}${fatal ? '!' : ''}`,
  );
}
