import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const root = path.join(import.meta.dirname, '../..');

const contract = (name: string, price: string, rest = ''): string => `contract ${name} {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2028
  years    start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Care Board"
  provider Trust "Care Trust"
  fact Visits { count of visits between 0 and 10,000, each year }
  payment Visited "Visits" {
    from Board to Trust
    paid yearly, due 30 days after the period
    amount ${price} per visit in Visits
    recoveries: carry
  }
${rest}}
`;

describe('contracts of one name in several projects', () => {
  const projects = { 'north/remit.json': '{}', 'north/care.remit': contract('Care', '£12'), 'south/remit.json': '{}', 'south/care.remit': contract('Care', '£15') };

  it('are not written over each other', async () => {
    const folder = new Folder(projects);
    const { code, stderr } = await folder.remit('compile', 'north', 'south', '--out', 'programs');
    expect([code, stderr]).toEqual([1, `error PRG-121  The program of 'Care' would overwrite another: a contract in north/care.remit is named 'Care' too. Nothing of either would tell which one is paid by. Compile the folder of each by itself, with an --out of its own, or rename one.
  at south/care.remit

1 error; 2 files checked. More about a finding: remit explain PRG-121
Nothing was written.
`]);
    expect(folder.files('.')).not.toContain('programs/Care.program.json');
    expect((await folder.remit('compile', 'south', '--out', 'programs')).code).toBe(0);
  });

  it('nor where the names differ in capital letters only', async () => {
    const folder = new Folder({ ...projects, 'south/care.remit': contract('CARE', '£15') });
    const { code, stderr } = await folder.remit('compile', '.', '--out', 'programs');
    expect([code, stderr]).toEqual([1, expect.stringContaining("The program of 'CARE' would overwrite another: a contract in north/care.remit is named 'Care', which differs in capital letters only.")]);
  });
});

describe('remit test', () => {
  const limited = `${contract('Care', '£12', '  rules { payments to Trust at most £1,000 each year }\n')}
scenario "Many visits" for Care {
  in 2026/27 { Visits = 100 visits }
  in 2027/28 { Visits = 10 visits }
  expect Visited in 2026/27 is £1,200.00
}
`;

  it('says which limits of the contract a scenario breaks; the scenario passes all the same', async () => {
    const folder = new Folder({ 'care.remit': limited });
    const { code, stderr } = await folder.remit('test', 'care.remit');
    expect([code, stderr]).toEqual([0, `does not hold  Payments to Trust at most £1,000 each year: 2026/27, in Many visits (Care)
All as expected, 1 scenario came true.
`]);
    const { scenarios: [only] } = JSON.parse((await folder.remit('test', 'care.remit', '--format', 'json')).stdout);
    expect([only.passed, only.broken.map(({ period, holds }: { period: string; holds: boolean }) => [period, holds])]).toEqual([true, [['2026/27', false]]]);
  });
});

describe('remit run .', () => {
  it('names the contract, because a dot says nothing', async () => {
    const folder = new Folder({ 'care.remit': contract('Care', '£12'), 'facts.csv': 'fact,period,value\nVisits,2026/27,10\n' });
    const { stderr } = await folder.remit('run', '.', '--facts', 'facts.csv', '--as-of', '2027-06-01');
    expect(stderr).toContain('As of 1 June 2027, from the contract Care in ".", facts.csv;');
  });
});

describe('a reader that stops early', () => {
  it.each(['stdout', 'stderr'] as const)('of %s is no fault, and nothing is said', async (stream) => {
    const folder = new Folder({ 'care.remit': contract('Care', '£12'), 'facts.csv': 'fact,period,value\nVisits,2026/27,10\n' });
    const command = spawn(process.execPath, [path.join(root, 'packages/cli/src/main.ts'), 'run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2027-06-01', '--format', 'csv', '--out', 'result.json'], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    command[stream].destroy();
    let other = '';
    command[stream === 'stdout' ? 'stderr' : 'stdout'].on('data', (text: Buffer) => { other += text.toString(); });
    const code = await new Promise((resolve) => command.on('close', resolve));
    expect([code, /Error|EPIPE|Fault/.test(other), folder.files().includes('result.json')]).toEqual([0, false, true]);
  });
});
