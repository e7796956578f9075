import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { catalogue, pointerKeys, validateFactsShape, validateLedgerShape, validateProgram, valueAt } from '@remit/program';
import { brokenPrograms } from '../fixtures/program/broken-programs.ts';
import { maximalProgram } from '../fixtures/program/maximal-program.ts';

const texts = catalogue.flatMap(({ code, title, message, why, fix }) => [title, message, why, fix].map(text => [code, text] as const));

describe('the catalogue of findings', () => {
  it('has each code once, three letters and three digits', () => {
    const codes = catalogue.map(each => each.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(code => !/^(PRG|FCT|LED)-\d{3}$/.test(code))).toEqual([]);
  });

  it('says what is wrong, why it matters and what to do, in words of the trade', () => {
    expect(texts.filter(([, text]) => text.trim() === '' || /\b(token|EOF|parser|AST|undefined|null|NaN|schema)\b/i.test(text))).toEqual([]);
    expect(texts.filter(([, text]) => text.length > 220)).toEqual([]);
    expect(catalogue.filter(each => !/[.}]$/.test(each.message) || !each.why.endsWith('.') || !each.fix.endsWith('.')).map(each => each.code)).toEqual([]);
  });
});

describe('findings', () => {
  it.each(brokenPrograms)('about $why have every blank filled and point into the document', ({ change }) => {
    const program = structuredClone(maximalProgram);
    change(program);
    for (const { at, message, fix } of validateProgram(program)) {
      expect(message + fix).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(pointerKeys(at).length === 0 || valueAt(program, at) !== undefined || valueAt(program, at.slice(0, at.lastIndexOf('/'))) !== undefined).toBe(true);
    }
  });

  it('read as a person would say them', () => {
    const program = structuredClone(maximalProgram);
    program.vars[4]!.expr = { op: 'fact', id: 'list' };
    program.funds[0]!.sources[0]!.share = '0.5';
    program.requires = program.requires.filter(op => op !== 'pick');
    expect(validateProgram(program).map(({ code, at, message, why, fix }) => `${code} ${at}: ${message} ${why} ${fix}`)).toEqual([
      "PRG-031 /vars/4/expr: 'list' has one value for each month, and there is no month that '2026/27' lies in. A value is read unchanged for the period around it, never divided or picked among several; here there is none to read. Total or average it over its periods, or name the period that is meant.",
      "PRG-052 /funds/0/sources: The shares of the sources of 'Budget' come to 5/6, not 1. The difference would be paid by nobody or paid twice. Correct the shares so that they come to exactly 1.",
    ]);
  });

  it('are given and never thrown, whatever the document', () => {
    fc.assert(fc.property(fc.jsonValue(), value => {
      expect(validateProgram(value).length).toBeGreaterThan(0);
      expect(validateFactsShape(value).length).toBeGreaterThan(0);
      expect(validateLedgerShape(value, { contract: 'c', currency: { code: 'GBP', scale: 2 } }).length).toBeGreaterThan(0);
    }), { numRuns: 50 });
  });

  it('are given and never thrown for a program with anything in place of a part', () => {
    const places: string[][] = [];
    const look = (value: unknown, keys: string[]): void => {
      if (keys.length > 0) places.push(keys);
      if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) look(child, [...keys, key]);
    };
    look(maximalProgram, []);
    const parts = places.map(keys => valueAt(maximalProgram, `/${keys.map(key => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`));
    fc.assert(fc.property(fc.constantFrom(...places), fc.oneof(fc.constantFrom(...parts), fc.jsonValue()), (keys, value) => {
      const program = structuredClone(maximalProgram);
      const holder = keys.slice(0, -1).reduce<any>((inner, key) => inner[key], program);
      holder[keys.at(-1)!] = structuredClone(value);
      expect(Array.isArray(validateProgram(program))).toBe(true);
    }), { numRuns: 400 });
  });
});
