import type { Settings } from '../core/model/settings.ts';
import { UsageError } from '../io/usage-error.ts';
import { coloursCss, pathOfColours, pathOfLogo } from '../views/own-look.ts';
import type { AssetReader } from './asset-reader.ts';

/**
 * Files that make the manual look like the organization's own: path from the top of the site -> what gives the bytes.
 *
 * @param settings settings of the site
 * @param readAsset reads files of the SMS
 * @throws UsageError when the logo is not there
 */
export function filesOfLook(settings: Settings['site'], readAsset: AssetReader): ReadonlyMap<string, () => Uint8Array> {
  const files = new Map<string, () => Uint8Array>();
  const css = coloursCss(settings);
  if (css !== null) files.set(pathOfColours, () => new TextEncoder().encode(css));
  const path = pathOfLogo(settings);
  if (path !== null && settings.logo !== null) {
    const bytes = logoBytes(settings.logo, readAsset);
    files.set(path, () => bytes);
  }
  return files;
}

function logoBytes(logo: string, readAsset: AssetReader): Uint8Array {
  try {
    return readAsset.now(logo);
  } catch {
    throw new UsageError(
      `clausebook.yaml names ${logo} as \`site.logo\`, and there is no such file.`,
      'Give the path of a picture from the folder of the SMS.',
    );
  }
}
