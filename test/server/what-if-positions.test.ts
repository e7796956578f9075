import { describe, expect, it } from 'vitest';
import { partOf, positionOf, textAt } from '../../packages/vscode/src/what-if/page/positions.ts';
import { scaleLabels } from '../../packages/vscode/src/what-if/page/scale-labels.ts';

const percent = { from: '0', to: '100', step: '0.2', count: 500 };
const rate = { from: '-1.5', to: '2.25', step: '0.5', count: 8 };
const large = { from: '60000000', to: '150000000', step: '200000', count: 450 };

describe('positions of a slider', () => {
  it('are decimal texts, exactly, with commas between thousands', () => {
    expect([0, 1, 462, 499, 500, 501].map((at) => textAt(percent, at))).toEqual(['0', '0.2', '92.4', '99.8', '100', '100']);
    expect([0, 2, 3, 7, 8].map((at) => textAt(rate, at))).toEqual(['-1.5', '-0.5', '0', '2', '2.25']);
    expect([0, 1, 450].map((at) => textAt(large, at))).toEqual(['60,000,000', '60,200,000', '150,000,000']);
  });

  it('are the nearest to what is typed, and none for what is no number', () => {
    expect(['92.35', '92.35%', ' 92.3 ', '150', '-3', '.1'].map((text) => positionOf(percent, text))).toEqual([462, 462, 462, 500, 0, 1]);
    expect(positionOf(large, '101,000,000')).toBe(205);
    expect(['abc', '1e400', '', '-', '1/3', '9'.repeat(80), '1,327 out of 2,000'].map((text) => positionOf(percent, text))).toEqual(Array(7).fill(undefined));
  });

  it('come back as they were', () => {
    for (const slider of [percent, rate, large]) for (let at = 0; at <= slider.count; at++) expect(positionOf(slider, textAt(slider, at))).toBe(at);
  });

  it('say how far along a mark is', () => {
    expect([partOf(percent, '61'), partOf(large, '150000000'), partOf(large, '59999999'), partOf(rate, '-1.5')]).toEqual([0.61, 1, undefined, 0]);
  });
});

describe('figures below a slider', () => {
  const marks = (...all: string[]) => all.map((at) => ({ at, words: at, kind: 'level' as const }));

  it('are its ends and its ticks, in another line where they would touch', () => {
    expect(scaleLabels(percent, marks('71', '80'), '', '%')).toEqual([
      { text: '0%', part: 0, at: 'start', line: 0 }, { text: '100%', part: 1, at: 'end', line: 0 }, { text: '71%', part: 0.71, at: 'tick', line: 0 }, { text: '80%', part: 0.8, at: 'tick', line: 1 },
    ]);
    expect(scaleLabels(large, [], '£').map(({ text }) => text)).toEqual(['£60,000,000', '£150,000,000']);
    expect(scaleLabels({ from: '80', to: '122', step: '0.1', count: 420 }, marks('98', '104'), '', 'per 100').map(({ text, line }) => `${text} ${line}`)).toEqual(['80 0', '122 0', '98 0', '104 0']);
  });

  it('are not said twice, nor of what is beyond an end', () => {
    expect(scaleLabels(percent, marks('0', '100', '120')).map(({ text }) => text)).toEqual(['0', '100']);
  });
});
