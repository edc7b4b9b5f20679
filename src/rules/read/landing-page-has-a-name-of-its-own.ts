import { nameOfPage } from '../../core/model/landing-page.ts';
import { startOfFile } from '../../core/model/place.ts';
import { routeOfPage } from '../../core/model/routes.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'READ-020',
  name: 'landing-page-has-a-name-of-its-own',
  severity: 'error',
  basis: 'own',
  clause: '7.5.3.1',
  level: 'essential',
  needs: ['files'],
  summary: 'No two landing pages have the same name, and so the same address.',
  fix: 'Rename one of them, or move its text into the other.',
  *check({ sms }) {
    for (const [name, pages] of Map.groupBy(sms.pages, ({ file }) => nameOfPage(file))) {
      const shown = pages.at(-1);
      for (const { file } of pages.slice(0, -1)) {
        yield {
          place: startOfFile(file),
          message: `The page ${file} has the same address as ${shown?.file ?? ''}: ${routeOfPage(name)}. Only the latter is shown. Expected a name of its own for each.`,
          actual: name,
          keys: [name],
        };
      }
    }
  },
});
