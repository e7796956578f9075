import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '@remit/language/rules/all';
import { ruleSources } from '@remit/language/rules/sources';
import { checkTexts, ofRules } from './support/check-texts.ts';
import { readFixtures, type Fixture } from './support/fixture.ts';

const fixtures = Map.groupBy(readFixtures(), ({ code }) => code);
const only = process.env['RULE'];

for (const rule of allRules.filter(({ code }) => only === undefined || code.startsWith(only))) {
  const own = fixtures.get(rule.code) ?? [];
  describe(rule.code, () => {
    it('is told of in full', () => {
      for (const text of [rule.title, rule.why, rule.remedy, rule.bad, rule.good]) expect(text).not.toBe('');
      expect(rule.sources.length).toBeGreaterThan(0);
      for (const id of rule.sources) expect(ruleSources, id).toHaveProperty(id);
      expect(`${rule.title} ${rule.why} ${rule.remedy}`).not.toMatch(/\b(?:token|EOF|parser)\b/i);
    });

    it('has a page, and bad and good fixtures', () => {
      expect(existsSync(`docs/rules/${rule.code}.md`), 'npm run docs').toBe(true);
      if (rule.refusedBy !== 'compiler') expect(own.map(({ isBad }) => isBad).sort()).toEqual(expect.arrayContaining([false, true]));
    });

    for (const fixture of own) {
      it(`${fixture.name} ${fixture.isBad ? 'has it at the marks alone' : 'has it nowhere'}`, async () => {
        const found = await checkTexts(fixture.files);
        const expected = fixture.files.flatMap(({ name, marks, text }) => marks.map(({ start, end }) => ({ file: name, code: rule.code, words: text.slice(start, end), start })));
        if (fixture.isBad) expect(expected.length, 'marks « »').toBeGreaterThan(0);
        else expect(expected).toEqual([]);
        const shown = ofRules(found).map(({ file, code, start, end }) => ({ file, code, words: textOf(fixture, file).slice(start, end), start }));
        expect(inOrder(shown), messages(found)).toEqual(inOrder(expected));
        expect(found.filter(({ code, severity }) => code !== rule.code && severity === 1).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
        if (fixture.severity) expect(ofRules(found).map(({ severity }) => severity)).toEqual(expected.map(() => fixture.severity));
      });
    }
  });
}

describe('fixtures', () => {
  it('are of rules', () => {
    expect([...fixtures.keys()].filter((code) => !allRules.some((rule) => rule.code === code))).toEqual([]);
  });

  it('has a frame that no rule objects to, in any state', async () => {
    const { readFixture } = await import('./support/fixture.ts');
    for (const state of ['', ' signed', ' live']) {
      const { files } = readFixture('NONE-001', 'frame', `// NONE-001\n{{frame${state}}}\n`);
      expect((await checkTexts(files)).map(({ code, message }) => `${code} ${message}`), state).toEqual([]);
    }
  });
});

function textOf(fixture: Fixture, file: string): string {
  return fixture.files.find(({ name }) => name === file)?.text ?? '';
}

function inOrder<T extends { readonly file: string; readonly start: number }>(findings: readonly T[]): T[] {
  return [...findings].sort((a, b) => (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1));
}

function messages(found: readonly { readonly code: string; readonly message: string }[]): string {
  return found.map(({ code, message }) => `${code} ${message}`).join('\n');
}
