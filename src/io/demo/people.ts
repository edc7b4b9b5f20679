import type { YAMLMap } from 'yaml';
import { isMap, isSeq } from 'yaml';
import { scalarOf } from './dated-frontmatter.ts';
import type { DemoText } from './demo-files.ts';

/** Somebody who can commit. */
export interface Committer {
  /** Id of a person, or `forge`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** People and roles of the story. */
export interface People {
  readonly committer: (person: string) => Committer;
  readonly isEmployed: (person: string, day: string) => boolean;
  /** True when the person held the role on that day. */
  readonly holds: (person: string, role: string, day: string) => boolean;
  /** Who held the role on the day; null where nobody did. */
  readonly holderOn: (role: string, day: string) => string | null;
  /** Who acts for a role on a day: its holder, else somebody who held it at another time, else the deputy's. */
  readonly actingFor: (role: string, day: string) => readonly string[];
}

interface Post {
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

const always = '9999-12-31';

/**
 * Reads people and posts.
 *
 * @param organization the register of roles and people
 */
export function readPeople(organization: DemoText): People {
  const rows = new Map(organization.rows.map((row) => [scalarOf(row, 'id') ?? '', row]));
  const postsOf = (role: string): readonly Post[] => {
    const posts: unknown = rows.get(role)?.get('posts');
    return isSeq(posts) ? posts.items.filter((item) => isMap(item)).map((item) => postOf(item)) : [];
  };
  const isEmployed = (person: string, day: string): boolean => {
    const employment: unknown = rows.get(person)?.get('employment');
    return isMap(employment) && within({ ...postOf(employment), person }, day);
  };
  const holderOn = (role: string, day: string): string | null =>
    postsOf(role).find((post) => within(post, day))?.person ?? null;
  return {
    committer: (person) => {
      const row = rows.get(person);
      const name = row === undefined ? null : scalarOf(row, 'name');
      if (name === null) throw new Error(`Unexpected person ${person} in the demo, expected one of its register.`);
      return { id: person, name, email: `${name.toLowerCase().replaceAll(' ', '.')}@brindlemoor.example` };
    },
    isEmployed,
    holds: (person, role, day) => postsOf(role).some((post) => post.person === person && within(post, day)),
    holderOn,
    actingFor: (role, day) => {
      const deputy = rows.get(role);
      const deputyRole = deputy === undefined ? null : scalarOf(deputy, 'deputy');
      const all = [
        holderOn(role, day),
        ...postsOf(role).map(({ person }) => person),
        ...(deputyRole === null ? [] : postsOf(deputyRole).map(({ person }) => person)),
      ];
      return [...new Set(all)].flatMap((person) => (person !== null && isEmployed(person, day) ? [person] : []));
    },
  };
}

function postOf(map: YAMLMap): Post {
  return {
    person: scalarOf(map, 'person') ?? '',
    from: scalarOf(map, 'from') ?? '',
    to: scalarOf(map, 'to') ?? always,
  };
}

function within({ from, to }: Post, day: string): boolean {
  return from <= day && day <= to;
}
