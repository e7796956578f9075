import type { Fact, Program } from '@remit/program';
import type { FactsOptions } from '../commands/facts.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { jsonText } from '../files/write-files.ts';
import { counted } from '@remit/story/money';
import { table } from '../render/table.ts';
import { factOfJudgement } from '@remit/program/judgement-fact';
import { sayFindings } from '../report/write-findings.ts';
import { factsSchemaOf } from './fact-needs.ts';
import { longHeading, wideHeadings } from '@remit/runtime/reading/csv-headings';
import { deadlineInWords } from '@remit/story/deciders';
import { boundsInWords, grainInWords, kindInWords } from '@remit/story/fact-words';
import { loadProgram } from './load-program.ts';

/** Tells what data a program needs, in the form asked for. */
export async function tellFacts(name: string, { as, contract }: FactsOptions, context: Context): Promise<ExitCode> {
  const { program, findings, sourceOf } = await loadProgram(name, contract, context);
  sayFindings(findings, { sourceOf }, context);
  switch (as) {
    case 'schema': context.data(jsonText(factsSchemaOf(program))); break;
    case 'csv': context.data(`${longHeading(program)}\n`); break;
    case 'wide': context.data(wideHeadings(program).map((line) => `${line}\n`).join('')); break;
    case 'list': context.data(listOf(program)); break;
  }
  return ExitCode.ok;
}

function listOf(program: Program): string {
  const rows = program.facts.map((fact) => [fact.id, kindInWords(fact), grainInWords(fact), forEach(fact, program), boundsInWords(fact, program), fact.availableAfterDays === undefined ? '' : `${counted(fact.availableAfterDays, 'day')} after the period`, fact.title ?? '']);
  const decisions = (program.judgements ?? []).map((judgement) => {
    const fact = factOfJudgement(judgement);
    return [judgement.id, `${kindInWords(fact)}, decided${judgement.by === undefined ? '' : ` by ${judgement.by}`}`, grainInWords(fact), forEach(fact, program), boundsInWords(fact, program), deadlineInWords(judgement), judgement.title ?? ''];
  });
  return table([{ title: 'Fact' }, { title: 'Is' }, { title: 'Reported' }, { title: 'For each' }, { title: 'Between' }, { title: 'Expected' }, { title: 'Title' }], [...rows, ...decisions]);
}

function forEach({ each }: Fact, { groups }: Program): string {
  return each.map((id) => groups.find((group) => group.id === id)?.member ?? id).join(', ');
}
