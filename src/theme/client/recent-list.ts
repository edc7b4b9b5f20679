import { writeDevice } from './device-memory.ts';
import { recentPages } from './recent-pages.ts';

/**
 * Shows the pages opened last on this device, where there are any.
 *
 * @param base path below which the site is published
 * @param isWanted true where nothing is searched for
 */
export function showRecentPages(base: string, isWanted: boolean): void {
  const section = document.querySelector<HTMLElement>('#cb_recent');
  if (section === null) return;
  const pages = isWanted ? recentPages(base) : [];
  section.hidden = pages.length === 0;
  section.querySelector('ul')?.replaceChildren(
    ...pages.map(({ path, title }) => {
      const entry = document.createElement('li');
      entry.append(Object.assign(document.createElement('a'), { href: path, textContent: title }));
      return entry;
    }),
  );
  const clear = section.querySelector('button');
  if (clear === null) return;
  clear.onclick = () => {
    writeDevice(base, 'recent', null);
    section.hidden = true;
    document.querySelector<HTMLElement>('#cb_query')?.focus();
  };
}
