import type { Place } from './place.ts';

/** What a lint plugin says of the prose of a file. */
export interface LintMessage {
  /** Plugin and rule as the plugin names them: `remark-lint:heading-increment`. */
  readonly rule: string;
  readonly message: string;
  readonly place: Place;
}
