import headingIncrement from 'remark-lint-heading-increment';
import noDuplicateDefinitions from 'remark-lint-no-duplicate-definitions';
import noDuplicateHeadings from 'remark-lint-no-duplicate-headings-in-section';
import noMultipleTitles from 'remark-lint-no-multiple-toplevel-headings';
import noUndefinedReferences from 'remark-lint-no-undefined-references';
import noUnusedDefinitions from 'remark-lint-no-unused-definitions';
import type { PluggableList } from 'unified';

/**
 * What is wrong in any document of an SMS, whatever the taste: headings that skip a level or repeat one another, a second title,
 * references without a target. Brackets alone are allowed: `[sic]` is no reference. Where links lead is LINK-001; style is left to
 * plugins of the user's choice.
 */
export const lintPreset: PluggableList = [
  headingIncrement,
  noDuplicateHeadings,
  noMultipleTitles,
  [noUndefinedReferences, { allowShortcutLink: true }],
  noUnusedDefinitions,
  noDuplicateDefinitions,
];
