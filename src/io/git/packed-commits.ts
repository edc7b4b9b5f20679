import type { Commit, CommitPerson, PathChange } from '../../core/history/commit.ts';

/**
 * Writes commits as one JSON text: a list of all texts that occur, each once, and a list of numbers that point into it.
 *
 * @param commits none of them cut
 */
export function packCommits(commits: readonly Commit[]): string {
  const places = new Map<string, number>();
  const numbers: number[] = [];
  const text = (value: string): void => {
    const known = places.get(value);
    if (known === undefined) places.set(value, places.size);
    numbers.push(known ?? places.size - 1);
  };
  const person = ({ name, email, at, offset }: CommitPerson): void => {
    text(name);
    text(email);
    numbers.push(at, offset);
  };
  const list = (changes: readonly PathChange[]): void => {
    numbers.push(changes.length);
    for (const { path, before, after, mode } of changes) {
      text(path);
      text(before ?? '');
      text(after ?? '');
      text(mode);
    }
  };
  for (const { id, parents, author, committer, message, changes, brought } of commits) {
    text(id);
    numbers.push(parents.length);
    parents.forEach(text);
    person(author);
    person(committer);
    text(message);
    list(changes);
    list(brought);
  }
  return JSON.stringify([[...places.keys()], numbers]);
}

/**
 * Reads what `packCommits` wrote.
 *
 * @throws Error when it is anything else
 */
export function unpackCommits(packed: string): readonly Commit[] {
  const [texts, numbers] = JSON.parse(packed) as [readonly string[], readonly number[]];
  let at = 0;
  const number = (): number => {
    const value = numbers[at];
    if (value === undefined) throw new Error('Unexpected end of packed commits.');
    at += 1;
    return value;
  };
  const text = (): string => {
    const value = texts[number()];
    if (value === undefined) throw new Error('Unexpected place of a text in packed commits.');
    return value;
  };
  const many = <T>(read: () => T): readonly T[] => Array.from({ length: number() }, read);
  const person = (): CommitPerson => ({ name: text(), email: text(), at: number(), offset: number() });
  const change = (): PathChange => ({ path: text(), before: text() || null, after: text() || null, mode: text() });
  const commits: Commit[] = [];
  while (at < numbers.length) {
    const id = text();
    const parents = many(text);
    const author = person();
    const committer = person();
    commits.push({ id, parents, author, committer, message: text(), changes: many(change), brought: many(change) });
  }
  return commits;
}
