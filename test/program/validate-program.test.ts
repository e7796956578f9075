import { describe, expect, it } from 'vitest';
import { catalogue, requiredCapabilities, validateProgram } from '@remit/program';
import { brokenPrograms } from '../fixtures/program/broken-programs.ts';
import { maximalProgram } from '../fixtures/program/maximal-program.ts';

describe('programs', () => {
  it('with everything in them and nothing wrong are valid', () => {
    expect(validateProgram(maximalProgram)).toEqual([]);
  });

  it.each(brokenPrograms)('$code: $why', ({ code, at, change }) => {
    const program = structuredClone(maximalProgram);
    change(program);
    if (code > 'PRG-011') program.requires = requiredCapabilities(program);
    expect(validateProgram(program).map(each => `${each.code} ${each.at}`)).toContain(`${code} ${at}`);
  });

  it('every code about programs is covered above', () => {
    const codes = new Set(catalogue.map(each => each.code).filter(code => code.startsWith('PRG')));
    expect([...codes].filter(code => !brokenPrograms.some(each => each.code === code))).toEqual([]);
  });
});
