import { startOfFile } from '../../core/model/place.ts';
import { isExempt } from '../iden/_exempt-files.ts';
import { defineRule } from '../define-rule.ts';

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
    const taken = new Set([...sms.items.values()].map((item) => item.file));
    for (const facts of sms.files) {
      const { file, hasFrontmatter, problems } = facts;
      if (hasFrontmatter || isExempt(file) || taken.has(file) || problems.some((problem) => problem.fatal)) continue;
      const what = facts.body.trim() === '' ? 'is empty' : 'has no frontmatter';
      yield {
        place: startOfFile(file),
        message: `The file ${what}, so it is no item: it has no owner and is not published, yet it stands among the controlled documents. Expected keys between two lines of three dashes, \`id\` and \`owner\` first.`,
      };
    }
  },
});
