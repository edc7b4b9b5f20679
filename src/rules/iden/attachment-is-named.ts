import { listWords } from '../../core/model/list-words.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';
import { nameOf, unnamedAttachments } from './_attachments.ts';

export default defineRule({
  id: 'IDEN-008',
  name: 'attachment-is-named',
  severity: 'warn',
  basis: 'derived',
  clause: '7.5.2',
  level: 'essential',
  needs: ['files'],
  summary: 'Every attachment belongs to a text that names it.',
  fix: 'Link it where it belongs, or take it out.',
  *check({ sms }) {
    const folders = Map.groupBy(unnamedAttachments(sms), (file) => file.slice(0, -nameOf(file).length));
    for (const [folder, files] of folders) {
      const [first] = files;
      if (first === undefined) continue;
      const names = listWords(files.map(nameOf), 8);
      const what =
        files.length === 1
          ? `${first} is named in no text, so that nobody knows what it is and whether it still holds.`
          : `${files.length} files in ${folder} are named in no text, so that nobody knows what they are and whether they still hold: ${names}.`;
      yield {
        place: startOfFile(first),
        keys: files,
        message: `${what} Expected a link from the text to which ${files.length === 1 ? 'it belongs' : 'each belongs'}; or ${files.length === 1 ? 'the file' : 'the files'} taken out.`,
        related: files
          .slice(1, 11)
          .map((file) => ({ item: null, message: 'named nowhere too', place: startOfFile(file) })),
      };
    }
  },
});
