import picomatch from 'picomatch';
import { mappingFinder } from './foreign.ts';
import type { ForeignMapping, Settings } from './settings.ts';
import { endingByMapping } from './text-endings.ts';

/** What lies at a path, by its name. */
export interface FileKinds {
  /** True for Markdown by its usual names, and where the mapping of a file names its ending. */
  readonly isText: (path: string) => boolean;
  /** True for a picture, an attachment or data: what is no text and no landing page. */
  readonly isAsset: (path: string) => boolean;
}

/**
 * Says of paths what lies there.
 *
 * @param settings mapping of an existing set
 */
export function fileKinds({ foreign }: Pick<Settings, 'foreign'>): FileKinds {
  const isByMapping = foreign.some(({ endings = [] }) => endings.length > 0) ? textsByMapping(foreign) : () => false;
  return {
    isText: (path) => /\.(?:md|markdown)$/i.test(path) || isByMapping(path),
    isAsset: (path) => !/\.(?:mdx?|markdown)$/i.test(path) && !isByMapping(path),
  };
}

function textsByMapping(foreign: readonly ForeignMapping[]): (path: string) => boolean {
  const mappingOf = mappingFinder(foreign);
  return (path) => endingByMapping(path, mappingOf(path)) !== null;
}

/**
 * Says of a path whether an SMS with these settings looks for items there.
 *
 * @param settings roots, excluded patterns, mapping of an existing set
 */
export function filesOfSms(settings: Pick<Settings, 'roots' | 'exclude' | 'foreign'>): (path: string) => boolean {
  const isRead = filesRead(settings);
  const mappingOf = mappingFinder(settings.foreign);
  return (path) => isRead(path) && (!isLandingPage(path) || mappingOf(path) !== null);
}

/**
 * Says of a path whether it is among the files that are read, as items, pages or files beside them.
 *
 * @param settings roots and excluded patterns
 */
export function filesRead({ roots, exclude }: Pick<Settings, 'roots' | 'exclude'>): (path: string) => boolean {
  const excluded = picomatch([...exclude], { dot: true });
  const isLeftOut = (path: string): boolean => excluded(path) || /(?:^|\/)(?:\.[^/]*|node_modules)$/.test(path);
  return (path) =>
    roots.some((root) => {
      const steps = stepsBelow(root, path);
      return steps.length > 0 && !steps.some(isLeftOut);
    });
}

/** A path below a root, folder by folder down to the file; empty where it lies elsewhere. */
function stepsBelow(root: string, path: string): readonly string[] {
  const start = root === '.' ? '' : `${root}/`;
  if (!path.startsWith(start)) return [];
  const names = path.slice(start.length).split('/');
  return names.map((_, index) => `${start}${names.slice(0, index + 1).join('/')}`);
}

/** Landing pages may hold components; a component anywhere else is no text of an SMS. */
export function isLandingPage(path: string): boolean {
  return /(?:^|\/)pages\/[^/]+\.mdx?$/i.test(path);
}
