import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../packages/cli/src/report/explain.ts';
import { codePages } from '../../scripts/docs.ts';
import { sources } from '../helpers/sources.ts';

describe('codes', () => {
  it('are written alike and used for one thing each', async () => {
    const codes = (await catalogue()).map(({ code }) => code);
    expect(codes.filter((code) => !/^(LEX|SYN|REF|IMP|TYP|MOD|PRG|FCT|LED|SCN|CFG)-\d{3}$/.test(code))).toEqual([]);
    expect(codes.length).toBe(new Set(codes).size);
  });

  it('have pages that say what `remit explain` says; `npm run docs` writes them', async () => {
    const pages = await codePages();
    expect(readdirSync('docs/codes').sort()).toEqual([...pages.keys()].sort());
    for (const [file, text] of pages) expect(readFileSync(`docs/codes/${file}`, 'utf8'), file).toBe(text);
  });

  it('are all in the catalogue', async () => {
    const known = new Set((await catalogue()).map(({ code }) => code));
    const written = sources().flatMap(({ path, text }) =>
      [...text.matchAll(/\bcode: '([A-Z]{3}-?\d{3})'/g)].map((match) => ({ path, code: match[1]! })));
    expect(written.length).toBeGreaterThan(50);
    expect(written.filter(({ code }) => !known.has(code))).toEqual([]);
  });
});
