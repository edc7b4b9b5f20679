import type { FlowShape } from './flowchart.ts';
import { measureText, textSize, wrapText } from './measure-text.ts';

/** A place in the drawing, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around its centre, in pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A text broken into lines and its size in pixels. */
export interface TextBlock {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Takes text and the width in pixels to wrap it at; gives its lines and size. */
export function layTextBlock(text: string, maxWidth: number): TextBlock {
  const lines = wrapText(text, maxWidth);
  const width = Math.max(...lines.map(measureText));
  return { lines, width, height: lines.length * textSize.lineHeight };
}

/** Width in pixels at which the text of a shape wraps: about 22 characters, less where a shape is narrow at its edge. */
export function wrapWidth(shape: FlowShape): number {
  return shape === 'decision' ? 136 : shape === 'circle' ? 110 : 168;
}

/** Takes a shape and the text in it; gives the size of the node in pixels. */
export function nodeSize(shape: FlowShape, text: TextBlock): { readonly width: number; readonly height: number } {
  const width = Math.max(text.width + 28, 64);
  const height = text.height + 20;
  switch (shape) {
    case 'decision': {
      // A text of a × b fits a rhombus of w × h if a/w + b/h ≤ 1.
      const across = text.width * 1.6 + 24;
      return { width: across, height: text.height / (1 - text.width / across) + 8 };
    }
    case 'circle': {
      const across = Math.max(Math.hypot(text.width, text.height) + 10, 44);
      return { width: across, height: across };
    }
    case 'terminal':
      return { width: width + 12, height };
    case 'preparation':
      return { width: width + height / 2, height };
    case 'input':
      return { width: Math.max(text.width + 12, 64) + height * 0.8, height };
    case 'store':
      return { width, height: height + 16 };
    case 'subprocess':
      return { width: width + 16, height };
    case 'step':
    case 'rounded':
      return { width, height };
  }
}

/** Takes a shape and its box; gives the corners of its outline, clockwise. Arcs are given as short straight lines. */
export function nodeOutline(shape: FlowShape, box: Box): readonly Point[] {
  const [left, right] = [box.x - box.width / 2, box.x + box.width / 2];
  const [top, bottom] = [box.y - box.height / 2, box.y + box.height / 2];
  switch (shape) {
    case 'decision':
      return [
        { x: box.x, y: top },
        { x: right, y: box.y },
        { x: box.x, y: bottom },
        { x: left, y: box.y },
      ];
    case 'circle':
      return arc(box, box.width / 2, 0, 32);
    case 'terminal': {
      const radius = box.height / 2;
      const inner = box.width / 2 - radius;
      return [
        ...arc({ x: box.x + inner, y: box.y }, radius, -8, 8),
        ...arc({ x: box.x - inner, y: box.y }, radius, 8, 24),
      ];
    }
    case 'preparation': {
      const slant = box.height / 4;
      return [
        { x: left + slant, y: top },
        { x: right - slant, y: top },
        { x: right, y: box.y },
        { x: right - slant, y: bottom },
        { x: left + slant, y: bottom },
        { x: left, y: box.y },
      ];
    }
    case 'input': {
      const slant = box.height * 0.4;
      return [
        { x: left + slant, y: top },
        { x: right, y: top },
        { x: right - slant, y: bottom },
        { x: left, y: bottom },
      ];
    }
    case 'step':
    case 'rounded':
    case 'store':
    case 'subprocess':
      return [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
      ];
  }
}

/** Points on a circle; angles in 1/32 of a turn, clockwise from the right. */
function arc(centre: Point, radius: number, from: number, to: number): readonly Point[] {
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const angle = ((from + step) * Math.PI) / 16;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
  });
}

/** Takes a convex outline, a point inside it and a point to look at; gives where the line between leaves the outline. */
export function outlineCrossing(outline: readonly Point[], inside: Point, towards: Point): Point {
  const ray = { x: towards.x - inside.x, y: towards.y - inside.y };
  for (const [index, a] of outline.entries()) {
    const b = outline[(index + 1) % outline.length] ?? a;
    const side = { x: b.x - a.x, y: b.y - a.y };
    const across = ray.x * side.y - ray.y * side.x;
    if (Math.abs(across) < 1e-9) continue;
    const offset = { x: a.x - inside.x, y: a.y - inside.y };
    const alongRay = (offset.x * side.y - offset.y * side.x) / across;
    const alongSide = (offset.x * ray.y - offset.y * ray.x) / across;
    if (alongRay > 0 && alongSide >= -1e-9 && alongSide <= 1 + 1e-9) {
      return { x: inside.x + ray.x * alongRay, y: inside.y + ray.y * alongRay };
    }
  }
  return inside;
}
