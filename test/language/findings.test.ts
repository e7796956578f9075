import { buildDocuments, catalogue, createRemitServices, standardLibrary, type RemitDocument } from '@remit/language';
import { PROFILES } from '@remit/std';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectEntries } from '../../packages/language/src/project/catalogue.ts';
import { allRules } from '../../packages/language/src/rules/all.ts';
import { retiredCodes } from '../../packages/language/src/rules/retired.ts';
import { readCases } from './cases.ts';

const cases = readCases('test/fixtures/language/findings.txt');
const library = { uri: 'file:///contracts/library.remit', text: 'curve Ramp = rising from 60% to 90%\n' };

const services = createRemitServices(undefined, { standardLibrary: standardLibrary({}, PROFILES) });

beforeAll(async () => {
  await buildDocuments(services, [library]);
});

/** Builds a text as a file of its own, and forgets it. */
async function alone(text: string): Promise<RemitDocument> {
  const [document] = await buildDocuments(services, [{ uri: 'file:///contracts/case.remit', text }]);
  const { uri } = document!;
  services.shared.workspace.LangiumDocuments.deleteDocument(uri);
  return document!;
}

describe('findings', () => {
  for (const { codes, text, start, end, line } of cases) {
    it(`findings.txt:${line} ${codes.join(' ')}`, async () => {
      const document = await alone(text);
      const found = (document!.diagnostics ?? []).map(({ code, range, message }) => ({
        code, message,
        start: document!.textDocument.offsetAt(range.start),
        end: document!.textDocument.offsetAt(range.end),
      }));
      const first = found.find(finding => finding.code === codes[0]);
      expect(first, `found: ${JSON.stringify(found)}`).toBeDefined();
      const here = found.some(finding => finding.code === codes[0] && finding.start === start && (finding.end === end || finding.start + 1 >= end));
      expect(here, `expected at ${start}-${end}: '${text.slice(start, end)}'; found: ${JSON.stringify(found.map(each => [each.code, each.start, each.end, text.slice(each.start, each.end)]))}`).toBe(true);
    });
  }
});

describe('the advice', () => {
  it("is 'rest unpaid' only where parts come to less than the whole", async () => {
    const advice = async (second: string): Promise<unknown> => {
      const document = await alone(`let Points = up to £100 { 60% for A   ${second} for A }\nlet A = 50%\n`);
      return document.diagnostics?.find(({ code }) => code === 'OUT-019')?.message;
    };
    expect(await advice('30%')).toBe("The parts come to 90%, not 100%. Raise a weight, or write 'rest unpaid'.");
    expect(await advice('50%')).toBe('The parts come to 110%, more than the 100% there is to share. Lower a weight.');
  });
});

describe('the catalogue', () => {
  it('has texts for every code', () => {
    for (const [code, entry] of catalogue) {
      expect(code).toMatch(/^(?:LEX|SYN|REF|IMP|MOD|TYP|CFG|OUT|FUND|SUB|COI|CHO|RISK|PIL|TIME|DATA)-\d{3}$/);
      for (const text of [entry.title, entry.why, entry.remedy, entry.bad]) expect(text, code).not.toBe('');
      expect(`${entry.title}${entry.why}${entry.remedy}`, code).not.toMatch(/\b(?:token|EOF|parser)\b/i);
    }
  });

  it('gives each code once', async () => {
    const areas = await Promise.all(['lex', 'syn', 'ref', 'imp', 'typ', 'mod'].map(area => import(`../../packages/language/src/diagnostics/${area}.ts`)));
    const all = areas.flatMap(area => Object.values(area).find(Array.isArray) as { code: string }[]);
    expect(new Set(all.map(entry => entry.code)).size).toBe(all.length);
    expect(catalogue.size).toBe(all.length + projectEntries.length + allRules.length);
    expect([...catalogue.keys()].filter(code => retiredCodes.has(code))).toEqual([]);
    for (const { code } of projectEntries) expect(all.map(entry => entry.code)).not.toContain(code);
  });

  it('has a case for every code but those of rules, which have fixtures of their own', () => {
    // No text is known on which a check breaks down; broken-check.test.ts breaks one.
    const covered = new Set([...cases.map(each => each.codes[0]), 'MOD-027']);
    expect([...catalogue.keys()].filter(code => !covered.has(code) && !projectEntries.some(entry => entry.code === code) && !allRules.some(rule => rule.code === code))).toEqual([]);
  });
});
