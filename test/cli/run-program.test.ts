import { describe, expect, it } from 'vitest';
import type { Ledger, Program, Result } from '@remit/program';
import { ledgerHash, newLedger, withRun } from '@remit/program';
import { documentHash, sha256Hex } from '@remit/program/hash';
import { validateProgram } from '@remit/program/validate';
import { smallFacts, smallProgram } from './support/small-program.ts';
import { Folder, type Ran } from './support/run.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

function folderWith(files: Record<string, string | Uint8Array> = {}): Folder {
  return new Folder({ 'First.program.json': json(smallProgram()), 'facts.json': json(smallFacts('120')), ...files });
}

const run = (folder: Folder, ...more: string[]): Promise<Ran> => folder.remit('run', 'First.program.json', '--facts', 'facts.json', '--as-of', '2026-06-01', ...more);

it('the program of these tests is sound', () => {
  expect(validateProgram(smallProgram())).toEqual([]);
});

describe('what is owed', () => {
  it('is told in words on the standard error stream', async () => {
    const { code, stdout, stderr } = await run(folderWith());
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(`Advice for people out of work (First, version 1.0)
As of 1 June 2026, from First.program.json, facts.json; no ledger given, so nothing counts as paid before.

Payments: 1 payment
  Due          Payer                 Payee                Amount  For
  1 June 2026  Riverside Council  →  Riverside Advice  £4,800.00  Payment for each person advised, April 2026

Held: 1 payment is not made until this is settled
  What                                       Because
  Payment for each person advised, May 2026  no value of "People" (People advised) has been recorded for May 2026
1 more payment is for a time that is still to come.
`);
  });

  it('is given as JSON on the standard output', async () => {
    const { code, stdout } = await run(folderWith(), '--format', 'json');
    const result = JSON.parse(stdout) as Result;
    expect([code, result.format, result.asOf, result.program]).toEqual([0, 'remit-result/1.0', '2026-06-01', documentHash(smallProgram())]);
    expect(result.payments.map(({ payer, payee, amount, due }) => [payer, payee, amount, due])).toEqual([['Council', 'Advisers', '4800.00', '2026-06-01']]);
  });

  it('adds up payments of one pair', async () => {
    const { stderr } = await run(folderWith({ 'facts.json': json(smallFacts('120', '100')) }));
    expect(stderr).toContain(`Payments: 2 payments
  Due          Payer                 Payee                Amount  For
  1 June 2026  Riverside Council  →  Riverside Advice  £4,800.00  Payment for each person advised, April 2026
  1 July 2026  Riverside Council  →  Riverside Advice  £4,000.00  Payment for each person advised, May 2026

Totals
  Payer                 Payee                Amount
  Riverside Council  →  Riverside Advice  £8,800.00
`);
  });

  it('is as of today where no day is given, and says so', async () => {
    const { stderr } = await folderWith().remit('run', 'First.program.json', '--facts', 'facts.json');
    expect(stderr).toContain('As of 22 November 2026, today, from');
  });

  it('takes a day in words', async () => {
    const { stderr } = await folderWith().remit('run', 'First.program.json', '--facts', 'facts.json', '--as-of', '1 May 2026');
    expect(stderr).toContain('As of 1 May 2026, from');
    expect(stderr).toContain('No payments are due from this run.');
  });
});

describe('files', () => {
  it('are written where asked, and said so', async () => {
    const folder = folderWith();
    const { stderr } = await run(folder, '--out', 'made/', '--ledger-out', 'ledger.json');
    expect(stderr).toContain('wrote made/First.result.json\nwrote ledger.json\n');
    expect(folder.files()).toEqual(['First.program.json', 'facts.json', 'ledger.json', 'made/First.result.json']);
    const result = JSON.parse(folder.read('made/First.result.json')) as Result;
    expect(JSON.parse(folder.read('ledger.json'))).toEqual(result.ledger);
    expect(result.ledger.payments).toHaveLength(1);
  });

  it('of a first run make a second pay nothing', async () => {
    const folder = folderWith();
    await run(folder, '--ledger-out', 'ledger.json');
    const before = folder.read('ledger.json');
    const { code, stderr } = await run(folder, '--ledger', 'ledger.json', '--ledger-out', 'ledger.json');
    expect(code).toBe(0);
    expect(stderr).toContain('No payments are due from this run.');
    expect(folder.read('ledger.json')).toBe(before);
  });

  it('of a design are no ledger, and its payments are for trying', async () => {
    const folder = folderWith({ 'First.program.json': json({ ...smallProgram(), status: 'design' }) });
    const { code, stderr } = await run(folder, '--out', 'made/', '--ledger-out', 'ledger.json');
    expect([code, folder.files()]).toEqual([1, ['First.program.json', 'facts.json']]);
    expect(stderr).toContain('error LED-099');
    const tried = await run(folder, '--out', 'made/');
    expect(tried.code).toBe(0);
    expect(tried.stderr).toContain('For trying only: this contract is a design, and nothing is to be paid on it.\n');
    expect((JSON.parse(folder.read('made/First.result.json')) as Result).trial).toBe(true);
  });

  it('are payments as CSV, with what is VAT in them', async () => {
    const program = { ...smallProgram(), requires: ['core', 'tax'], tax: { rounding: { unit: '0.01', mode: 'halfExpand' }, rates: [{ treatment: 'standard', from: '2011-01-04', rate: '0.2' }] } };
    program.lines = program.lines.map((line) => ({ ...line, tax: { treatment: 'standard' as const, recoverable: false } }));
    const { code, stdout } = await run(folderWith({ 'First.program.json': json(program) }), '--format', 'csv');
    const [head, first, ...rest] = stdout.split('\n');
    expect([code, head, rest]).toEqual([0, 'key,due,payer,payee,net,tax,amount,currency,kind,seq,asOf', ['']]);
    expect(first!.split(',').slice(1)).toEqual(['2026-06-01', 'Council', 'Advisers', '4800.00', '960.00', '5760.00', 'GBP', 'payment', '1', '2026-06-01']);
    const { stderr } = await run(folderWith({ 'First.program.json': json(program) }));
    expect(stderr).toMatch(/Net +VAT +Amount/);
    expect(stderr).toContain('VAT at 20% on Payment for each person advised, April 2026: £960.00');
  });

  it.each([
    [['--ledger', 'earlier-ledger.json'], 'Wrong use  There is no file or folder "earlier-ledger.json".\n  Check the path: it starts at the current folder.\n'],
    [['--ledger-out', 'old.json'], 'Wrong use  "old.json" is already there, so no other ledger is written over it.\n  Read it with --ledger, or name a new file.\n'],
    [['--out', 'facts.json'], 'Wrong use  "facts.json" is read by this run, so it cannot be written over.\n  Name another file.\n'],
    [['--out', './First.program.json'], 'Wrong use  "First.program.json" is read by this run, so it cannot be written over.\n  Name another file.\n'],
    [['--out', 'x.json', '--ledger-out', 'x.json'], 'Wrong use  "x.json" is the ledger, so the result cannot be written there.\n  Name another file with --out.\n'],
    [['--facts', 'facts.txt'], 'Wrong use  There is no file or folder "facts.txt".\n  Check the path: it starts at the current folder.\n'],
    [['--facts', 'notes.txt'], 'Wrong use  It cannot be told what kind of facts "notes.txt" holds.\n  Facts are files that end in ".csv" or ".json".\n'],
  ])('%j are not touched', async (argv, expected) => {
    const folder = folderWith({ 'old.json': '{}', 'notes.txt': '' });
    const before = folder.files();
    const { code, stderr } = await run(folder, ...argv);
    expect([code, stderr]).toEqual([2, expected]);
    expect(folder.files()).toEqual(before);
    expect(folder.read('old.json')).toBe('{}');
  });

  it.each([
    ['other.remit', 'contract "Other"'],
    ['ledger.json', '{"format":"remit-ledger/1.0"}'],
    ['null.json', 'null'],
    ['.', '{}', 'First.result.json'],
  ])('"--out %s" takes the place of nothing but a result', async (out, text, lost = out) => {
    const folder = folderWith({ [lost]: text });
    const { code, stderr } = await run(folder, '--out', out, '--ledger-out', 'new.json');
    expect([code, stderr.split('\n').slice(-3)]).toEqual([2, [`Wrong use  "${lost}" is already there and is not the result of a run, so no result is written over it.`, '  Name another file with --out, or take that one away first.', '']]);
    expect(folder.read(lost)).toBe(text);
    expect(folder.files()).not.toContain('new.json');
  });

  it('take the place of an earlier result', async () => {
    const folder = folderWith();
    await run(folder, '--out', 'result.json');
    expect((await run(folder, '--out', 'result.json')).code).toBe(0);
    expect((await run(folder, '--out', '.')).code).toBe(0);
    expect((await run(folder, '--out', '.')).code).toBe(0);
  });

  it('are not left half written where one cannot be', async () => {
    const folder = folderWith({ blocked: '' });
    const { code, stderr } = await run(folder, '--ledger-out', 'ledger.json', '--out', 'blocked/result.json');
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing was written: a part of the path is a file, not a folder');
    expect(folder.files()).toEqual(['First.program.json', 'blocked', 'facts.json']);
  });
});

describe('a ledger whose hash is given', () => {
  const paidOnce = async (): Promise<{ folder: Folder; hash: string }> => {
    const folder = folderWith({ 'two.json': json(smallFacts('120', '100')) });
    const { stderr } = await run(folder, '--out', 'first.json', '--ledger-out', 'ledger.json');
    return { folder, hash: /^hash of the ledger: (sha256:[0-9a-f]{64})$/m.exec(stderr)![1]! };
  };
  const again = (folder: Folder, hash: string): Promise<Ran> => run(folder, '--ledger', 'ledger.json', '--ledger-hash', hash, '--ledger-out', 'ledger.json');
  /** £4,800.00 becomes £480.00 wherever it stands, and the run is made to match. */
  const forged = (text: string): string => {
    const ledger = JSON.parse(text.replaceAll('4800.00', '480.00')) as Ledger;
    return json(withRun(newLedger(ledger), { of: ledger.runs[0]!, postings: ledger.postings, payments: ledger.payments }));
  };

  it('is the one that is paid from', async () => {
    const { folder, hash } = await paidOnce();
    expect((JSON.parse(folder.read('ledger.json')) as Ledger).runs.map((one) => one.hash)).toEqual([hash]);
    for (const given of [hash, hash.toUpperCase().replace('SHA256', 'sha256'), 'first.json']) expect((await again(folder, given)).code).toBe(0);
  });

  it('is refused when it was changed, also where all was changed alike', async () => {
    const { folder, hash } = await paidOnce();
    const truth = folder.read('ledger.json');
    folder.write('ledger.json', truth.replaceAll('4800.00', '480.00'));
    expect((await again(folder, hash)).stderr).toMatch(/^error LED-020 {2}What the run as of 2026-06-01 added to this ledger is not what it was/);
    const forgery = forged(truth);
    folder.write('ledger.json', forgery);
    expect((await run(folder, '--ledger', 'ledger.json')).code).toBe(0);
    for (const [given, told] of [[hash, 'was expected'], ['first.json', '"first.json" left']] as const) {
      const { code, stderr } = await again(folder, given);
      expect([code, folder.read('ledger.json')]).toEqual([1, forgery]);
      expect(stderr).toContain(`error LED-098  "ledger.json" is not the ledger that ${told}: its hash is ${ledgerHash(JSON.parse(forgery) as Ledger)}, not ${hash}.\n`);
    }
  });

  it('is refused when a run was added since, and that is said', async () => {
    const { folder, hash } = await paidOnce();
    await folder.remit('run', 'First.program.json', '--facts', 'two.json', '--as-of', '2026-06-02', '--ledger', 'ledger.json', '--ledger-out', 'ledger.json');
    expect((await again(folder, hash)).stderr).toContain(`not ${hash}. It is that ledger with 1 run added since, as of 2 June 2026.\n`);
  });

  it('must be there, and the hash be one', async () => {
    const { folder, hash } = await paidOnce();
    expect((await run(folder, '--ledger-hash', hash)).stderr).toBe('Wrong use  There is no ledger whose hash could be looked at.\n  Name it with --ledger.\n');
    expect((await again(folder, 'facts.json')).stderr).toContain('Wrong use  "facts.json" is neither the hash of a ledger nor the result of a run.\n');
    expect((await again(folder, 'sha256:12')).code).toBe(2);
  });
});

describe('refused with 1, every finding told and nothing written', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  const changed = (change: (program: Program) => void): string => {
    const program = smallProgram();
    change(program);
    return json(program);
  };
  const otherLedger: Ledger = { format: 'remit-ledger/1.0', contract: 'Second', currency: 'EUR', postings: [], payments: [], runs: [] };

  it.each<[string, Record<string, string | Uint8Array>, string[]]>([
    ['a program edited by hand', { 'First.program.json': changed((program) => { program.lines[0]!.to = { party: 'Nobody' }; program.currency.scale = 9; }) }, ['PRG-004']],
    ['a program that refers to nothing', { 'First.program.json': changed((program) => { program.lines[0]!.to = { party: 'Nobody' }; }) }, ['PRG-013']],
    ['a program of a later format', { 'First.program.json': json({ ...smallProgram(), format: 'remit-program/9.0' }) }, ['PRG-001']],
    ['a program with a prototype key', { 'First.program.json': json(smallProgram()).replace('"requires"', '"__proto__": {}, "requires"') }, ['PRG-007']],
    ['a program that is not JSON', { 'First.program.json': '{ "format": ' }, ['PRG-095']],
    ['a program that is another document', { 'First.program.json': '[]' }, ['PRG-001']],
    ['facts that are not JSON', { 'facts.json': '{\n  "format": "remit-facts/1.0",\n}' }, ['FCT-095']],
    ['facts that are not UTF-8', { 'facts.json': bytes('{ "format": "\u00a3" }') }, ['FCT-096']],
    ['facts of another format', { 'facts.json': '{}' }, ['FCT-001']],
    ['facts with numbers that are not texts', { 'facts.json': json({ format: 'remit-facts/1.0', observations: [{ fact: 'People', period: '2026-04', value: 120 }] }) }, ['FCT-004']],
    ['a ledger of another contract and currency', { 'ledger.json': json(otherLedger) }, ['LED-009', 'LED-010']],
    ['a ledger that is not JSON', { 'ledger.json': 'paid: 3' }, ['LED-095']],
    ['a ledger that is not UTF-8', { 'ledger.json': bytes('{ "contract": "\u00e9" }') }, ['LED-096']],
  ])('%s', async (_, files, codes) => {
    const folder = folderWith(files);
    const before = folder.files();
    const { code, stdout, stderr } = await run(folder, '--out', 'out.json', '--ledger-out', 'new.json', ...('ledger.json' in files ? ['--ledger', 'ledger.json'] : []));
    expect(stderr.match(/^error [A-Z]{3}-\d{3}/gm)).toEqual(codes.map((one) => `error ${one}`));
    expect([code, stdout, folder.files()]).toEqual([1, '', before]);
    expect(stderr).toMatch(/Nothing was worked out and nothing was written\.\n$/);
  });

  it('shows the line of a JSON file that a finding is about', async () => {
    const folder = folderWith({ 'facts.json': '{\n  "format": "remit-facts/1.0",\n  "observations": [\n    { "fact": "People", "period": "2026-04", "value": 120 }\n  ]\n}\n' });
    const { stderr } = await run(folder);
    expect(stderr).toContain(`  at facts.json:4:55
    4 │     { "fact": "People", "period": "2026-04", "value": 120 }
      │                                                       ~~~
`);
  });
});

describe('a program beside its map', () => {
  const map = (program: Program): string => json({ format: 'remit-map/1.0', program: documentHash(program), sources: [], map: {} });

  it('is run without more words if it is the one compiled', async () => {
    const { code, stderr } = await run(folderWith({ 'First.map.json': map(smallProgram()) }));
    expect(code).toBe(0);
    expect(stderr).not.toContain('warning');
  });

  it('is refused if it was changed since', async () => {
    const { code, stderr } = await run(folderWith({ 'First.map.json': map({ ...smallProgram(), title: 'Before' }) }));
    expect(code).toBe(1);
    expect(stderr).toContain('error PRG-097  "First.program.json" is not the program that was compiled: its content has changed since');
  });
});

describe('the place of a finding', () => {
  const mayFall = (): Program => {
    const program = smallProgram();
    program.facts[0] = { ...program.facts[0]!, type: 'number', min: { op: 'number', v: '-5000' } };
    return program;
  };
  const contract = 'contract First {\n  amount £40 per person in People\n}\n';
  const given = (): Record<string, string> => ({ 'First.program.json': json(mayFall()), 'facts.json': json(smallFacts('-1', '-2', '-3')), 'c.remit': contract });
  const map = (text: string): string => json({
    format: 'remit-map/1.0', program: documentHash(mayFall()),
    sources: [{ uri: 'c.remit', sha256: sha256Hex(text) }], map: { '/lines/0/amount': '0:2:3-2:34' },
  });
  const told = "error FCT-123  'Advice' in 2026-04 comes to -40, and the contract does not say what happens when it falls below zero. 2 more of its amounts are below zero.\n";

  it('is the amount in the contract where it falls below zero, once', async () => {
    const { code, stderr } = await run(folderWith({ ...given(), 'First.map.json': map(contract) }));
    expect(code).toBe(1);
    expect(stderr).toContain(`${told}  at c.remit:2:1\n    2 │   amount £40 per person in People\n`);
    expect(stderr.match(/FCT-123/g)).toHaveLength(1);
  });

  it.each([['has no map', {}], ['has changed since', { 'First.map.json': map('contract Second {}') }]])('is that in the program where the contract %s', async (_, more) => {
    const { stderr } = await run(folderWith({ ...given(), ...more }));
    expect(stderr).toContain(`${told}  at First.program.json at /lines/0/amount\n`);
  });

  it('is in the file that lists an unknown group or unknown rows', async () => {
    const other = { ...smallFacts(), members: { Klinik: [{ key: 'A' }] }, rows: { constructor: [{ period: '2026-04', values: {} }] } };
    const { code, stderr } = await folderWith({ 'other.json': json(other) }).remit('run', 'First.program.json', '--facts', 'facts.json', 'other.json', '--as-of', '2026-06-01');
    expect(code).toBe(1);
    expect(stderr).toContain('at other.json:5:15\n');
    expect(stderr).toContain('at other.json:12:20\n');
  });
});
