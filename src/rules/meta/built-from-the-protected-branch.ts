import { previewReasons } from '../../core/history/preview-reasons.ts';
import { startOfFile } from '../../core/model/place.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'META-005',
  name: 'built-from-the-protected-branch',
  severity: 'warn',
  basis: 'practice',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files', 'history'],
  question: 'whether the manual is built from the committed state of the protected branch',
  summary: 'The manual is built from the committed state of the protected branch.',
  fix: 'Nothing to do for previews: every page is marked "preview, not controlled". Publish from the protected branch.',
  *check({ sms, isBuild }) {
    // A change on its way is what branches are for: only what is published can be taken for the controlled state.
    if (!isBuild || sms.history === null) return;
    const reasons = previewReasons(sms.history, sms.settings.protectedBranch);
    if (reasons.length === 0) return;
    yield {
      place: startOfFile('clausebook.yaml'),
      message: `This is a preview: ${reasons.join(', and ')}. Expected the committed state of the protected branch (\`protected_branch\` in clausebook.yaml) for what others rely on; every page is marked "preview, not controlled".`,
    };
  },
});
