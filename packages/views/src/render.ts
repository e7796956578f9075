import type { Picture } from './pictures.ts';
import { framed, side, type Body, type FrameOptions } from './svg/frame.ts';
import { textAt } from './svg/element.ts';

export type { FrameOptions } from './svg/frame.ts';

/** Writes a picture as SVG. The same picture gives the same bytes, on every machine. */
export async function renderPicture(picture: Picture, options: FrameOptions = {}): Promise<string> {
  return framed(picture, picture.empty === undefined ? await drawn(picture, options.width === undefined ? undefined : options.width - 2 * side) : nothing(picture.empty), options);
}

/** Draws a picture, in so much room if it can; how wide it came out stands in the answer. */
async function drawn(picture: Picture, width: number | undefined): Promise<Body> {
  switch (picture.picture) {
    case 'money': return (await import('./draw/money.ts')).drawMoney(picture, width);
    case 'delivery': return (await import('./draw/delivery.ts')).drawDelivery(picture, width);
    case 'timeline': return (await import('./draw/timeline.ts')).drawTimeline(picture, width);
    case 'curves': return (await import('./draw/curves.ts')).drawCurves(picture, width);
    case 'conflicts': return (await import('./draw/conflicts.ts')).drawConflicts(picture, width);
  }
}

function nothing(why: string): Body {
  return { svg: textAt(why, 0, 30, { size: 14 }), width: 640, height: 50, legend: [] };
}
