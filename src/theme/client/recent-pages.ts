import { isSwitchedOn, readDevice, writeDevice } from './device-memory.ts';

/** A page that was opened on this device. */
export interface RecentPage {
  readonly path: string;
  readonly title: string;
}

const most = 8;

/** Pages opened last, the latest first. What stands in the memory of a browser may be anything. */
export function recentPages(base: string): readonly RecentPage[] {
  const kept = readDevice(base, 'recent');
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (entry: Partial<RecentPage> | null): entry is RecentPage =>
      typeof entry?.path === 'string' && entry.path.startsWith(base) && typeof entry.title === 'string',
  );
}

/** Remembers the page that is open, if it is the page of an item or of a clause. */
export function rememberPage(base: string): void {
  const heading = document.querySelector('h1');
  if (heading?.querySelector('.item-id') === null || heading === null || !isSwitchedOn(base, 'recent')) return;
  const title = (heading.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const others = recentPages(base).filter(({ path }) => path !== location.pathname);
  writeDevice(base, 'recent', [{ path: location.pathname, title }, ...others].slice(0, most));
}
