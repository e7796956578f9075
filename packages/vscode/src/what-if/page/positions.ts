import type { WhatIfSlider } from '@remit/server/what-if/protocol';

/** A decimal as a whole number of its last digit: "92.35" with 2 digits is 9235. */
function scaled(text: string, digits: number): bigint {
  const [, minus, whole, fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text)!;
  const all = BigInt(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}` || '0');
  return minus === '-' ? -all : all;
}

/** The value at a position of a slider, as a decimal text: exactly, without a number of the machine on the way. */
export function textAt({ from, to, step, count }: WhatIfSlider, position: number): string {
  if (position >= count) return grouped(to);
  const digits = digitsOf(from, step);
  const value = scaled(from, digits) + scaled(step, digits) * BigInt(position);
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
  return grouped(`${value < 0n ? '-' : ''}${decimal}`);
}

/** The position of a slider that is nearest to a decimal text; undefined where it is none. */
export function positionOf(slider: WhatIfSlider, typed: string): number | undefined {
  const text = typed.trim().replace(/%$/, '').replaceAll(',', '');
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(text) || text.length > 60) return undefined;
  const digits = Math.max(digitsOf(slider.from, slider.step), digitsOf(text, slider.to));
  const [value, from, step] = [text, slider.from, slider.step].map((one) => scaled(one, digits)) as [bigint, bigint, bigint];
  const nearest = (2n * (value - from) + step) / (2n * step);
  return nearest < 0n ? 0 : nearest > BigInt(slider.count) ? slider.count : Number(nearest);
}

/** How far along the track a value is, from 0 to 1; undefined where it is beyond an end. */
export function partOf({ from, to }: WhatIfSlider, at: string): number | undefined {
  const digits = Math.max(digitsOf(from, to), digitsOf(at, to));
  const [value, low, high] = [at, from, to].map((one) => scaled(one, digits)) as [bigint, bigint, bigint];
  return value < low || value > high || high === low ? undefined : Number(((value - low) * 10_000n) / (high - low)) / 10_000;
}

function digitsOf(...texts: string[]): number {
  return Math.max(...texts.map((text) => (text.split('.')[1] ?? '').length));
}

/** Commas between thousands. */
export function grouped(text: string): string {
  return text.replace(/^(-?)(\d+)/, (_, minus: string, digits: string) => minus + digits.replace(/\B(?=(\d{3})+$)/g, ','));
}
