import { describe, expect, it } from 'vitest';
import type { Result } from '@remit/program';
import { Folder } from '../cli/support/run.ts';
import { compiledClinics, runClinics } from './support/compiled.ts';
import { expectRefused } from './support/refused.ts';

const visits = { fact: 'Visits', period: '2026-04', dims: { Clinics: 'A' }, value: '1' };
const facts = (observations: readonly unknown[], more: object = {}): string => JSON.stringify({ format: 'remit-facts/1.0', observations, ...more });
const having = (change: object): string => facts([{ ...visits, ...change }]);
const seen = (value: object): string => facts([{ fact: 'Seen', period: '2026/27', dims: { Clinics: 'A' }, value }]);
const folderWith = async (text: string | Uint8Array): Promise<Folder> => new Folder({ 'P.program.json': (await compiledClinics()).program, 'f.json': text });

const refused: readonly (readonly [why: string, text: string | Uint8Array, ...findings: string[]])[] = [
  ['an empty file', '', 'FCT-095 f.json:1'],
  ['a file cut in half', having({}).slice(0, 60), 'FCT-095 f.json:1'],
  ['a comma too many', '{"format":"remit-facts/1.0","observations":[],}', 'FCT-095 f.json:1'],
  ['a comment', '{"format":"remit-facts/1.0", /* all */ "observations":[]}', 'FCT-095 f.json:1'],
  ...['null', '[]', '5', '"x"', '{}', '{"format":"remit-facts/2.0"}', '{"format":"remit-ledger/1.0"}'].map((text) => [`${text} instead`, text, 'FCT-001 f.json:1'] as const),
  ['100,000 brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'FCT-001 f.json'],
  ['100,000 brackets that are not closed', '['.repeat(100_000), 'FCT-095 f.json:1'],
  ['a value in 100,000 brackets', having({}).replace('"1"', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`), 'FCT-008 f.json'],
  ['a field that reaches the prototype', '{"format":"remit-facts/1.0","__proto__":{"observations":[]},"observations":[]}', 'FCT-007 f.json:1'],
  ['a dimension that reaches the prototype', having({}).replace('"Clinics"', '"__proto__"'), 'FCT-007 f.json:1'],
  ['a key that reaches the prototype', having({ dims: { Clinics: '__proto__' } }), 'FCT-007 f.json:1'],
  ['a group that reaches the prototype', '{"format":"remit-facts/1.0","members":{"__proto__":[{"key":"A"}]},"observations":[]}', 'FCT-007 f.json:1'],
  ['a dimension named like a built-in thing', having({ dims: { constructor: 'A' } }), 'FCT-104 f.json:1'],
  ['a value twice in one observation', having({}).replace('"value":"1"', '"value":"1","value":"2"'), 'FCT-094 f.json:1'],
  ['observations twice', having({}).replace(/}$/, ',"observations":[]}'), 'FCT-094 f.json:1'],
  ['a number without quotation marks', having({ value: 1 }), 'FCT-004 f.json:1'],
  ['null for a value', having({ value: null }), 'FCT-004 f.json:1'],
  ['yes for a count', having({ value: true }), 'FCT-107 f.json:1'],
  ['an empty text for a count', having({ value: '' }), 'FCT-107 f.json:1'],
  ...['01', '1.0', '2/4', '+1', '1e3', '-1', ' 1', '1,000', 'NaN'].map((value) => [`${JSON.stringify(value)} for a count`, having({ value }), 'FCT-107 f.json:1'] as const),
  ['a number of 10,000 digits', having({ value: '9'.repeat(10_000) }), 'FCT-004 f.json:1'],
  ['a fraction of 10,000 digits', having({ value: `1/${'7'.repeat(10_000)}` }), 'FCT-004 f.json:1'],
  ['a field the format does not have', having({ note: 'by hand' }), 'FCT-003 f.json:1'],
  ['an observation without its period', facts([{ fact: 'Visits', value: '1' }]), 'FCT-002 f.json:1'],
  ['an empty key', having({ dims: { Clinics: '' } }), 'FCT-004 f.json:1'],
  ['half a character in a key', having({}).replace('"A"', '"A\\ud800"'), 'FCT-007 f.json:1'],
  ['a NUL in a key', having({ dims: { Clinics: 'A\0' } }), 'FCT-007 f.json:1'],
  ['a day of record that does not exist', having({ recordedAt: '2026-13-01' }), 'FCT-006 f.json:1'],
  ['nothing out of less than nothing', seen({ numerator: '-1', denominator: '-2' }), 'FCT-109 f.json:1'],
  ['a proportion for a count', having({ value: { numerator: '1', denominator: '2' } }), 'FCT-107 f.json:1'],
  ['not applicable where it has no meaning', having({ value: { notApplicable: true } }), 'FCT-110 f.json:1'],
  ['a member who leaves before joining', facts([visits], { members: { Clinics: [{ key: 'A', joined: '2026-05-01', left: '2026-04-01' }] } }), 'FCT-015 f.json:1'],
  ['a member listed twice', facts([visits], { members: { Clinics: [{ key: 'A' }, { key: 'A' }] } }), 'FCT-014 f.json:1'],
  ['Windows-1252', Buffer.from(having({ dims: { Clinics: '\u00e9' } }), 'latin1'), 'FCT-096 f.json:1'],
  ['one observation in a second file, too', having({ id: 'x' }), 'FCT-112 f.json:1'],
];

describe('facts as JSON are refused for', () => {
  it.each(refused.map(([why, text, ...findings]) => ({ why, text, findings })))('$why', async ({ why, text, findings }) => {
    const folder = await folderWith(text);
    const second = why.endsWith('in a second file, too');
    if (second) folder.write('g.json', having({ id: 'y' }));
    await expectRefused(folder, runClinics('f.json', ...(second ? ['--facts', 'g.json'] : [])), second ? ['FCT-112 g.json:1'] : findings, text.toString());
  });
});

describe('what cannot be divided', () => {
  it.each([{ numerator: '0', denominator: '0' }, { numerator: '410', denominator: '0' }, { numerator: '1', denominator: '5', excluded: '5' }])('holds the payment, for %j', async (value) => {
    const open = { fact: 'Open', period: '2026/27', dims: { Clinics: 'A' }, value: true };
    const folder = await folderWith(facts([open, JSON.parse(seen(value)).observations[0]]));
    const { code, stdout } = await folder.remit(...runClinics('f.json', '--format', 'json'));
    const result = JSON.parse(stdout) as Result;
    expect([code, result.payments, result.entitlements]).toEqual([0, [], []]);
    expect(result.holds.find(({ line, period }) => line === 'Timely' && period === '2026/27')?.reasons.map(({ reason }) => reason)).toEqual(['empty']);
  });
});
