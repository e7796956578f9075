import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../packages/cli/src/report/explain.ts';
import { codePages, rulePages } from '../../scripts/docs.ts';
import { retiredCodes } from '@remit/language/rules/retired';
import { sources } from '../helpers/sources.ts';

describe('codes', () => {
  it('are written alike and used for one thing each', async () => {
    const codes = (await catalogue()).map(({ code }) => code);
    expect(codes.filter((code) => !/^(LEX|SYN|REF|IMP|TYP|MOD|PRG|FCT|LED|SCN|CFG|OUT|FUND|SUB|COI|CHO|RISK|PIL|TIME|DATA)-\d{3}$/.test(code))).toEqual([]);
    expect(codes.length).toBe(new Set(codes).size);
  });

  it('are never used again once nothing is refused under them', async () => {
    const codes = new Set((await catalogue()).map(({ code }) => code));
    expect([...retiredCodes.keys(), 'MOD-109', 'MOD-115', 'MOD-120', 'MOD-124', 'MOD-137', 'MOD-211', 'MOD-272'].filter((code) => codes.has(code))).toEqual([]);
  });

  it('have pages that say what `remit explain` says; `npm run docs` writes them', async () => {
    const pages = await codePages();
    expect(readdirSync('docs/codes').sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(`docs/codes/${file}`, 'utf8'), file).toBe(text);
  });

  it('have pages of rules that say what the rules say', () => {
    const pages = rulePages();
    expect(readdirSync('docs/rules').sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(`docs/rules/${file}`, 'utf8'), file).toBe(text);
  });

  it('are all in the catalogue', async () => {
    const known = new Set((await catalogue()).map(({ code }) => code));
    const written = sources().flatMap(({ path, text }) =>
      [...text.matchAll(/\bcode: '([A-Z]{3,4}-\d{3})'/g)].map((match) => ({ path, code: match[1]! })));
    expect(written.length).toBeGreaterThan(50);
    expect(written.filter(({ code }) => !known.has(code))).toEqual([]);
  });
});
