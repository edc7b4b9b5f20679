/** What a plugin of the preset means, in words for somebody who writes a manual: what is there, what was expected. */
export const presetWords: Readonly<Record<string, string>> = {
  'remark-lint:heading-increment':
    'This heading is more than one level below the one before it. Expected the next level (`##` below `#`), so that contents and screen readers tell the structure.',
  'remark-lint:no-duplicate-headings-in-section':
    'Another heading of the same section has the same words, so a link cannot say which is meant. Expected words of its own.',
  'remark-lint:no-multiple-toplevel-headings':
    'This is a second heading of the first level. Expected one title; sections begin with `##`.',
  'remark-lint:no-undefined-references':
    'This link names a target that the text does not define. Expected a line `[name]: target` below, or the target itself in round brackets.',
  'remark-lint:no-unused-definitions':
    'Nothing in the text uses this definition of a link. Expected a link that does, or no definition.',
  'remark-lint:no-duplicate-definitions':
    'The same name is defined twice, and only the first definition counts. Expected one.',
};
