import { readLandingPage } from '../../core/model/landing-page.ts';
import { componentProblems } from '../../core/trace/landing-components.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'READ-019',
  name: 'landing-page-holds-known-components',
  severity: 'error',
  basis: 'own',
  clause: '7.5.3.2',
  level: 'essential',
  needs: ['files'],
  summary: 'A landing page that ends in .mdx holds known components with plain values, and no code.',
  fix: 'Write the component as docs/writing.md shows it, or take the code out.',
  *check({ sms }) {
    for (const page of sms.pages) {
      const { components, refused } = readLandingPage(page);
      const parts = [...refused, ...components.flatMap((component) => componentProblems(sms, component))];
      for (const { place, actual, expected } of parts) yield { place, message: `${actual} ${expected}` };
    }
  },
});
