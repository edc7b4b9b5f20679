/** One commit to come. */
export interface PlannedCommit {
  /** Day in London. */
  readonly day: string;
  /** Order among the commits of a day: those with a smaller number come first. */
  readonly order: number;
  /** Person, by id. */
  readonly author: string;
  /** Person or `forge` who made the commit; the author where nothing stands here. */
  readonly committer?: string;
  /** Whole message without trailers. */
  readonly message: string;
  readonly trailers?: readonly string[];
  /** Whose test key signs it; null for an unsigned commit. */
  readonly signedBy: string | null;
  /** Branch it belongs to; null for the main line. */
  readonly branch: string | null;
  /** True for the commit that brings the branch to the main line. */
  readonly isMerge?: boolean;
  /** What the commit changes: path -> text, null for a file that goes. Paths as they are in the end. */
  readonly files: ReadonlyMap<string, string | null>;
  /** Name of an annotated tag on the main line after it. */
  readonly tag?: { readonly name: string; readonly message: string };
}
