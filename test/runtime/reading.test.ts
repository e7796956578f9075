import { describe, expect, it } from 'vitest';
import { mergeFacts, placeBeforeMerge, readFactsCsv, readFactsJson, run } from '@remit/runtime';
import { buildProgram } from '../helpers/program-builder.ts';

const program = buildProgram({
  groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }], sets: [{ id: 'Areas', elements: [{ key: 'Foot' }, { key: 'Eye' }] }],
  facts: [
    { id: 'ListSize', type: 'count', each: ['practices'] }, { id: 'Spend', type: 'money' }, { id: 'Share', type: 'percentage' }, { id: 'Open', type: 'bool' },
    { id: 'Track', type: 'code', codes: ['Basic', 'NA'] }, { id: 'Start', type: 'date' }, { id: 'Glucose', type: 'ratio', parts: { numerator: 'AtTarget', denominator: 'Tested', excluded: 'Exempt' }, mayBeNotApplicable: true },
    { id: 'Cases', type: 'count', each: ['practices', 'Areas'] },
  ],
});
const read = (text: string) => readFactsCsv(text, 'facts.csv', program);
const values = (text: string) => {
  const { document, findings } = read(text);
  return findings.length > 0 ? findings.map(each => `${each.at} ${each.code} ${each.message}`) : document.observations.map(each => each.value);
};
const value = (fact: string, text: string) => values(`fact,period,value\n${fact},2026/27,${text}\n`);

describe('long form', () => {
  it('a line for each value, with its place', () => {
    expect(read('fact,period,member,Areas,value,recordedAt,id,supersedes\nListSize,2026/27,A81001,,9103,2027-05-01,a,\nCases,2026/27,A81001,Foot,12,,,b\n').document.observations).toEqual([
      { fact: 'ListSize', period: '2026/27', dims: { practices: 'A81001' }, value: '9103', recordedAt: '2027-05-01', id: 'a', at: 'facts.csv:2' },
      { fact: 'Cases', period: '2026/27', dims: { practices: 'A81001', Areas: 'Foot' }, value: '12', supersedes: 'b', at: 'facts.csv:3' },
    ]);
  });

  it('reads values as people write them, exactly', () => {
    expect(value('Spend', '24300')).toEqual(['24300']);
    expect(value('Spend', '+1250.500')).toEqual(['1250.5']);
    expect(value('Spend', '0.1234567890123456789')).toEqual(['0.1234567890123456789']);
    expect(value('Share', '70%')).toEqual(['0.7']);
    expect(value('Share', '0.7')).toEqual(['0.7']);
    expect(value('Glucose', '70%')).toEqual(['0.7']);
    expect(value('Glucose', '17010/24300')).toEqual([{ numerator: '17010', denominator: '24300' }]);
    expect(value('Glucose', '410/480 less 20')).toEqual([{ numerator: '410', denominator: '480', excluded: '20' }]);
    expect(value('Glucose', 'NA')).toEqual([{ notApplicable: true }]);
    expect(value('Open', 'yes')).toEqual([true]);
    expect(value('Open', 'No')).toEqual([false]);
    expect(value('Start', '2026-04-01')).toEqual(['2026-04-01']);
    expect(value('Track', 'Basic')).toEqual(['Basic']);
    expect(value('Track', 'NA')).toEqual(['NA']);
    expect(value('Spend', '')).toEqual([]);
    expect(value('Spend', '  12  ')).toEqual(['12']);
  });

  it('refuses what is half understood, and says how to write it', () => {
    const hint = (fact: string, text: string) => String(value(fact, text)[0]).replace(/^.*, which is [^.]*\./, '');
    expect(hint('Spend', '"24,300"')).toBe(' Leave out the commas: 24300.');
    expect(hint('Spend', '£24')).toBe(' Leave out the sign of the currency.');
    expect(hint('ListSize', '24300 people')).toBe(" Leave out the unit.");
    expect(hint('Spend', '2.43E+04')).toBe(' A spreadsheet has shortened it: show the whole number and save again.');
    expect(hint('Open', '1')).toBe(' Write yes or no.');
    expect(hint('Start', '1 April 2026')).toBe(' Dates are written year, month, day: 2026-04-30.');
    expect(value('Glucose', '1/2/3')).toHaveLength(1);
    expect(value('Spend', 'n/a')[0]).toMatch(/^facts\.csv:2 FCT-206 'n\/a' cannot be read as the value of 'Spend', which is a sum of money\.$/);
  });

  it('takes no percentage for a count or a sum, and shows what was written', () => {
    expect(value('ListSize', '5%')).toEqual(["facts.csv:2 FCT-206 '5%' cannot be read as the value of 'ListSize', which is a whole number. A percentage does not say of how many or of how much."]);
    expect(value('ListSize', '200%')[0]).toMatch(/FCT-206 '200%'/);
    expect(value('Spend', '5%')[0]).toMatch(/FCT-206 '5%'/);
    expect(value('Glucose', '5%/10')[0]).toMatch(/FCT-206 '5%\/10'/);
    expect(values('fact,period,value\nGlucose.AtTarget,2026/27,5%\n')[0]).toMatch(/FCT-206 '5%'/);
    expect(value('ListSize', '2.50')[0]).toMatch(/FCT-206 '2\.50' .* It is zero or more, without a fraction\.$/);
    expect(value('ListSize', '-2')[0]).toMatch(/FCT-206 '-2'/);
    expect(value('ListSize', '7.0')).toEqual(['7']);
  });

  it('says once that many lines name a fact that is not there', () => {
    const lines = (count: number, name: string) => `${name},2026/27,1\n`.repeat(count);
    expect(values(`fact,period,value\n${lines(300, 'Spent')}${lines(2, 'Zyx')}Shares,2026/27,1\n`)).toEqual([
      "facts.csv:2 FCT-101 This contract has no fact 'Spent'. Did you mean 'Spend'? (And so in 299 more places.)",
      "facts.csv:302 FCT-101 This contract has no fact 'Zyx'. (And so in 1 more place.)",
      "facts.csv:304 FCT-101 This contract has no fact 'Shares'. Did you mean 'Share'?",
    ]);
    const observations = Array.from({ length: 300 }, () => ({ fact: 'Spent', period: '2026/27', value: '1' }));
    const outcome = run(program, { format: 'remit-facts/1.0', observations }, { asOf: '2027-06-01' });
    expect(outcome.findings.map(each => each.message)).toEqual(["This contract has no fact 'Spent'. Did you mean 'Spend'? (And so in 299 more places.)"]);
  });

  it('names the place of a fact that is not there', () => {
    expect(values('fact,period,value\nSpend,2026/27,1\nSpent,2026/27,2\n')).toEqual(["facts.csv:3 FCT-101 This contract has no fact 'Spent'. Did you mean 'Spend'?"]);
    expect(value('__proto__', '1')[0]).toMatch(/FCT-101/);
  });
});

describe('wide form', () => {
  it('a column for each fact; empty cells are missing', () => {
    expect(read('period,member,ListSize\n2026/27,A,9103\n2026/27,B,\n').document.observations).toEqual([{ fact: 'ListSize', period: '2026/27', dims: { practices: 'A' }, value: '9103', at: 'facts.csv:2' }]);
    expect(read('period,Spend,Share,Open\n2026/27,5,70%,yes\n').document.observations.map(each => [each.fact, each.value])).toEqual([['Spend', '5'], ['Share', '0.7'], ['Open', true]]);
    expect(read('period,practices,Areas,Cases\n2026/27,A,Eye,3\n').document.observations[0]!.dims).toEqual({ practices: 'A', Areas: 'Eye' });
  });

  it('takes proportions in parts, by the names the contract gives them', () => {
    expect(values('period,Glucose.AtTarget,Glucose.Tested,Glucose.Exempt\n2026/27,410,480,20\n')).toEqual([{ numerator: '410', denominator: '480', excluded: '20' }]);
    expect(values('period,Glucose.AtTarget,Glucose.Tested,Glucose.Exempt\n2026/27,,,\n2027/28,1,2,\n')).toEqual([{ numerator: '1', denominator: '2' }]);
    expect(values('fact,period,value\nGlucose.AtTarget,2026/27,410\nGlucose.Tested,2026/27,480\n')).toEqual([{ numerator: '410', denominator: '480' }]);
    expect(values('period,Glucose.AtTarget,Glucose.Tested\n2026/27,410,\n')).toEqual(["facts.csv:2 FCT-207 'Glucose' in 2026/27: 'AtTarget' is given, and 'Tested' is not."]);
    expect(values('fact,period,value\nGlucose.AtTarget,2026/27,1\nGlucose.AtTarget,2026/27,2\nGlucose.Tested,2026/27,3\n')).toEqual(["facts.csv:3 FCT-208 'Glucose' in 2026/27: 'AtTarget' is given more than once, or beside the proportion itself."]);
    expect(values('period,Glucose.AtTargets\n2026/27,410\n')).toEqual(["facts.csv:1 FCT-209 'Glucose' has no part 'AtTargets'. Did you mean 'AtTarget'?"]);
  });
});

describe('files', () => {
  it('with a byte order mark, any line ends, empty lines, quoted cells', () => {
    expect(values('\uFEFFfact,period,value\r\n\r\n"Spend","2026/27","5"\r\n')).toEqual(['5']);
    expect(read('fact,period,value\r\n"Track\nx",2026/27,1\r\nSpent,2026/27,2').findings.map(each => each.at)).toEqual(['facts.csv:2', 'facts.csv:4']);
    expect(values('fact,period,value\rSpend,2026/27,5\r')).toEqual(['5']);
    expect(values('fact,period,value\nSpend,2026/27,5')).toEqual(['5']);
  });

  it('that cannot be read', () => {
    expect(values('')).toEqual(["facts.csv:1 FCT-201 The first line of 'facts.csv' has no column 'period'."]);
    expect(values('fact,value\n')).toEqual(["facts.csv:1 FCT-201 The first line of 'facts.csv' has no column 'period'."]);
    expect(values('period,ListSiz\n')).toEqual(["facts.csv:1 FCT-202 'ListSiz' is not a fact of this contract, nor a set, nor a column that such files have. Did you mean 'ListSize'?"]);
    expect(values('period,Spend,Spend\n')).toEqual(["facts.csv:1 FCT-203 There are two columns 'Spend'."]);
    expect(values('fact,period,value\nSpend,2026/27,"5\n')).toEqual(['facts.csv:2 FCT-204 A value begins with a quotation mark that is never closed.']);
    expect(values('fact,period,value\nSpend,2026/27,5\nSpend,2026/27,5"6"\n')).toEqual(['facts.csv:3 FCT-204 A quotation mark stands inside a value that does not begin and end with one.']);
    expect(values('fact,period,value\nSpend,2026/27,24,300\n')).toEqual(['facts.csv:2 FCT-205 This line has 4 values, and the first line names 3 columns.']);
  });
});

describe('JSON', () => {
  it('is checked before anything is read from it', () => {
    const good = { format: 'remit-facts/1.0', observations: [{ fact: 'Spend', period: '2026/27', value: '5' }] };
    expect(readFactsJson(JSON.stringify(good), 'f.json')).toEqual({ findings: [], document: { ...good, observations: [{ at: 'f.json /observations/0', ...good.observations[0] }] } });
    expect(readFactsJson('{"format":\n x}', 'f.json').findings[0]).toMatchObject({ code: 'FCT-210', severity: 'error' });
    expect(readFactsJson(JSON.stringify({ ...good, observations: [{ fact: 'Spend', period: '2026/27', value: 5 }] }), 'f.json')).toMatchObject({ document: { observations: [] }, findings: [{ code: 'FCT-004', at: 'f.json /observations/0/value' }] });
    expect(readFactsJson('{"format":"remit-facts/1.0","observations":[],"__proto__":{"x":1}}', 'f.json').findings).toHaveLength(1);
  });

  it('names the place of each row', () => {
    const facts = { format: 'remit-facts/1.0', observations: [], rows: { 'a/b': [{ period: '2026/27', values: {} }, { period: '2026/27', values: {} }] } };
    expect(readFactsJson(JSON.stringify(facts), 'f.json').document.rows!['a/b']!.map(each => each.at)).toEqual(['f.json /rows/a~1b/0', 'f.json /rows/a~1b/1']);
  });

  it('tells from which of several documents a member or row comes', () => {
    const listing = (...keys: string[]) => ({ format: 'remit-facts/1.0' as const, observations: [], members: { practices: keys.map(key => ({ key })) } });
    const documents = [listing('A', 'B'), { format: 'remit-facts/1.0' as const, observations: [], rows: { constructor: [] } }, listing('C')];
    expect(placeBeforeMerge(documents, '/members/practices/1')).toEqual({ document: 0, pointer: '/members/practices/1' });
    expect(placeBeforeMerge(documents, '/members/practices/2')).toEqual({ document: 2, pointer: '/members/practices/0' });
    expect(placeBeforeMerge(documents, '/members/practices/3')).toBeUndefined();
    expect(placeBeforeMerge(documents, '/rows/constructor')).toEqual({ document: 1, pointer: '/rows/constructor' });
    expect(placeBeforeMerge(documents, '/rows/toString')).toBeUndefined();
    expect(placeBeforeMerge(documents, '/lines/0/amount')).toBeUndefined();
  });

  it('several documents make one', () => {
    const merged = mergeFacts([
      { format: 'remit-facts/1.0', observations: [{ fact: 'Spend', period: '2026/27', value: '5', at: 'a' }], members: { practices: [{ key: 'A' }] } },
      { format: 'remit-facts/1.0', observations: [{ fact: 'Spend', period: '2026/27', value: '6', at: 'b' }], members: { practices: [{ key: 'B' }] } },
    ]);
    expect(merged.members).toEqual({ practices: [{ key: 'A' }, { key: 'B' }] });
    const outcome = run(program, merged, { asOf: '2027-06-01' });
    expect(outcome.ok ? [] : outcome.findings.map(each => `${each.at} ${each.code}`)).toEqual(['b FCT-112']);
  });
});
