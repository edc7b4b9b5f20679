import type { SourceFacts } from '../../core/model/facts.ts';
import { mappingFinder } from '../../core/model/foreign.ts';
import { startOfFile } from '../../core/model/place.ts';
import { isExempt } from '../iden/_exempt-files.ts';
import type { Draft } from '../define-rule.ts';
import { defineRule } from '../define-rule.ts';

const mostPlaces = 10;

export default defineRule({
  id: 'META-007',
  name: 'document-has-frontmatter',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'No file among the controlled documents could be taken for one without being one.',
  fix: 'Give it an id, an owner and a classification, name it with `_` at the front, or move it elsewhere.',
  *check({ sms }) {
    const mappingOf = mappingFinder(sms.settings.foreign);
    const bare: SourceFacts[] = [];
    const taken = new Set([...sms.items.values()].map((item) => item.file));
    for (const facts of sms.files) {
      const { file, hasFrontmatter, problems } = facts;
      if (hasFrontmatter || isExempt(file) || taken.has(file) || problems.some((problem) => problem.fatal)) continue;
      if (mappingOf(file) !== null) {
        bare.push(facts);
        continue;
      }
      const what = facts.body.trim() === '' ? 'is empty' : 'has no frontmatter';
      yield {
        place: startOfFile(file),
        keys: [file],
        message: `The file ${what}, so it is no item: it has no owner and is not published, yet it stands among the controlled documents. Expected keys between two lines of three dashes, \`id\` and \`owner\` first.`,
      };
    }
    // One answer settles them all, so they are one finding for each mapping.
    for (const files of Map.groupBy(bare, ({ file }) => mappingOf(file)?.files).values()) yield* ofMapping(files);
  },
});

function* ofMapping([first, ...others]: readonly SourceFacts[]): Iterable<Draft> {
  if (first === undefined) return;
  const what =
    others.length === 0
      ? 'The file has no frontmatter, so it is'
      : `${others.length + 1} files of one mapping of \`foreign\`, of which this is the first, have no frontmatter, so they are`;
  yield {
    place: startOfFile(first.file),
    keys: [first.file],
    message: `${what} left out and not published. Expected \`bare: true\` in the mapping of clausebook.yaml that is for ${others.length === 0 ? 'it' : 'them'}, or an entry under \`exclude\`.`,
    related: others
      .slice(0, mostPlaces)
      .map(({ file }) => ({ item: null, message: 'no frontmatter', place: startOfFile(file) })),
  };
}
