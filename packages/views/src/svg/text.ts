/** Widths of letters for a font of size 1, as wide as any of the usual sans-serif fonts has them: what fits here fits there. */
const narrow = new Set('iljtfrI.,:;!\'|()[]{}`“”‘’-/ ');
const wide = new Set('mwMW@%—');

/** How wide a text is at most, in the unit of the size. It is worked out from its letters alone, so that it is the same on every machine. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code >= 0x300 && code < 0x370) continue;
    width += narrow.has(letter) ? 0.36 : wide.has(letter) ? 0.92 : code > 0x2e80 ? 1.05 : /[A-Z£€$&#]/.test(letter) ? 0.71 : 0.575;
  }
  return width * size;
}

/** A text in lines that are no wider than a width; what does not fit into so many lines ends in an ellipsis. */
export function wrapped(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = plain(text).split(' ').flatMap((word) => broken(word, width, size));
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) return [...lines, ended(line === '' ? word : line, width, size)];
    if (line !== '') lines.push(line);
    line = words[index]!;
  }
  return line === '' ? lines : [...lines, line];
}

function broken(word: string, width: number, size: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, size) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].filter((one) => one !== '');
}

function ended(line: string, width: number, size: number): string {
  let letters = [...line];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size) > width) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}

// Signs that a document must not hold, and those that turn the direction of what follows; half letters of two.
const unwanted = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A text on one line, without signs that have no shape. */
export function plain(text: string): string {
  return text.replace(unwanted, ' ').replace(/\s+/g, ' ').trim();
}

/** A text as it stands in a document; what is written from right to left keeps to itself. */
export function escaped(text: string): string {
  const clean = plain(text);
  return isolated(clean).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}

/** What is written from right to left between signs that keep it from turning its surroundings. */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * A line of a label of the chart library, without the signs that mean something in one. The library looks up the width of a text in a plain
 * object, where '__proto__' leads to what all objects share and is then written to; a word joiner, which has no width, leads elsewhere.
 */
export function chartText(line: string): string {
  const text = isolated(line).replace(/[{}|]/g, ' ');
  return text in Object.prototype ? `${text}\u2060` : text;
}
