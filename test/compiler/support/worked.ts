import { expect } from 'vitest';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import type { Program } from '@remit/program';
import { compileTexts } from './compile.ts';

const HEAD = `
  version 1.0
  currency GBP
  rounding to £0.01, half up
  commissioner ICB
  commissioner Council
  provider Trust
  provider Small
`;

/** A contract of five years with the usual parties around `body`; `head` replaces the term. */
export function contract(body: string, head = 'term 1 April 2026 to 31 March 2031   years start 1 April'): string {
  return `contract T {\n  ${head}${HEAD}${body}\n}\n`;
}

/** Compiles a contract that must be without findings and valid. */
export async function compiled(text: string): Promise<Program> {
  const { contracts, errors, findings } = await compileTexts({ 'file:///t.remit': text });
  expect(errors).toEqual([]);
  expect(findings.map((f) => `${f.code} ${f.message}`)).toEqual([]);
  expect(validateProgram(contracts[0]!.program)).toEqual([]);
  return contracts[0]!.program;
}

/** Compiles a contract with its scenario and works through it: every expectation must come true. */
export async function worked(body: string, scenario: string, head?: string): Promise<void> {
  const { contracts, errors, findings } = await compileTexts({ 'file:///t.remit': `${contract(body, head)}scenario "worked" for T {\n${scenario}\n}\n` });
  expect(errors).toEqual([]);
  expect(findings.map((f) => `${f.code} ${f.message}`)).toEqual([]);
  expect(validateProgram(contracts[0]!.program)).toEqual([]);
  const outcomes = runScenarios(contracts[0]!.program, contracts[0]!.scenarios);
  expect(outcomes.flatMap((o) => o.findings.map((f) => `${f.code} ${f.message}`))).toEqual([]);
  const all = outcomes.flatMap((o) => o.expectations);
  expect(all.length).toBe([...scenario.matchAll(/\bexpect\b/g)].length);
  expect(all.filter((e) => !e.passed).map((e) => `${e.expectation.text}: got ${e.got}`)).toEqual([]);
}

/** Codes and lines of the compiler's findings for a contract that the language accepts. */
export async function refused(text: string): Promise<string[]> {
  const { contracts, errors, findings } = await compileTexts({ 'file:///t.remit': text });
  expect(errors).toEqual([]);
  expect(contracts).toEqual([]);
  return findings.map((f) => `${f.code}:${f.place?.startLine}`);
}
