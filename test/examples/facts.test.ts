import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { rootExpressions } from '@remit/program/expressions';
import { visitExpr } from '@remit/program/walk';
import type { Program } from '@remit/program';
import { mergeFacts, readFactsCsv } from '@remit/runtime';
import { factsSchemaOf } from '../../packages/cli/src/payments/fact-needs.ts';
import { boundsInWords } from '@remit/story/fact-words';
import { contracts, runs, textOf } from './support/examples.ts';
import { compileExample } from './support/run.ts';

interface ObservationSchema { description: string; properties: { fact: { const: string }; period: { enum: string[] }; dims?: { required: string[] } } }

async function programOf(contract: string): Promise<Program> {
  return (await compileExample(contract)).compiled!.program;
}

function listed(program: Program): ObservationSchema[] {
  const schema = factsSchemaOf(program) as { properties: { observations: { items: { oneOf: ObservationSchema[] } } } };
  return schema.properties.observations.items.oneOf;
}

describe.each(contracts())('what %s needs', (contract) => {
  it('is every fact that its program reads, with unit, grain, dimensions, bounds and periods', async () => {
    const program = await programOf(contract);
    const read = new Set<string>();
    for (const { expr, at } of rootExpressions(program)) visitExpr(expr, at, (e) => { if (e.op === 'fact') read.add(e.id); });
    const facts = listed(program);
    expect([...read].filter((id) => !facts.some((f) => f.properties.fact.const === id))).toEqual([]);
    for (const fact of program.facts) {
      const told = facts.find((f) => f.properties.fact.const === fact.id)!;
      expect(told.properties.period.enum).toEqual(program.periods.filter((p) => p.grain === fact.grain).map((p) => p.id));
      expect(told.properties.dims?.required ?? []).toEqual(fact.each);
      expect(told.description).toContain(fact.grain === 'term' ? 'once' : `each ${fact.grain}`);
      if (fact.unit !== undefined && fact.type !== 'ratio') expect(told.description).toContain(fact.unit);
      expect(told.description).toContain(boundsInWords(fact, program));
      if (fact.min || fact.max) expect(boundsInWords(fact, program)).not.toBe('');
    }
  });
});

describe.each(runs)('the facts of $contract on $facts', (run) => {
  it('are as its schema says', async () => {
    const program = await programOf(run.contract);
    const read = run.facts.map((file) => readFactsCsv(textOf(path.posix.join(path.posix.dirname(run.contract), 'facts', file)), file, program));
    const validate = new Ajv2020({ allErrors: false, strict: true, validateFormats: false }).compile(factsSchemaOf(program));
    const valid = validate(mergeFacts(read.map(({ document }) => document)));
    expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
    expect(valid).toBe(true);
  });
});
