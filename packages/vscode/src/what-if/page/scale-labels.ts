import type { WhatIfMark, WhatIfSlider } from '@remit/server/what-if/protocol';
import { grouped, partOf } from './positions.ts';

/** A figure below a slider: at an end, or below the tick that it belongs to. */
export interface ScaleLabel { readonly text: string; /** How far along it stands, from 0 to 1. */ readonly part: number; readonly at: 'start' | 'end' | 'tick'; /** In which line, from 0: two that would touch stand in two. */ readonly line: number }

/** How much of a slider a character takes up where the slider is as narrow as it becomes beside its box, and how much is left free between two labels. */
const CHARACTER = 0.034;
const GAP = 0.03;

/** The figures below a slider: its ends, and what its ticks mean. */
export function scaleLabels(slider: WhatIfSlider, marks: readonly WhatIfMark[], prefix = '', suffix = ''): ScaleLabel[] {
  const worded = (figure: string): string => `${prefix}${grouped(figure)}${suffix === '%' ? '%' : ''}`;
  const taken: [from: number, to: number][][] = [];
  const placed = (figure: string, part: number, at: ScaleLabel['at']): ScaleLabel => {
    const text = worded(figure);
    const width = text.length * CHARACTER;
    const from = at === 'start' ? 0 : at === 'end' ? 1 - width : part - width / 2;
    const isFree = (line: number): boolean => (taken[line] ?? []).every(([left, right]) => from >= right + GAP || from + width <= left - GAP);
    let line = 0;
    while (!isFree(line)) line += 1;
    (taken[line] ??= []).push([from, from + width]);
    return { text, part, at, line };
  };
  const ends = [placed(slider.from, 0, 'start'), placed(slider.to, 1, 'end')];
  const ticks = marks.flatMap(({ at }) => {
    const part = partOf(slider, at);
    return part === undefined || part === 0 || part === 1 ? [] : [placed(at, part, 'tick')];
  });
  return [...ends, ...ticks];
}
