import { withoutAddresses } from '../../core/history/grade-of.ts';
import type { Revision } from '../../core/history/revisions.ts';
import { withheldMark } from '../../core/model/withheld-names.ts';
import { isInside } from '../../core/model/withholding.ts';
import type { Paging } from '../paging.ts';
import { pageOf } from '../paging.ts';
import type { LinkView, Site } from '../site.ts';
import { itemLink } from '../site.ts';
import { personLink } from './people.ts';
import { routeOfCommits } from './routes.ts';
import { commitsOf, dayOf } from './steps.ts';
import { say } from '../words/say.ts';
import { dayText } from '../words/days.ts';
import type { PlainText } from '../words/say.ts';

/** A commit that changed an item. */
export interface CommitView {
  /** First digits of its id. */
  readonly id: string;
  readonly iso: string;
  readonly on: string;
  readonly author: LinkView;
  readonly subject: string;
  /** What it did besides changing the content: `layout only`, `bulk change`. */
  readonly marks: readonly string[];
}

/** Most commits on the first page of a history, and on each page of the list of all. */
export const mostCommits = 60;
export const commitsPerPage = 300;

const marks: Readonly<Record<Revision['kind'], PlainText | null>> = {
  added: 'first#commit',
  content: null,
  control: 'control data only',
  layout: 'layout only',
  moved: 'moved#commit',
  removed: 'removed#commit',
};

/**
 * Commits that changed an item, newest first. People outside see none: what is said in a commit is said among colleagues.
 *
 * @param site the site
 * @param id id of an item or register
 */
export function commitViews(site: Site, id: string): readonly CommitView[] {
  const { history } = site.checked.sms;
  if (history === null || !isInside(site.audience)) return [];
  return commitsOf(site, id).map((revision) => {
    const { commit, kind, isBulk } = revision;
    const subject = withoutAddresses(commit.message.split('\n', 1)[0] ?? '');
    const iso = dayOf(site, commit);
    return {
      id: commit.id.slice(0, 8),
      iso,
      on: dayText(iso),
      author: personLink(site, history.identify(commit.author.name, commit.author.email, commit)),
      subject: subject === withheldMark ? say('Not shown: it also speaks of what this site does not show.') : subject,
      marks: [marks[kind], isBulk ? ('bulk change' as const) : null].flatMap((mark) =>
        mark === null ? [] : [say(mark)],
      ),
    };
  });
}

/** A page of the list of all commits of an item. */
export interface CommitsPage {
  readonly title: string;
  readonly heading: string;
  readonly path: string;
  readonly trail: readonly LinkView[];
  readonly commits: readonly CommitView[];
  readonly paging: Paging;
}

/**
 * Page model of the list of all commits.
 *
 * @param site the site
 * @param id id of an item or register
 * @param number number of the page, from 1
 */
export function commitsPage(site: Site, id: string, number: number): CommitsPage {
  const { items, registers } = site.checked.sms;
  const title = items.get(id)?.title ?? registers.get(id)?.title ?? '';
  const path = routeOfCommits(id);
  const { entries, paging } = pageOf(site, path, commitViews(site, id), number, commitsPerPage);
  return {
    title: say('Commits of {id} {title}', { id, title }),
    heading: say('Commits, {id}', { id }),
    path,
    trail: [itemLink(site, id, `${id} ${title}`)],
    commits: entries,
    paging,
  };
}
