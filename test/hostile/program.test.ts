import { describe, expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';
import { compiledClinics, runClinics } from './support/compiled.ts';
import { expectRefused, expectWrongUse } from './support/refused.ts';

const facts = 'fact,period,member,value\nVisits,2026-04,A,10\n';

async function folderWith(change: (text: string) => string | Uint8Array, more: Record<string, string> = {}): Promise<Folder> {
  return new Folder({ 'P.program.json': change((await compiledClinics()).program), 'f.csv': facts, ...more });
}

const edited = (change: (program: any) => void) => (text: string): string => {
  const program = JSON.parse(text) as object;
  change(program);
  return `${JSON.stringify(program, null, 2)}\n`;
};
const line = (id: string, change: (line: any) => void) => edited((program) => change(program.lines.find((each: { id: string }) => each.id === id)));
const activity = (change: (line: any) => void) => line('Activity', change);
const price = (node: object) => activity((each) => { each.amount.arg = node; });
const nested = (depth: number): object => (depth === 0 ? { op: 'number', v: '1' } : { op: 'add', args: [nested(depth - 1)] });

const refused: readonly (readonly [why: string, change: (text: string) => string | Uint8Array, code: string])[] = [
  ['is empty', () => '', 'PRG-095'],
  ['is cut in half', (text) => text.slice(0, text.length / 2), 'PRG-095'],
  ['is a hundred thousand brackets', () => '['.repeat(100_000), 'PRG-095'],
  ['is not UTF-8', (text) => Buffer.from(text.replace('Budget', '\u00e9'), 'latin1'), 'PRG-096'],
  ['is null', () => 'null', 'PRG-001'],
  ['is facts', () => '{"format":"remit-facts/1.0","observations":[]}', 'PRG-001'],
  ['is of a later format', edited((program) => { program.format = 'remit-program/1.1'; }), 'PRG-001'],
  ['has a share of nine tenths', edited((program) => { program.funds[0].sources[0].share = '0.9'; }), 'PRG-052'],
  ['has an amount without quotation marks', price({ op: 'number', v: 12 }), 'PRG-004'],
  ['has an amount as a spreadsheet shortens it', price({ op: 'number', v: '1e5' }), 'PRG-004'],
  ['has an amount of 10,000 digits', price({ op: 'number', v: '9'.repeat(10_000) }), 'PRG-004'],
  ['has an amount spelt otherwise', price({ op: 'number', v: '12.350' }), 'PRG-005'],
  ['has an amount that is not rounded', activity((each) => { each.amount = { op: 'number', v: '1/3' }; }), 'PRG-050'],
  ['has a step that does not exist', price({ op: 'steal', args: [] }), 'PRG-004'],
  ['has a step named like a built-in thing', price({ op: 'constructor', args: [] }), 'PRG-004'],
  ['has a rounding named like a built-in thing', activity((each) => { each.amount.mode = 'constructor'; }), 'PRG-004'],
  ['rounds to nothing', activity((each) => { each.amount.unit = '0'; }), 'PRG-056'],
  ['reads a fact that it does not have', price({ op: 'fact', id: 'Vists' }), 'PRG-013'],
  ['has a field more', activity((each) => { each.note = 'by hand'; }), 'PRG-003'],
  ['has a field less', activity((each) => { delete each.recovery; }), 'PRG-002'],
  ['has a title twice', (text) => text.replace('"currency"', '"title": "Another", "currency"'), 'PRG-094'],
  ['has a name that reaches the prototype', (text) => text.replace('"requires"', '"__proto__": {}, "requires"'), 'PRG-007'],
  ['requires something unknown', edited((program) => { program.requires.push('magic'); }), 'PRG-010'],
  ['requires less than it uses', edited((program) => { program.requires = ['core']; }), 'PRG-011'],
  ['has a value that needs itself', edited((program) => { const [all] = program.vars; all.expr = { op: 'add', args: [all.expr, { op: 'var', id: all.id }] }; }), 'PRG-041'],
  ['has a line twice', edited((program) => { program.lines.push(program.lines[0]); }), 'PRG-012'],
  ['is paid by nobody', line('Timely', (each) => { each.from = { party: 'Nobody' }; }), 'PRG-013'],
  ['has a currency with half a digit', edited((program) => { program.currency.scale = 2.5; }), 'PRG-004'],
  ['is nested 900 deep', price(nested(900)), 'PRG-008'],
  ['has a due date that does not exist', activity((each) => { each.schedule[0].due = '2026-02-30'; }), 'PRG-006'],
  ['has a period that ends before it starts', edited((program) => { program.periods.find((each: { id: string }) => each.id === '2026-04').end = '2020-01-01'; }), 'PRG-020'],
  ['allows less than no days', activity((each) => { each.lateDays = -5; }), 'PRG-004'],
  ['has a name that leads to another folder', edited((program) => { program.name = '../elsewhere'; }), 'PRG-004'],
];

describe('a program is refused if by hand it', () => {
  it.each(refused)('%s', async (_, change, code) => {
    await expectRefused(await folderWith(change), runClinics('f.csv'), [expect.stringMatching(new RegExp(`^${code} P\\.program\\.json(:\\d+)?$`)) as unknown as string]);
  });

  it('has another price than when it was compiled', async () => {
    const { map } = await compiledClinics();
    await expectRefused(await folderWith((text) => text.replaceAll('12.35', '99.99'), { 'P.map.json': map }), runClinics('f.csv'), ['PRG-097 P.program.json']);
  });

  it('is a folder', async () => {
    const folder = new Folder({ 'P.program.json/x': '', 'f.csv': facts });
    await expectWrongUse(folder, runClinics('f.csv'), /"P\.program\.json" is a folder/);
  });
});

describe('a program is run', () => {
  const paid = async (folder: Folder): Promise<string[]> => {
    const { code, stdout } = await folder.remit(...runClinics('f.csv', '--format', 'json'));
    expect(code).toBe(0);
    return (JSON.parse(stdout) as { payments: { payee: string; amount: string }[] }).payments.map(({ payee, amount }) => `${payee} ${amount}`);
  };

  it('with a byte order mark', async () => expect(await paid(await folderWith((text) => `\uFEFF${text}`))).toEqual(['A 123.50']));

  it.each(['{', 'null', '{"program":1,"map":3}', '{"program":"x","map":null,"sources":[]}', '{"program":"x","map":{},"sources":[],"plain":"x"}', '{"program":"x","map":{},"sources":[],"plain":["/~2"]}'])('beside a map that is none: %s', async (map) => {
    expect(await paid(await folderWith((text) => text, { 'P.map.json': map }))).toEqual(['A 123.50']);
  });

  it('exactly beyond what a double can hold', async () => {
    const huge = (text: string): string => price({ op: 'add', args: [{ op: 'number', v: '90071992547409931234.57' }, { op: 'mul', args: [{ op: 'number', v: '0' }, { op: 'fact', id: 'Visits' }] }] })(activity((each) => { each.from = { party: 'Council' }; })(text));
    expect(await paid(await folderWith(huge))).toEqual(['A 90071992547409931234.57']);
  });

  it('450 deep', async () => {
    const deep = (text: string): string => price({ op: 'mul', args: [nested(450), { op: 'fact', id: 'Visits' }] })(text);
    expect(await paid(await folderWith(deep))).toEqual(['A 10.00']);
  });

  it('and holds what would be divided by nothing', async () => {
    const folder = await folderWith(price({ op: 'div', args: [{ op: 'fact', id: 'Visits' }, { op: 'number', v: '0' }] }));
    const { code, stdout } = await folder.remit(...runClinics('f.csv', '--format', 'json'));
    const { payments, holds } = JSON.parse(stdout) as { payments: unknown[]; holds: { line: string; period: string; reasons: { reason: string }[] }[] };
    expect([code, payments]).toEqual([0, []]);
    expect(holds.find((hold) => hold.line === 'Activity' && hold.period === '2026-04')?.reasons[0]?.reason).toBe('division-by-zero');
  });
});
