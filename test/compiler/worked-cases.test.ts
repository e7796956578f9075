import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateProgram } from '@remit/program/validate';
import { runScenarios } from '@remit/runtime';
import { compileTexts } from './support/compile.ts';
import { contract } from './support/worked.ts';

/**
 * Contracts worked out by hand, as data: test/fixtures/worked. A case has a title, a line `how:` with its working,
 * perhaps a `head:`, the body of a contract, and after `---` what a scenario expects; or, after `--- refused`, the
 * code with which the compiler refuses it.
 */
interface Case { title: string; how: string; head?: string; body: string; scenario?: string; refused?: string }

const folder = new URL('../fixtures/worked/', import.meta.url);

function read(file: string): Case[] {
  return readFileSync(new URL(file, folder), 'utf8').split(/^=== /m).slice(1).map((block) => {
    const [title = '', ...lines] = block.split('\n');
    const clause = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const text = lines.filter((line) => !/^(how|head): /.test(line)).join('\n');
    const refused = /^--- refused (\S+)$/m.exec(text)?.[1];
    const [body = '', scenario] = text.replace(/^--- refused .*$/m, '').split(/^---$/m);
    const head = clause('head');
    return { title, how: clause('how') ?? '', body, ...(head === undefined ? {} : { head }), ...(scenario?.trim() ? { scenario } : {}), ...(refused === undefined ? {} : { refused }) };
  });
}

describe.each(readdirSync(folder).sort())('%s', (file) => {
  const cases = read(file);

  it('says how every figure is worked, and expects something of every case', () => {
    expect(cases.filter((c) => c.how === '' || (c.refused === undefined && !/\bexpect\b/.test(c.scenario ?? ''))).map((c) => c.title)).toEqual([]);
  });

  it.each(cases)('$title', async ({ body, head, scenario, refused }) => {
    const { contracts, errors, findings } = await compileTexts({ 't.remit': contract(body, head) + (scenario === undefined ? '' : `scenario "worked" for T {\n${scenario}\n}\n`) });
    expect(errors).toEqual([]);
    if (refused !== undefined) {
      expect(contracts).toEqual([]);
      expect([...new Set(findings.map((f) => f.code))]).toEqual([refused]);
      return;
    }
    expect(findings).toEqual([]);
    expect(validateProgram(contracts[0]!.program)).toEqual([]);
    const outcomes = runScenarios(contracts[0]!.program, contracts[0]!.scenarios);
    expect(outcomes.flatMap((o) => o.findings.map((f) => `${f.code} ${f.message}`))).toEqual([]);
    const all = outcomes.flatMap((o) => o.expectations);
    expect(all.length).toBe([...scenario!.matchAll(/\bexpect\b/g)].length);
    expect(all.filter((e) => !e.passed).map((e) => `${e.expectation.text}: got ${e.got}`)).toEqual([]);
  });
});
