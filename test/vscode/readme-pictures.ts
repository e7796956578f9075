import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

// Makes the pictures of the extension's README out of those that the suite has taken: cut out, and with few colours, so that they are small.
//   node test/vscode/readme-pictures.ts

const root = path.resolve(import.meta.dirname, '../..');

/** What is cut out of which picture of the suite, in its pixels. */
const wanted: { from: string; to: string; left: number; top: number; width: number; height: number }[] = [
  { from: 'explorer', to: 'contracts', left: 0, top: 30, width: 980, height: 380 },
  { from: 'hover-finding', to: 'finding', left: 352, top: 36, width: 924, height: 464 },
  { from: 'preview-money-light', to: 'preview', left: 664, top: 36, width: 612, height: 732 },
  { from: 'preview-timeline-light', to: 'timeline', left: 664, top: 36, width: 612, height: 732 },
  { from: 'what-if-moved', to: 'what-if', left: 664, top: 36, width: 612, height: 732 },
  { from: 'comparison', to: 'comparison', left: 664, top: 36, width: 612, height: 732 },
  { from: 'scenario-failed', to: 'scenario', left: 48, top: 36, width: 1000, height: 420 },
];

/** Largest size of a picture in bytes, and the most colours that are tried, then fewer. */
const largest = 60 * 1024;
const colours = [96, 64, 48, 32, 24, 16];

interface Picture {
  width: number;
  height: number;
  /** Red, green and blue of each pixel, one number each. */
  pixels: Uint32Array;
}

/** Reads a picture of 8 bits a channel, without interlacing, as the browser makes them. */
function decode(file: Buffer): Picture {
  let at = 8;
  let header = file.subarray(0, 0);
  const data: Buffer[] = [];
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || header[12] !== 0) throw new Error('a picture of another form than the suite takes');
  const size = kind === 2 ? 3 : 4;
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * size;
  const rows = new Uint8Array(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x += 1) {
      const left = x >= size ? rows[y * stride + x - size]! : 0;
      const up = y > 0 ? rows[(y - 1) * stride + x]! : 0;
      const corner = x >= size && y > 0 ? rows[(y - 1) * stride + x - size]! : 0;
      rows[y * stride + x] = raw[y * (stride + 1) + 1 + x]! + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  const pixels = new Uint32Array(width * height);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (rows[index * size]! << 16) | (rows[index * size + 1]! << 8) | rows[index * size + 2]!;
  return { width, height, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function cut({ width, height, pixels }: Picture, { left, top, ...size }: (typeof wanted)[number]): Picture {
  const [across, down] = [Math.min(size.width, width - left), Math.min(size.height, height - top)];
  const part = new Uint32Array(across * down);
  for (let y = 0; y < down; y += 1) part.set(pixels.subarray((top + y) * width + left, (top + y) * width + left + across), y * across);
  return { width: across, height: down, pixels: part };
}

/** Writes a picture with so many colours: those that most pixels have and that differ enough, and for the others the nearest. */
function encode({ width, height, pixels }: Picture, most: number): Buffer {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette: number[] = [];
  for (const colour of byCount) if (palette.length < most && palette.every((one) => distance(one, colour) > 200)) palette.push(colour);
  const nearest = new Map(byCount.map((colour) => [colour, palette.reduce((best, one, index) => (distance(one, colour) < distance(palette[best]!, colour) ? index : best), 0)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x]!)!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function distance(a: number, b: number): number {
  const [red, green, blue] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return red * red + green * green + blue * blue;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

for (const one of wanted) {
  const picture = cut(decode(readFileSync(path.join(root, 'build/screenshots', `${one.from}.png`))), one);
  const small = colours.map((most) => encode(picture, most)).find((bytes) => bytes.length <= largest);
  if (!small) throw new Error(`${one.to}.png does not get small enough`);
  writeFileSync(path.join(root, 'packages/vscode/images', `${one.to}.png`), small);
  console.log(`packages/vscode/images/${one.to}.png  ${Math.ceil(small.length / 1024)} KB`);
}
