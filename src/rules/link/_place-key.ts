import type { Place } from '../../core/model/place.ts';

/** Key of what stands at a place, so that another rule can explain the same words there. */
export function keyOfPlace({ file, line }: Place, words: string): string {
  return `${file}:${line}/${words}`;
}
