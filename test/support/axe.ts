import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Engine {
  readonly run: (options: { readonly runOnly?: readonly string[] }) => Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
    }[];
  }>;
}

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules whose answer the colours of a theme can change. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * Everything axe-core objects to on a page, best practices included. The page keeps its Content Security Policy.
 *
 * @param page an open page
 * @param only rules to look with; all of them where none is named
 * @returns one line per rule, with the first places
 */
export async function axeViolations(page: Page, only: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: Engine };
    const { violations } = await axe.run(runOnly.length === 0 ? {} : { runOnly });
    return violations.map(({ id, nodes }) => {
      const places = nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n')[1]?.trim() ?? ''})`);
      return `${id}: ${places.join(' | ')}`;
    });
  }, only);
}
