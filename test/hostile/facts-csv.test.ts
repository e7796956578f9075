import { describe, expect, it } from 'vitest';
import type { Result } from '@remit/program';
import { Folder } from '../cli/support/run.ts';
import { compiledClinics, runClinics } from './support/compiled.ts';
import { expectRefused, expectWrongUse } from './support/refused.ts';

const long = 'fact,period,member,Conditions,value\n';
const corrected = 'fact,period,member,value,recordedAt,id,supersedes\n';
const one = (line: string): string => `${long}${line}\n`;
const value = (fact: string, text: string): string => one(`${fact},A,,"${text}"`);
const visits = (text: string): string => value('Visits,2026-04', text);
const folderWith = async (facts: string | Uint8Array): Promise<Folder> => new Folder({ 'P.program.json': (await compiledClinics()).program, 'f.csv': facts });

const refused: readonly (readonly [why: string, facts: string | Uint8Array, ...findings: string[]])[] = [
  ['an empty file', '', 'FCT-201 f.csv:1'],
  ['empty lines', '\n\n\n', 'FCT-201 f.csv:1'],
  ['no heading', 'Visits,2026-04,A,1\n', 'FCT-201 f.csv:1'],
  ['a heading in capitals', 'Fact,Period,Member,Value\nVisits,2026-04,A,1\n', 'FCT-201 f.csv:1'],
  ['no column of periods', 'fact,member,value\nVisits,A,1\n', 'FCT-201 f.csv:1'],
  ['no column of values', 'fact,period,member\nVisits,2026-04,A\n', 'FCT-201 f.csv:1'],
  ['semicolons', 'fact;period;member;value\nVisits;2026-04;A;1\n', 'FCT-201 f.csv:1'],
  ['tabs', 'fact\tperiod\tmember\tvalue\nVisits\t2026-04\tA\t1\n', 'FCT-201 f.csv:1'],
  ['a column twice', 'period,member,Visits,Visits\n2026-04,A,1,2\n', 'FCT-203 f.csv:1'],
  ['a column without a name', 'fact,period,member,,value\nVisits,2026-04,A,9,1\n', 'FCT-211 f.csv:1'],
  ['both forms', 'fact,period,member,value,Quality\nVisits,2026-04,A,1,\n', 'FCT-212 f.csv:1'],
  ['a column of values beside columns of facts', 'period,member,Visits,value\n2026-04,A,1,5\n', 'FCT-202 f.csv:1'],
  ['a column that is no fact', 'period,member,Vists\n2026-04,A,1\n', 'FCT-202 f.csv:1'],
  ['columns that reach the prototype', 'period,member,__proto__,constructor\n2026-04,A,1,2\n', 'FCT-202 f.csv:1', 'FCT-202 f.csv:1'],
  ['facts that reach the prototype', `${long}__proto__,2026-04,A,,1\nconstructor,2026-04,A,,1\n`, 'FCT-101 f.csv:2', 'FCT-101 f.csv:3'],
  ['a fact the contract does not have', one('Vists,2026-04,A,,1'), 'FCT-101 f.csv:2'],
  ['a member that reaches the prototype', one('Visits,2026-04,__proto__,,1'), 'FCT-125 f.csv:2'],
  ['an element that reaches the prototype', one('Cases,2026/27,A,__proto__,1'), 'FCT-106 f.csv:2'],
  ['a period that reaches the prototype', one('Visits,constructor,A,,1'), 'FCT-102 f.csv:2'],
  ['a code that reaches the prototype', one('Kind,2026/27,A,,constructor'), 'FCT-107 f.csv:2'],
  ['an element the set does not have', one('Cases,2026/27,A,Asthmaa,1'), 'FCT-106 f.csv:2'],
  ['no element', one('Cases,2026/27,A,,1'), 'FCT-104 f.csv:2'],
  ['no member', one('Visits,2026-04,,,1'), 'FCT-104 f.csv:2'],
  ['a member where there is none', one('Started,term,A,,2026-04-01'), 'FCT-105 f.csv:2'],
  ['an element where there is none', one('Visits,2026-04,A,Asthma,1'), 'FCT-105 f.csv:2'],
  ['a year for a month', one('Visits,2026/27,A,,1'), 'FCT-103 f.csv:2'],
  ['a month for a year', 'period,member,Visits,Quality\n2026-04,A,1,70%\n', 'FCT-103 f.csv:2'],
  ['a period after the term', one('Visits,2030-04,A,,1'), 'FCT-102 f.csv:2'],
  ['a month that does not exist', one('Visits,2026-13,A,,1'), 'FCT-102 f.csv:2'],
  ['a period in words', one('Visits,April 2026,A,,1'), 'FCT-102 f.csv:2'],
  ['one value twice', `${long}Visits,2026-04,A,,1\nVisits,2026-04,A,,1\n`, 'FCT-112 f.csv:3'],
  ['two values', `${long}Visits,2026-04,A,,1\nVisits,2026-04,A,,2\n`, 'FCT-112 f.csv:3'],
  ['one value a hundred times', `${long}${'Visits,2026-04,A,,1\n'.repeat(100)}`, 'FCT-112 f.csv:3'],
  ['more than the most', visits('50001'), 'FCT-108 f.csv:2'],
  ['less than nothing', visits('-1'), 'FCT-206 f.csv:2'],
  ['a percentage above its bound by nothing much', value('Quality,2026/27', '1.0000000000000000000001'), 'FCT-108 f.csv:2'],
  ['seven times the whole', value('Quality,2026/27', '700%'), 'FCT-108 f.csv:2'],
  ['money below its bound', value('Costs,2026/27', '-0.01'), 'FCT-108 f.csv:2'],
  ['half a visit', visits('1.5'), 'FCT-206 f.csv:2'],
  ['not applicable where it has no meaning', visits('NA'), 'FCT-110 f.csv:2'],
  ['a number of 10,000 digits', visits('9'.repeat(10_000)), 'FCT-206 f.csv:2'],
  ['10,000 digits after the point', visits(`0.${'3'.repeat(10_000)}`), 'FCT-206 f.csv:2'],
  ...['lots', '1e5', '0x10', '1,000', '£5', '5.', '1_000', 'NaN', 'Infinity', '١٢', '1 000', '--5', '5-', '(5)', '1/0', '10/2', 'N/A', 'n/a', '-', 'null', 'undefined', '#REF!', '=1+1', '1\0'].map((text) => [`${text} for a count`, visits(text), 'FCT-206 f.csv:2'] as const),
  ...['70 %', '7/10', '70,5%'].map((text) => [`${text} for a percentage`, value('Quality,2026/27', text), 'FCT-206 f.csv:2'] as const),
  ...['y', '1', 'maybe'].map((text) => [`${text} for yes or no`, value('Open,2026/27', text), 'FCT-206 f.csv:2'] as const),
  ...['large', 'LARGE', 'Medium'].map((text) => [`${text} for a code`, value('Kind,2026/27', text), 'FCT-107 f.csv:2'] as const),
  ...['2026-04-31', '2026-02-29', '31/04/2026', '1 April 2026', '2026-4-1', '20260401', '0000-01-01', '2026-04-01T00:00:00Z'].map((text) => [`${text} for a date`, one(`Started,term,,,"${text}"`), 'FCT-206 f.csv:2'] as const),
  ...['410/480/2', '/480', '410/', '1/3/'].map((text) => [`${text} for a proportion`, value('Seen,2026/27', text), 'FCT-206 f.csv:2'] as const),
  ['a proportion above the whole', value('Seen,2026/27', '500/480'), 'FCT-108 f.csv:2'],
  ['a proportion below nothing', value('Seen,2026/27', '-1/480'), 'FCT-108 f.csv:2'],
  ['more left out than there are', value('Seen,2026/27', '410/480 less 490'), 'FCT-109 f.csv:2'],
  ['a numerator without its denominator', one('Seen.InTime,2026/27,A,,410'), 'FCT-207 f.csv:2'],
  ['a part the proportion does not have', one('Seen.Late,2026/27,A,,410'), 'FCT-209 f.csv:2'],
  ['a day of record that does not exist', `${corrected}Visits,2026-04,A,1,2026-02-30,,\n`, 'FCT-111 f.csv:2'],
  ['a correction of nothing', `${corrected}Visits,2026-04,A,1,2026-05-01,a,b\n`, 'FCT-114 f.csv:2'],
  ['a correction of itself', `${corrected}Visits,2026-04,A,1,2026-05-01,a,a\n`, 'FCT-114 f.csv:2'],
  ['corrections in a circle', `${corrected}Visits,2026-04,A,1,2026-05-01,a,b\nVisits,2026-04,A,1,2026-05-01,b,a\n`, 'FCT-115 f.csv:2'],
  ['a correction recorded before what it corrects', `${corrected}Visits,2026-04,A,1,2026-05-01,a,\nVisits,2026-04,A,2,2026-04-01,b,a\n`, 'FCT-114 f.csv:3'],
  ['a correction for somebody else', `${corrected}Visits,2026-04,A,1,2026-05-01,a,\nVisits,2026-04,B,2,2026-06-01,b,a\n`, 'FCT-114 f.csv:3'],
  ['two corrections of one value', `${corrected}Visits,2026-04,A,1,2026-05-01,a,\nVisits,2026-04,A,2,2026-06-01,b,a\nVisits,2026-04,A,3,2026-06-01,c,a\n`, 'FCT-114 f.csv:4'],
  ['two values with one id', `${corrected}Visits,2026-04,A,1,2026-05-01,a,\nVisits,2026-04,B,2,2026-06-01,a,\n`, 'FCT-113 f.csv:3'],
  ['a number with a comma that is not in quotation marks', one('Visits,2026-04,A,,1,000'), 'FCT-205 f.csv:2'],
  ['a quotation mark that is never closed', `${long}Visits,2026-04,B,,1\nVisits,2026-04,"A,,1\nVisits,2026-04,C,,1\n`, 'FCT-204 f.csv:3'],
  ['a quotation mark within a value', one('Visits,2026-04,A"B,,1'), 'FCT-204 f.csv:2'],
  ['a line break in a key', one('Visits,2026-04,"A\nB",,1'), 'FCT-125 f.csv:2'],
  ['a NUL in a key', one('Visits,2026-04,A\0B,,1'), 'FCT-125 f.csv:2'],
  ['a mark without width in a key', `${long}Visits,2026-04,A,,1\nVisits,2026-05,A\u200b,,1\n`, 'FCT-125 f.csv:3'],
  ['a key of 100,000 letters', one(`Visits,2026-04,${'k'.repeat(100_000)},,1`), 'FCT-125 f.csv:2'],
  ['more members than there may be', `${long}${Array.from({ length: 51 }, (_, index) => `Visits,2026-04,M${index},,1\n`).join('')}`, 'FCT-118 f.csv'],
  ['Windows-1252', Buffer.from(one('Visits,2026-04,\u00e9,,1'), 'latin1'), 'FCT-096 f.csv:2'],
  ['UTF-16', Buffer.from(`\uFEFF${one('Visits,2026-04,A,,1')}`, 'utf16le'), 'FCT-096 f.csv:1'],
];

describe('facts as CSV are refused for', () => {
  it.each(refused.map(([why, facts, ...findings]) => ({ why, facts, findings })))('$why', async ({ facts, findings }) => {
    await expectRefused(await folderWith(facts), runClinics('f.csv'), findings, facts.toString());
  });

  it('the same values in two files', async () => {
    const folder = await folderWith(one('Visits,2026-04,A,,1'));
    folder.write('g.csv', one('Visits,2026-04,A,,1'));
    await expectRefused(folder, runClinics('f.csv', '--facts', 'g.csv'), ['FCT-112 g.csv:2']);
  });

  it('a folder', async () => {
    const folder = await folderWith('');
    folder.write('d.csv/x', '');
    await expectWrongUse(folder, runClinics('d.csv'), /"d\.csv" is a folder, but a file is needed here/);
  });
});

describe('facts as CSV are read alike with', () => {
  const plain = 'fact,period,member,Conditions,value\nVisits,2026-04,A,,1000\nQuality,2026/27,A,,70%\nCosts,2026/27,A,,1000.50\nSeen,2026/27,A,,410/480\nOpen,2026/27,A,,yes\nCases,2026/27,A,Asthma,10\nCases,2026/27,A,Heart,11\n';
  const paid = async (facts: string | Uint8Array): Promise<[string, string][]> => {
    const { code, stdout, stderr } = await (await folderWith(facts)).remit(...runClinics('f.csv', '--format', 'json'));
    expect([code, stderr.match(/^(error|warning).*/gm)]).toEqual([0, null]);
    return (JSON.parse(stdout) as Result).entitlements.map(({ line, amount }) => [line, amount]);
  };
  const sums = [['Activity', '12350.00'], ['Bonus', '49.02'], ['Timely', '5000.00'], ['Chronic', '652.47']];

  it.each<[string, string]>([
    ['nothing special', plain],
    ['a byte order mark and Windows line ends', `\uFEFF${plain.replaceAll('\n', '\r\n')}`],
    ['quotation marks and blanks round everything', plain.replace(/[^,\n]+/g, (cell) => `" ${cell} "`)],
    ['its lines in another order', `${plain.split('\n')[0]}\n${plain.trim().split('\n').slice(1).reverse().join('\n')}`],
    ['its columns in another order', plain.trim().split('\n').map((line) => line.split(',').reverse().join(',')).join('\n')],
    ['empty lines and lines of commas', plain.replaceAll('\n', '\n\n,,,,\n')],
    ['numbers spelt otherwise', plain.replace('1000\n', '+01000.0\n').replace('70%', '.70').replace('yes', 'TRUE')],
    ['columns for facts', 'period,member,Conditions,Visits,Quality,Costs,Seen.InTime,Seen.Referred,Open,Cases\n2026-04,A,,1000,,,,,,\n2026/27,A,,,70%,1000.50,410,480,yes,\n2026/27,A,Asthma,,,,,,,10\n2026/27,A,Heart,,,,,,,11\n'],
  ])('%s', async (_, facts) => expect(await paid(facts)).toEqual(sums));
});

it('members whose keys differ only in capitals or in stored accents are warned of', async () => {
  const folder = await folderWith(`${long}Visits,2026-04,A1,,1\nVisits,2026-05,a1,,1\nVisits,2026-04,\u00e9,,1\nVisits,2026-05,e\u0301,,1\n`);
  const { code, stderr } = await folder.remit(...runClinics('f.csv'));
  expect(code).toBe(0);
  expect(stderr.match(/^warning FCT-127 .*\n {2}at f.csv:\d/gm)).toHaveLength(2);
});

it('members named like built-in things are paid like others', async () => {
  const folder = await folderWith(`${long}${['constructor', 'toString', 'hasOwnProperty', 'valueOf', '0', '-1'].map((key) => `Visits,2026-04,${key},,1\n`).join('')}`);
  const { code, stdout } = await folder.remit(...runClinics('f.csv', '--format', 'json'));
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as Result).payments.map(({ payee, amount }) => `${payee} ${amount}`).sort()).toEqual(['-1 12.35', '0 12.35', 'constructor 12.35', 'hasOwnProperty 12.35', 'toString 12.35', 'valueOf 12.35']);
});
