import { describe, expect, it } from 'vitest';
import { pictureStyle } from '@remit/views';
import { PALETTE, QUIET, type Ink, type Theme } from '@remit/views/svg/palette';

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A colour laid over paper. */
function over(colour: string, paper: string, opacity: number): string {
  return `#${[1, 3, 5].map((start) => Math.round(Number.parseInt(colour.slice(start, start + 2), 16) * opacity + Number.parseInt(paper.slice(start, start + 2), 16) * (1 - opacity)).toString(16).padStart(2, '0')).join('')}`;
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme: Theme) => {
  const inks = PALETTE[theme];
  it.each(['ink', 'muted', 'alert'] as const)('has %s that can be read on paper', (ink) => {
    expect(contrast(inks[ink], inks.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it.each((Object.keys(inks) as Ink[]).filter((ink) => !QUIET.includes(ink)))('has %s that stands out from paper', (ink) => {
    expect(contrast(inks[ink], inks.paper)).toBeGreaterThanOrEqual(3);
  });

  it.each(['fixed', 'most', 'aside', 'party', 'accent'] as const)('has words that can be read on ribbons and boxes of %s', (ink) => {
    for (const opacity of [0.1, 0.12, 0.38]) expect(contrast(inks.ink, over(inks[ink], inks.paper, opacity))).toBeGreaterThanOrEqual(4.5);
  });

  it('has words that can be read on bars of years', () => {
    expect(contrast(inks.ink, inks.rule)).toBeGreaterThanOrEqual(4.5);
  });
});

it('has a colour of the system for each ink where colours are forced', () => {
  const forced = /@media \(forced-colors:active\)\{\.remit-picture\{([^}]*)\}/.exec(pictureStyle())![1]!;
  expect(forced.split(';').map((one) => one.split(':'))).toEqual(Object.keys(PALETTE.light).map((ink) => [`--own-${ink}`, expect.stringMatching(/^(Canvas|CanvasText|GrayText)$/)]));
});
