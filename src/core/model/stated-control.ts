import picomatch from 'picomatch';
import type { ControlStrength } from '../types/declaration.ts';
import type { Settings } from './settings.ts';

/** Strength of control that the settings give a file or type instead of the one of the type; null where they give none. */
export type StatedControl = (file: string, typeKey: string) => ControlStrength | null;

/**
 * What the settings say of the strength of control: the first key that names the type or matches the file.
 *
 * @param settings the map `control`
 */
export function statedControl({ control }: Pick<Settings, 'control'>): StatedControl {
  const patterns = Object.entries(control).map(([pattern, strength]) => ({
    pattern,
    strength,
    matches: picomatch(pattern, { dot: true }),
  }));
  return (file, typeKey) =>
    patterns.find((entry) => entry.pattern === typeKey || entry.matches(file))?.strength ?? null;
}

/** Where the files that lay under a path lie now; none where they still lie there, or are gone. */
export type MovedTo = (file: string) => readonly string[];

/** True for a key of `control` that names one file: neither a type nor a pattern. */
export function namesOneFile(key: string): boolean {
  return /[./]/.test(key) && !/[*?[\]{}()!+@]/.test(key);
}

/**
 * The map `control` with the files that it names as they are called now: whoever names a file means the document in it, also where that
 * is renamed later. A folder or pattern means whatever lies there.
 *
 * @param control as the settings state it
 * @param movedTo what became of a file
 */
export function withMovedFiles(control: Settings['control'], movedTo: MovedTo): Settings['control'] {
  return Object.fromEntries(
    Object.entries(control).flatMap(([key, strength]) => {
      const files = namesOneFile(key) ? movedTo(key).filter((file) => !(file in control)) : [];
      return [key, ...files].map((name) => [name, strength] as const);
    }),
  );
}
