import { describe, expect, it } from 'vitest';
import type { SourcePlace } from '@remit/language/overview/overview';
import { contractAt, marksAt } from '../../packages/vscode/src/preview/at-cursor.ts';

function place(lines: string, declaration?: string, file = 'a'): SourcePlace {
  const [startLine, startColumn, endLine, endColumn] = lines.split(/[:-]/).map(Number) as [number, number, number, number];
  return { file, ...(declaration !== undefined && { declaration }), startLine, startColumn, endLine, endColumn };
}

/** A contract in lines 1 to 40 of one file, with a measure in another. */
const declarations = [place('5:3-9:4', 'Core'), place('11:3-20:4', 'Quality'), place('22:3-24:4', 'Nursing'), place('5:1-9:2', 'Reached', 'b')];
const contract = place('1:1-40:2');
const marks = [contract, declarations[0]!, declarations[1]!, declarations[1]!, place('13:5-13:30', 'Quality'), place('3:3-3:40'), place('23:5-23:20', 'Nursing'), place('7:3-7:50', 'Reached', 'b')];
const at = (line: number, column: number, file = 'a'): number[] => marksAt({ file, line, column }, marks, declarations);

describe('what stands for the place of the cursor', () => {
  it('is what stands most closely around it, all of it where several do', () => {
    expect(at(6, 1)).toEqual([1]);
    expect(at(12, 1)).toEqual([2, 3]);
    expect(at(13, 10)).toEqual([4]);
    expect(at(13, 31)).toEqual([2, 3]);
  });

  it('reaches to the very ends', () => {
    expect([at(13, 5), at(13, 30), at(5, 3), at(9, 4)]).toEqual([[4], [4], [1], [1]]);
    expect([at(5, 2), at(9, 5), at(10, 1)]).toEqual([[], [], []]);
  });

  it('is all of a declaration where nothing stands for the very place', () => {
    expect(at(24, 2)).toEqual([6]);
    expect(at(5, 1, 'b')).toEqual([7]);
  });

  it('is a clause of the contract itself, but never the whole contract', () => {
    expect(at(3, 10)).toEqual([5]);
    expect(at(2, 1)).toEqual([]);
  });

  it('is nothing in a file that has no part in it', () => {
    expect(at(6, 1, 'c')).toEqual([]);
    expect(marksAt({ file: 'a', line: 6, column: 1 }, [], declarations)).toEqual([]);
  });
});

describe('the contract at the cursor', () => {
  it('is the one around it', () => {
    const contracts = [contract, place('42:1-60:2'), place('1:1-40:2', undefined, 'b')];
    expect([[41, 1], [42, 1], [60, 2], [1, 1]].map(([line, column]) => contractAt({ file: 'a', line: line!, column: column! }, contracts))).toEqual([undefined, 1, 1, 0]);
    expect(contractAt({ file: 'b', line: 2, column: 1 }, contracts)).toBe(2);
  });
});
