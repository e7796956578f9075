import { expect, it } from 'vitest';
import { runScenarios } from '@remit/runtime';
import { compileTexts } from './support/compile.ts';
import { contract } from './support/worked.ts';

const library = `fact Elsewhere { count of people, each year }
measure Asked each year { proportion Hit / Seen   better when higher }
`;

async function tried(facts: string) {
  const body = contract(`population Adults { size People, count of people, counted on the first day of the year }
    fact Told { count of people, each year }
    payment A { from ICB to Trust   paid yearly, due 5 days after the period   amount £5 }`);
  const { contracts, errors, findings } = await compileTexts({
    'file:///l.remit': library,
    'file:///t.remit': `import "./l.remit"\n${body}scenario "worked" for T {\n  in 2026/27 { ${facts} }\n  expect A in 2026/27 is £5.00\n}\n`,
  });
  expect(errors).toEqual([]);
  const { program, scenarios } = contracts.find((c) => c.program.name === 'T')!;
  const outcomes = runScenarios(program, scenarios);
  return { findings: findings.map((f) => `${f.code} ${f.severity} ${f.place?.startLine}`), faults: outcomes.flatMap((o) => o.findings.map((f) => f.code)), passed: outcomes.map((o) => o.expectations.every((e) => e.passed)) };
}

it('takes values of what the contract declares, whether or not anything reads it', async () => {
  expect(await tried('People = 5 people   Told = 6 people')).toEqual({ findings: [], faults: [], passed: [true] });
});

it.each(['Elsewhere = 5 people', 'Asked = 5 out of 10', 'Asked.Hit = 5   Asked.Seen = 10'])('says that a value of what is declared elsewhere and read by nothing changes nothing: %s', async (facts) => {
  const { findings, ...rest } = await tried(facts);
  expect(new Set(findings)).toEqual(new Set([expect.stringMatching(/^SCN-125 warning \d+$/)]));
  expect(rest).toEqual({ faults: [], passed: [true] });
});
