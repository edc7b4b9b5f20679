import { routeOfItem } from '../../core/model/routes.ts';

/** Address of the history of an item: `/pol-001/history/`. */
export function routeOfHistory(id: string): string {
  return `${routeOfItem(id)}history/`;
}

/** Address of the list of the commits of an item, where it is too long for its history page. */
export function routeOfCommits(id: string): string {
  return `${routeOfHistory(id)}commits/`;
}

/** Address of the text of a version, for comparison in a browser. */
export function routeOfText(id: string, key: string): string {
  return `${routeOfHistory(id)}text-${encodeURIComponent(key)}.json`;
}
