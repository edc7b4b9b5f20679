// Takes a picture of every kind of page of the built demo, at both widths, light and dark and as it prints, for people to look at.
// Usage: npm run build && npm run screenshots [-- DIST [OUT]]   (OUT is screenshots/ by default, which Git ignores)
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { servePublished } from '../src/io/serve-published.ts';
import { launchBrowser, withPage } from '../test/support/browser.ts';
import { pageKinds } from '../test/support/page-kinds.ts';

const [, , dist = 'dist', out = 'screenshots'] = process.argv;
const looks = [
  { name: '1280-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light', media: 'screen' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', media: 'screen' },
  { name: '390-light', viewport: { width: 390, height: 844 }, colorScheme: 'light', media: 'screen' },
  { name: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark', media: 'screen' },
  { name: 'print', viewport: { width: 794, height: 1123 }, colorScheme: 'light', media: 'print' },
] as const;

await mkdir(out, { recursive: true });
const { address, stop } = await servePublished({ folder: resolve(dist), base: '/', port: 0 });
const browser = await launchBrowser();
let tooWide = 0;
try {
  for (const { name, viewport, colorScheme, media } of looks) {
    await withPage(browser, { viewport, colorScheme }, async (page) => {
      await page.emulateMedia({ media, colorScheme });
      for (const [kind, path] of Object.entries(pageKinds)) {
        await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (excess > 0) {
          tooWide += 1;
          console.log(`${kind} is ${excess} px too wide in ${name}`);
        }
        await page.screenshot({ path: join(out, `${kind.replaceAll(/\W+/g, '-')}.${name}.png`), fullPage: true });
      }
    });
  }
} finally {
  await browser.close();
  stop();
}
console.log(`${Object.keys(pageKinds).length} kinds of pages in ${looks.length} looks: ${out}/. Too wide: ${tooWide}.`);
process.exitCode = tooWide > 0 ? 1 : 0;
