import { describe, expect, it } from 'vitest';
import { readProjectFile } from '@remit/language/project/project-file';
import { PROFILES } from '@remit/std';
import { Folder } from '../cli/support/run.ts';
import { readFixture, readFixtures } from './support/fixture.ts';
import { lateSubcontract } from './support/late-subcontract.ts';

const read = (text: string) => readProjectFile(new TextEncoder().encode(text), PROFILES);
const codes = (text: string) => read(text).findings.map(({ code, severity, range: { start } }) => `${code} ${severity} ${start.line + 1}:${start.character + 1}`);

const late = readFixture('NONE-001', 'late', `// NONE-001
{{frame}}
${lateSubcontract()}`).files[0]!.text;
const outweighs = (name: string) => readFixture('NONE-001', 'heavy', `// NONE-001
{{frame as ${name}}}
let Half = 50%
payment Quality "For results" {
  from Budget to Trust
  paid yearly, due 120 days after the period
  amount up to £100,000 { 55% for Half   45% for Half }
  VAT outside the scope
}
`).files[0]!.text;

/** What `remit check .` finds, as `file CODE severity`. */
async function checked(files: Record<string, string>): Promise<string[]> {
  const { stdout } = await new Folder(files).remit('check', '.', '--format', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { file: string; code: string; severity: string }[] };
  return findings.map(({ file, code, severity }) => `${file} ${code} ${severity}`);
}

describe('a project file', () => {
  it('sets thresholds that are proposals', () => {
    const { settings, findings } = read('{ "thresholds": { "weight-limit": "60%", "smallest-paid-group": "1,000", "prompt-payment": "45 days" } }');
    expect(findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([['CFG-036', 3, expect.stringMatching(/^"prompt-payment" \([a-z][^)]*\) is laid down by law or guidance in the profiles? "[^]*: contracts under (it|them) keep that figure, and only those under other profiles take the one that is written here\.$/)]]);
    expect([...settings.thresholds]).toEqual([
      ['weight-limit', { kind: 'percentage', value: '0.6' }],
      ['smallest-paid-group', { kind: 'number', value: '1000' }],
      ['prompt-payment', { kind: 'duration', count: '45', unit: 'days' }],
    ]);
  });

  it.each([
    ['{ "thresholds": [] }', ['CFG-003 1 1:17']],
    ['{ "thresholds": { "weight-limits": "60%" } }', ['CFG-020 1 1:19']],
    ['{ "thresholds": { "__proto__": "60%" } }', ['CFG-020 1 1:19']],
    ['{ "thresholds": { "band-jump": "30%" } }', ['CFG-037 2 1:19']],
    ['{ "thresholds": { "interests-review": "18 months" } }', ['CFG-037 2 1:19']],
    ['{ "thresholds": { "kpi-count": "1" } }', ['CFG-021 1 1:19']],
    ['{ "thresholds": { "weight-limit": "60" } }', ['CFG-022 1 1:35']],
    ['{ "thresholds": { "weight-limit": 0.6 } }', ['CFG-003 1 1:35']],
    ['{ "thresholds": { "weight-limit": "60%", "weight-limit": "70%" } }', ['CFG-005 1 1:42']],
    ['{ "thresholds": { "interests-review": "18 moons" } }', ['CFG-022 1 1:39']],
    ['{ "rules": { "OUT-910": "off" } }', ['CFG-023 2 1:14']],
    ['{ "rules": { "OUT-002": "off" } }', []],
    ['{ "rules": { "TIME-001": "hint" } }', ['CFG-009 1 1:14']],
    ['{ "unreviewed": "drafts" }', ['CFG-003 1 1:17']],
    ['{ "unreviewed": ["..\\\\drafts"] }', ['CFG-004 1 1:18']],
  ])('%s has %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('turns rules up, down and off, but not what would be paid wrongly', async () => {
    expect(await checked({ 'a.remit': late })).toEqual(['a.remit SUB-009 warning']);
    expect(await checked({ 'a.remit': late, 'remit.json': '{ "rules": { "SUB-009": "hint" } }' })).toEqual(['a.remit SUB-009 hint']);
    expect(await checked({ 'a.remit': late, 'remit.json': '{ "rules": { "SUB-009": "off" } }' })).toEqual([]);
    const wrong = outweighs('Framed').replace('45%', '40%');
    expect(await checked({ 'a.remit': wrong, 'remit.json': '{ "rules": { "OUT-019": "off" } }' })).toEqual(['a.remit OUT-019 error']);
  });

  it.each([
    ['FUND-010', 'bad.remit', '"results-share-most": "100%"'], ['SUB-007', 'bad.remit', '"passed-through": "100%"'], ['SUB-014', 'bad.remit', '"outcome-in-subcontract": "100%"'],
    ['CHO-006', 'bad.remit', '"long-contract": "99 years"'], ['TIME-004', 'bad-followed.remit', '"settlement-after-end": "5 years"'], ['RISK-010', 'bad-stays.remit', '"share-notice-to-year-end": "1 days"'],
  ])('moves what %s looks at', async (code, name, threshold) => {
    const { text } = readFixtures().find((one) => one.code === code && one.name === name)!.files[0]!;
    const found = async (setting: string): Promise<string[]> => (await checked({ 'a.remit': text, 'remit.json': `{ "thresholds": { ${setting} } }` })).filter((one) => one.includes(code));
    expect((await found('')).length).toBeGreaterThan(0);
    expect(await found(threshold)).toEqual([]);
  });

  it('moves thresholds', async () => {
    expect(await checked({ 'a.remit': outweighs('Framed') })).toEqual(['a.remit OUT-019 warning']);
    expect(await checked({ 'a.remit': outweighs('Framed'), 'remit.json': '{ "thresholds": { "weight-limit": "55%" } }' })).toEqual([]);
  });

  it('leaves files unreviewed, but for what would be paid wrongly', async () => {
    const json = '{ "unreviewed": ["drafts/**"] }';
    expect(await checked({ 'drafts/a.remit': late, 'b.remit': outweighs('Second'), 'remit.json': json })).toEqual(['b.remit OUT-019 warning']);
    expect(await checked({ 'drafts/a.remit': outweighs('Framed').replace('45%', '40%'), 'remit.json': json })).toEqual(['drafts/a.remit OUT-019 error']);
  });
});
