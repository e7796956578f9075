import { beforeAll, describe, expect, it } from 'vitest';
import { pictureOf, PICTURES, reckoned, renderPicture } from '@remit/views';
import { widthOf } from '@remit/views/svg/text';
import { EXAMPLES, viewed } from './support/load.ts';
import { elementsOf, readXml, type Element } from './support/xml.ts';

/** Half a window of 1,280 points. */
const room = 610;
const drawn = new Map<string, Element>();
beforeAll(async () => {
  for (const { overview, program } of await viewed(EXAMPLES)) {
    const told = reckoned(overview, program!);
    for (const kind of PICTURES) {
      const picture = pictureOf(kind, told, { program });
      if (picture.empty === undefined) drawn.set(`${overview.name} ${kind}`, readXml(await renderPicture(picture, { width: room, words: false })));
    }
  }
}, 60_000);

/** Pictures in which so many stand beside each other that they are moved sideways. */
const wider = ['EdenValley money', 'Northmoor money', 'Selbourne money'];

interface Placed { readonly text: string; readonly left: number; readonly right: number; readonly size: number }

/** Where texts begin and end, as wide as any font has them. */
function textsIn(element: Element, shift: number, size = 12): Placed[] {
  const { attributes } = element;
  const own = shift + Number(/translate\((-?[\d.]+)/.exec(attributes.get('transform') ?? '')?.[1] ?? 0);
  if (element.name === 'text') {
    const [at, height] = [own + Number(attributes.get('x') ?? 0), Number(attributes.get('font-size') ?? size)];
    const width = widthOf(element.text, height);
    const part = { start: 0, middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? 'start']!;
    return [{ text: element.text, left: at - part * width, right: at + (1 - part) * width, size: height }];
  }
  return element.children.flatMap((child) => textsIn(child, own, size));
}

describe('a picture in half a window', () => {
  it('is no wider than that', () => {
    const widths = [...drawn].map(([name, svg]) => [name, Number(svg.attributes.get('width'))] as const);
    expect(drawn.size).toBe(49);
    expect(widths.filter(([, width]) => width > room).map(([name]) => name).sort()).toEqual(wider);
  });

  it('has no word outside, and none too small to be read', () => {
    for (const [name, svg] of drawn) {
      const width = Number(svg.attributes.get('width'));
      for (const { text, left, right, size } of textsIn(svg, 0)) {
        expect(left, `${name}: ${text}`).toBeGreaterThanOrEqual(-2);
        expect(right, `${name}: ${text}`).toBeLessThanOrEqual(width + 2);
        expect(size, `${name}: ${text}`).toBeGreaterThanOrEqual(11);
      }
    }
  });

  it('has a legend for each colour of a shape', () => {
    for (const [name, svg] of drawn) {
      if (/ (curves|conflicts)$/.test(name)) continue;
      const inksOf = (elements: readonly Element[]): Set<string> => new Set(elements.flatMap(({ attributes }) => /\b[fs]-(fixed|most|aside|party|accent|rule)\b/.exec(attributes.get('class') ?? '')?.[1] ?? []));
      const body = svg.children.find((child) => child.name === 'g' && child.attributes.has('transform'))!;
      const legend = inksOf(svg.children.filter((child) => child !== body).flatMap(elementsOf));
      for (const ink of inksOf(elementsOf(body).filter(({ attributes }) => attributes.has('data-mark') || attributes.has('data-range')))) expect([...legend], `${name}: ${ink}`).toContain(ink);
    }
  });

  it('has the same marks as a wide one', async () => {
    for (const { overview, program } of await viewed(EXAMPLES.slice(0, 2))) for (const kind of PICTURES) {
      const svg = drawn.get(`${overview.name} ${kind}`);
      if (!svg) continue;
      const marks = (root: Element): (string | undefined)[] => elementsOf(root).filter(({ attributes }) => attributes.has('tabindex')).map(({ attributes }) => attributes.get('data-mark')).sort();
      expect(marks(svg), `${overview.name} ${kind}`).toEqual(marks(readXml(await renderPicture(pictureOf(kind, reckoned(overview, program!), { program })))));
    }
  });
});
