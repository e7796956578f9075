import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureOf, pictureStyle, PICTURES, renderPicture } from '@remit/views';
import { PALETTE } from '@remit/views/svg/palette';
import { EXAMPLES, viewed, type Viewed } from './support/load.ts';
import { elementsOf, readXml, type Element } from './support/xml.ts';

let all: Viewed[] = [];
const written = new Map<string, string>();
beforeAll(async () => {
  all = await viewed(EXAMPLES);
  for (const { overview, program } of all) for (const kind of PICTURES) written.set(`${overview.name} ${kind}`, await renderPicture(pictureOf(kind, overview, { program })));
}, 60_000);

const lines = new Map<string, string[]>();
const linesOf = (file: string): string[] => lines.get(file) ?? lines.set(file, readFileSync(file, 'utf8').split('\n')).get(file)!;
const colours = new Set(Object.values(PALETTE.light));

it('draws every picture of ten contracts', () => {
  expect(written.size).toBe(50);
});

describe('every picture', () => {
  it('is one well-formed document that says what it is', () => {
    for (const [name, svg] of written) {
      const root = readXml(svg);
      expect([root.name, root.attributes.get('role'), root.children[0]?.name, root.children[1]?.name], name).toEqual(['svg', 'graphics-document document', 'title', 'desc']);
      expect(root.children[0]!.text, name).toMatch(/^(Money|Delivery|Timeline|Payment curves|Interests): ./);
      for (const side of ['aria-labelledby', 'aria-describedby']) expect(elementsOf(root).some(({ attributes }) => attributes.get('id') === root.attributes.get(side)), name).toBe(true);
    }
  });

  it('has no script, no address, no style of an element and no colour that no theme has', () => {
    for (const [name, svg] of written) {
      expect(svg.replace('http://www.w3.org/2000/svg', ''), name).not.toMatch(/<script|<foreignObject|<image|<use|https?:|href=|url\(|@import|\son\w+=|\sstyle=/i);
      for (const { attributes } of elementsOf(readXml(svg))) for (const side of ['fill', 'stroke']) {
        const colour = attributes.get(side);
        if (colour !== undefined && colour !== 'none') expect(colours, `${name} ${colour}`).toContain(colour);
      }
    }
  });

  it('has marks that can be reached, say what they are and stand where the text is', () => {
    for (const [name, svg] of written) {
      const marks = elementsOf(readXml(svg)).filter(({ attributes }) => attributes.has('tabindex'));
      if (!/Selbourne conflicts|Tarnside curves/.test(name)) expect(marks.length, name).toBeGreaterThan(2);
      expect(new Set(marks.map(({ attributes }) => attributes.get('data-mark'))).size, name).toBe(marks.length);
      for (const { attributes, children } of marks) {
        expect([attributes.get('role'), attributes.get('aria-label')], name).toEqual(['img', expect.stringMatching(/\S/)]);
        expect(attributes.get('data-declaration') !== '' && (attributes.get('aria-label') === children[0]?.text || attributes.get('aria-label')!.length > 0), name).toBe(true);
        const file = attributes.get('data-file');
        if (file === undefined) continue;
        const [, startLine, startColumn, endLine, endColumn] = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(attributes.get('data-range')!)!.map(Number) as [number, number, number, number, number];
        const text = linesOf(file);
        expect(text[startLine - 1]!.slice(startColumn - 1, startColumn), `${name} ${file}:${startLine}`).toMatch(/\S/);
        expect(text[endLine - 1]!.slice(endColumn - 2, endColumn - 1), `${name} ${file}:${endLine}`).toMatch(/\S/);
      }
    }
  });

  it('has all its marks drawn, and no others', async () => {
    for (const { overview, program } of all) for (const kind of PICTURES) {
      const { marks, empty } = pictureOf(kind, overview, { program });
      if (empty !== undefined) continue;
      const drawn = new Set(elementsOf(readXml(written.get(`${overview.name} ${kind}`)!)).filter(({ attributes }) => attributes.has('tabindex')).map(({ attributes }) => attributes.get('data-mark')));
      expect([...drawn].sort(), `${overview.name} ${kind}`).toEqual(marks.map(({ id }) => id).sort());
    }
  });

  it('can be walked through by keyboard without a stop for each day', () => {
    for (const [name, svg] of written) expect([...svg.matchAll(/ tabindex="0"/g)].length, name).toBeLessThan(80);
  });

  it('says in tables what it shows', () => {
    for (const { overview, program } of all) for (const kind of PICTURES) {
      const picture = pictureOf(kind, overview, { program });
      for (const { columns, rows } of picture.tables) for (const { cells } of rows) expect(cells.length, `${overview.name} ${kind}`).toBe(columns.length);
    }
  });

  it('is the same again, to the byte', async () => {
    const again = (await viewed(EXAMPLES.slice(0, 3))).reverse();
    for (const { overview, program } of again) for (const kind of [...PICTURES].reverse()) expect(await renderPicture(pictureOf(kind, overview, { program })), `${overview.name} ${kind}`).toBe(written.get(`${overview.name} ${kind}`));
  });

  it('keeps its words inside', () => {
    for (const [name, svg] of written) {
      const root = readXml(svg);
      const width = Number(root.attributes.get('width'));
      for (const text of placedTexts(root, 0)) expect(text.left, `${name}: ${text.text}`).toBeGreaterThanOrEqual(0);
      for (const text of placedTexts(root, 0)) expect(text.left, `${name}: ${text.text}`).toBeLessThanOrEqual(width);
    }
  });
});

it('has its style sheet apart, for pages that have it already', async () => {
  const { overview } = all[0]!;
  const bare = await renderPicture(pictureOf('delivery', overview), { style: false });
  expect(bare).not.toContain('<style');
  expect(written.get(`${overview.name} delivery`)).toBe(bare.replace('</desc>', `</desc><style>${pictureStyle()}</style>`));
});

it('has its words apart, for pages that tell them themselves, and keeps them for who cannot see it', async () => {
  const { overview } = all[0]!;
  const picture = pictureOf('money', overview);
  const texts = (svg: string): string[] => elementsOf(readXml(svg)).filter(({ name }) => name === 'text').map(({ text }) => text);
  const [whole, bare] = [await renderPicture(picture), await renderPicture(picture, { words: false })];
  const [told, drawn] = [texts(whole), texts(bare)];
  const start = told.indexOf(drawn[0]!);
  expect(told.slice(start, start + drawn.length)).toEqual(drawn);
  expect(told.slice(0, start).join(' ')).toBe(`${picture.title} ${picture.description}`);
  expect(told.slice(start + drawn.length).join(' ')).toBe(picture.notes.join(' '));
  const [root, other] = [readXml(whole), readXml(bare)];
  expect(other.children.slice(0, 2).map(({ text }) => text)).toEqual(root.children.slice(0, 2).map(({ text }) => text));
  expect(Number(other.attributes.get('height'))).toBeLessThan(Number(root.attributes.get('height')));
});

function placedTexts(element: Element, left: number): { text: string; left: number }[] {
  const shift = Number(/translate\((-?[\d.]+)/.exec(element.attributes.get('transform') ?? '')?.[1] ?? 0);
  const own = element.name === 'text' ? [{ text: element.text, left: left + shift + Number(element.attributes.get('x') ?? 0) }] : [];
  return [...own, ...element.children.flatMap((child) => placedTexts(child, left + shift))];
}
