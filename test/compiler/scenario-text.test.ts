import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileProject, type CompiledProject } from '@remit/compiler';
import { scenarioText } from '@remit/compiler/scenario-text/scenario-text';
import { buildDocuments, createRemitServices } from '@remit/language';
import { formatDocument } from '@remit/language/format/format-document';
import type { Fact, FactsDocument, Program, Scenario } from '@remit/program';
import { prepare, runScenario, scenarioMoney } from '@remit/runtime';
import { startOfScenario } from '@remit/runtime/simulation/what-if/index';
import { factsText } from '@remit/compiler/scenario-text/facts-text';
import { valueText } from '@remit/compiler/scenario-text/value-text';
import { moneyText, titleText } from '@remit/compiler/scenario-text/words';
import { describe, expect, it } from 'vitest';

const examples = path.resolve(import.meta.dirname, '../../examples');

interface Source { readonly uri: string; readonly text: string }

function sourcesOf(folder: string): Source[] {
  return globSync(`${folder}/**/*.remit`, { cwd: examples }).map((file) => ({ uri: pathToFileURL(path.join(examples, file)).href, text: readFileSync(path.join(examples, file), 'utf8') }));
}

/** Every scenario of a contract, written anew from its facts and from what they come to. */
function written({ contracts }: CompiledProject): { text: string; titles: string[]; documents: string[] } {
  const all = contracts.flatMap((contract) => {
    const model = prepare(contract.program);
    return contract.scenarios.scenarios.map((scenario) => {
      const facts = startOfScenario(model, scenario) as FactsDocument;
      const expected = scenarioMoney(model, { title: '', expect: [], observations: facts.observations, ...(facts.members ? { members: facts.members } : {}) } satisfies Scenario);
      if ('findings' in expected) throw new Error(expected.findings.map(({ message }) => message).join('\n'));
      return { title: `Written: ${scenario.title}`, text: scenarioText({ title: `Written: ${scenario.title}`, contract: contract.name, program: contract.program, map: contract.map, payables: contract.payables, facts, expected }) };
    });
  });
  return { text: all.map(({ text }) => text).join('\n'), titles: all.map(({ title }) => title), documents: [...new Set(contracts.map(({ document }) => document))] };
}

describe('a scenario that is written from facts and from what they come to', () => {
  it.each([
    ['social-impact-bond', 5], ['care-models/03-tarnside-individual-budgets', 10], ['care-models/05-ashcombe-integrated-provider', 5],
  ])('comes true when it is compiled with its contract: %s', async (folder, least) => {
    const sources = sourcesOf(folder);
    const { text, titles, documents } = written(compileProject(await buildDocuments(createRemitServices(), sources)));
    expect(titles.length).toBeGreaterThanOrEqual(least);
    const uri = pathToFileURL(path.join(examples, folder, 'written.remit')).href;
    const imports = documents.map((one) => `import "./${path.posix.relative(path.posix.dirname(new URL(uri).pathname), new URL(one).pathname)}"\n`).join('');
    const built = await buildDocuments(createRemitServices(), [...sources, { uri, text: `${imports}\n${text}` }]);
    const own = built.find((one) => one.uri.toString() === uri)!;
    expect((own.diagnostics ?? []).filter(({ severity }) => severity === 1).map(({ message }) => message)).toEqual([]);
    expect(formatDocument(own)).toContain(`scenario "${titles[0]!}"`);
    const again = compileProject(built);
    expect(again.findings.filter(({ place }) => place?.uri === uri)).toEqual([]);
    const outcomes = again.contracts.flatMap(({ program, scenarios }) => {
      const model = prepare(program);
      return scenarios.scenarios.filter(({ title }) => titles.includes(title)).map((scenario) => runScenario(model, scenario));
    });
    expect(outcomes.map(({ scenario }) => scenario.title).sort()).toEqual([...titles].sort());
    expect(outcomes.flatMap(({ scenario, expectations }) => expectations.filter(({ passed }) => !passed).map(({ expectation, got }) => `${scenario.title}: ${expectation.text}, got ${got}`))).toEqual([]);
    expect(outcomes.every(({ passed, expectations }) => passed && expectations.length > 0)).toBe(true);
  });
});

describe('the words of such a scenario', () => {
  const fact = (type: Fact['type']): Fact => ({ id: 'F', type, grain: 'year', each: [] });
  const pounds = { currency: 'GBP', isRate: false };

  it('are exact', () => {
    expect(valueText(fact('percentage'), '0.9235', pounds)).toBe('92.35%');
    expect(valueText(fact('percentage'), '1/3', pounds)).toBe('1/3');
    expect(valueText(fact('money'), '1234567.5', pounds)).toBe('£1,234,567.5');
    expect(valueText(fact('money'), '-12', { ...pounds, currency: 'CHF' })).toBe('-CHF12');
    expect(['GBP', 'EUR', 'USD', 'SGD', 'INR', 'JPY', 'CNY', 'SEK'].map((code) => moneyText('1000', code))).toEqual(['£1,000', '€1,000', '$1,000', '$1,000', '₹1,000', '¥1,000', '¥1,000', 'SEK1,000']);
    expect(valueText(fact('ratio'), { numerator: '738.8', denominator: '820', excluded: '20' }, pounds)).toBe('738.8 out of 820 less 20');
    expect(valueText(fact('ratio'), { numerator: '738.8', denominator: '800', excluded: '0' }, { ...pounds, isRate: true })).toBe('738.8 per 800');
    expect(valueText(fact('bool'), false, pounds)).toBe('no');
    expect(valueText(fact('date'), '2026-04-30', pounds)).toBe('30 April 2026');
    expect(valueText(fact('number'), { notApplicable: true }, pounds)).toBe('not applicable');
    expect(titleText(' A "good"\n year ')).toBe(`"A 'good' year"`);
  });

  it('are refused where the language has none', () => {
    expect(() => moneyText('1000/3', 'GBP')).toThrow('A sum of 1000/3 has no end as a decimal, so it cannot be written into a scenario.');
    expect(() => titleText('A \u202Eyear')).toThrow(/ has a character in it that cannot be seen \(U\+202E\), which the text of a contract cannot hold\. Write the words anew, without it\.$/);
    const program = { facts: [{ ...fact('count'), each: ['Practices'] }], periods: [{ id: '2026/27', grain: 'year', start: '2026-04-01', end: '2027-04-01', in: {} }], groups: [{ id: 'Practices', member: 'Practice', keyedBy: 'ods' }], parties: [], currency: { code: 'GBP', scale: 2 } } as unknown as Program;
    const facts = (key: string): FactsDocument => ({ format: 'remit-facts/1.0', observations: [{ fact: 'F', period: '2026/27', dims: { Practices: key }, value: '3', recordedAt: '2026-06-01' }] }) as unknown as FactsDocument;
    expect(factsText(program, facts('A1'), () => false)).toEqual(['known on 1 June 2026 {', 'in 2026/27 {', 'Practice "A1" {', 'F = 3', '}', '}', '}']);
    expect(() => factsText(program, facts('A"1'), () => false)).toThrow(`'A"1' has a quotation mark or a line end in it, which the text of a contract cannot hold.`);
    expect(() => factsText(program, { ...facts('A1'), rows: { Events: [{ period: '2026/27', values: {} }] } }, () => false)).toThrow('These facts have rows of single events, and a scenario holds none.');
  });
});
