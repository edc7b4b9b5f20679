/** A place in a file. Lines and columns count from 1; the end is exclusive of the character at `endColumn`. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Path of a value in the frontmatter: keys and list positions, outermost first. */
export type FieldPath = readonly (string | number)[];

/** Place of a whole file: its first character. */
export function startOfFile(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
