import { describe, expect, it } from 'vitest';
import { validateProgram } from '@remit/program/validate';
import type { Program } from '@remit/program';
import { runScenarios } from '@remit/runtime';
import { compileFixture, compileTexts, fixture, fixtureNames } from '../compiler/support/compile.ts';

const names = fixtureNames().filter((name) => !['every-phrase', 'l-variation'].includes(name));
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The last contract of a fixture with a variation on a day in the middle of its second year that changes nothing it pays. */
function variedText(text: string, program: Program): string {
  const [year, month, day] = program.term.start.split('-').map(Number) as [number, number, number];
  const middle = new Date(Date.UTC(year, month - 1 + 17, day + 14));
  const date = `${middle.getUTCDate()} ${MONTHS[middle.getUTCMonth()]} ${middle.getUTCFullYear()}`;
  const start = text.search(new RegExp(`^contract ${program.name}\\b`, 'm'));
  const end = text.indexOf('\n}', start);
  return `${text.slice(0, end)}\n  variation 2 "A word more" effective on ${date} { fact NeverRead { number between 0 and 9, each year }   reason "Nothing that is paid" }${text.slice(end)}`;
}

describe('a variation that changes nothing that is paid', () => {
  it.each(names)('leaves every figure of %s as it was', async (name) => {
    const { contracts, findings } = await compileFixture(name);
    const { program } = contracts.at(-1)!;
    const libraries = Object.fromEntries(['library/diabetes-measures.remit', 'library/shared.remit'].map((path) => [`contracts/${path}`, fixture(path.replace('.remit', ''))]));
    const varied = await compileTexts({ ...libraries, [`contracts/${name}.remit`]: variedText(fixture(name), program) });
    expect(varied.errors).toEqual([]);
    expect(varied.findings.map((f) => f.code)).toEqual(findings.map((f) => f.code));
    const own = varied.contracts.find((c) => c.name === program.name)!;
    expect(validateProgram(own.program)).toEqual([]);
    expect(own.program.versions).toHaveLength(2);
    const plain = (p: Program) => p.lines.map((line) => ({ ...line, schedule: line.schedule.map(({ version: _version, ...slot }) => slot) }));
    expect(plain(own.program)).toEqual(plain(program));
    expect(own.program.vars).toEqual(program.vars);
    expect(own.program.funds).toEqual(program.funds);
    expect(own.program.checks).toEqual(program.checks);
    expect(runScenarios(own.program, own.scenarios).flatMap((o) => o.expectations).filter((e) => !e.passed).map((e) => `${e.expectation.text}: got ${e.got}`)).toEqual([]);
  });
});
