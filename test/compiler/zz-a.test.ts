import { it } from 'vitest';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import { compileFixture } from './support/compile.ts';
it.each(['m-pilot-stop', 'northshire'])('%s', async (name) => {
  const { contracts, errors, findings } = await compileFixture(name);
  console.log(JSON.stringify(errors), findings.map((f) => `${f.code} ${f.message} ${f.place?.startLine}`));
  for (const { program, scenarios } of contracts) {
    console.log(validateProgram(program).map((f) => f.code + f.at + f.message));
    const v = program.vars.filter((x) => x.id.startsWith('Pilot'));
    console.log(JSON.stringify(v), JSON.stringify(program.judgements), JSON.stringify(program.bodies), JSON.stringify(program.lines.map((l) => [l.id, l.amount]), null, 1).slice(0, 6000), JSON.stringify(program.funds));
    for (const o of runScenarios(program, scenarios)) console.log(o.scenario.title, o.findings.map((f) => f.message), o.expectations.map((e) => `${e.passed} ${e.expectation.text} got ${e.got}`));
  }
});
