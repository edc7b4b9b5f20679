import { imageSize } from 'image-size';

/** Width and height of a picture as it is shown, in CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pictures that a camera turned lie on their side in the file. */
const turned: ReadonlySet<number | undefined> = new Set([5, 6, 7, 8]);

/**
 * Size of a picture from the first bytes of its file, so that a page can keep room for it.
 *
 * @param bytes the file
 * @returns null where the file is no picture, or says nothing of its size
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  try {
    const { width, height, orientation } = imageSize(bytes);
    const size = { width: Math.round(width), height: Math.round(height) };
    if (!(size.width > 0 && size.height > 0)) return null;
    return turned.has(orientation) ? { width: size.height, height: size.width } : size;
  } catch {
    return null;
  }
}
