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

  it('refuses a line with fewer values than columns, but not one that ends before what is said of a value', () => {
    expect(values('fact,period,value\nSpend,2026/27\n')).toEqual([
      "facts.csv:2 FCT-250 This line has 2 values, and the first line names 3 columns: nothing stands under 'value', not even an empty value."]);
    expect(values('period,Spend,Share\n2026/27,5\n')).toEqual([
      "facts.csv:2 FCT-250 This line has 2 values, and the first line names 3 columns: nothing stands under 'Share', not even an empty value."]);
    expect(values('fact,period,value\nSpend,2026/27,\n')).toEqual([]);
    expect(values('fact,period,value,recordedAt,id\nSpend,2026/27,5\n')).toEqual(['5']);
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

describe('lists of members', () => {
  const listed = (text: string) => {
    const { document, findings } = readFactsCsv(text, 'members.csv', program);
    return findings.length > 0 ? findings.map(each => `${each.at} ${each.code} ${each.message}`) : document.members;
  };

  it('are told by their heading', () => {
    expect(listed('group,member,joined,left,title\npractices,A,2026-07-01,2027-01-01,High Street\npractices,B,,,\n')).toEqual({
      practices: [{ key: 'A', joined: '2026-07-01', left: '2027-01-01', title: 'High Street', at: 'members.csv:2' }, { key: 'B', at: 'members.csv:3' }],
    });
    expect(listed('left,member\n,A\n\n2027-01-01,B\n')).toEqual({ practices: [{ key: 'A', at: 'members.csv:2' }, { key: 'B', left: '2027-01-01', at: 'members.csv:4' }] });
    expect(listed('member\nA\n')).toEqual({ practices: [{ key: 'A', at: 'members.csv:2' }] });
    expect(listed('member,joined\n')).toEqual({});
  });

  it('are refused where a line is half understood', () => {
    expect(listed('group,key,joined\npractices,A,\n')).toEqual(["members.csv:1 FCT-230 The first line of 'members.csv' is that of a list of members, but it has no column 'member'."]);
    expect(listed('member,joined,leaves\nA,,\n')).toEqual(["members.csv:1 FCT-231 'leaves' is no column of a list of members."]);
    expect(listed('member,joined,lefd\nA,,\n')).toEqual(["members.csv:1 FCT-231 'lefd' is no column of a list of members. Did you mean 'left'?"]);
    expect(listed('member,joined,joined\nA,,\n')).toEqual(["members.csv:1 FCT-203 There are two columns 'joined'."]);
    expect(listed('member,joined,\nA,,\n')).toEqual(['members.csv:1 FCT-211 Column 3 has no name.']);
    expect(listed('member,joined\nA,,,2026-07-01\n')).toEqual(['members.csv:2 FCT-205 This line has 4 values, and the first line names 2 columns.']);
    expect(listed('group,member,joined\npractises,A,\n__proto__,B,\n')).toEqual([
      "members.csv:2 FCT-116 This contract has no group 'practises'. Did you mean 'practices'?", "members.csv:3 FCT-116 This contract has no group '__proto__'.",
    ]);
    expect(listed('member,joined,left\nA,1/7/2026,\nB,,2027-02-29\n,2026-07-01,\n')).toEqual([
      "members.csv:2 FCT-232 '1/7/2026' cannot be read as the day on which 'A' joined. Dates are written year, month, day: 2026-04-30.",
      "members.csv:3 FCT-232 '2027-02-29' cannot be read as the day on which 'B' left. Dates are written year, month, day: 2026-04-30.",
      "members.csv:4 FCT-233 The column 'member' of this line is empty.",
    ]);
  });

  it('say of which group where there are several', () => {
    const two = buildProgram({ groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }, { id: 'wards', member: 'Ward', keyedBy: 'code' }] });
    const { findings } = readFactsCsv('member,joined\nA,\n', 'm.csv', two);
    expect(findings.map(each => each.message)).toEqual(["The first line of 'm.csv' is that of a list of members, but it has no column 'group'. The groups are 'practices', 'wards'."]);
    expect(readFactsCsv('group,member\nwards,W\npractices,P\nwards,V\n', 'm.csv', two).document.members).toEqual({
      wards: [{ key: 'W', at: 'm.csv:2' }, { key: 'V', at: 'm.csv:4' }], practices: [{ key: 'P', at: 'm.csv:3' }],
    });
  });

  it('are as good as those in JSON, with the line that is wrong', () => {
    const paid = buildProgram({
      groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }],
      lines: [{ id: 'p', grain: 'month', each: ['practices'], to: { member: 'practices' }, amount: { op: 'round', arg: { op: 'number', v: '10' }, unit: '0.01', mode: 'halfExpand' } }],
    });
    const outcomeOf = (text: string) => run(paid, mergeFacts([readFactsCsv(text, 'm.csv', paid).document]), { asOf: '2026-09-01' });
    const outcome = outcomeOf('member,joined,left\nA,,2026-06-01\nB,2026-06-15,\n');
    expect(outcome.ok && outcome.result.entitlements.filter(each => each.period <= '2026-07').map(each => `${each.period} ${each.dims!.practices}`)).toEqual(['2026-04 A', '2026-05 A', '2026-06 B', '2026-07 B']);
    const json = run(paid, { format: 'remit-facts/1.0', observations: [], members: { practices: [{ key: 'A', left: '2026-06-01' }, { key: 'B', joined: '2026-06-15' }] } }, { asOf: '2026-09-01' });
    expect(outcome).toEqual(json);
    expect(outcomeOf('member,joined,left\nA,,\nB,2026-06-15,2026-06-15\nA,,\n').findings.map(each => `${each.at} ${each.code}`)).toEqual(['m.csv:3 FCT-117', 'm.csv:4 FCT-117']);
  });
});

describe('lists of rows', () => {
  const withRows = buildProgram({
    groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }], sets: [{ id: 'Areas', elements: [{ key: 'Foot' }, { key: 'Eye' }] }],
    rows: [
      { id: 'Jobs', grain: 'month', each: ['practices'], key: ['person'], columns: [{ id: 'person', type: 'code', codes: ['x', 'y', 'z'] }, { id: 'weeks', type: 'count', max: '60' }, { id: 'held', type: 'bool' }, { id: 'began', type: 'date' }, { id: 'wage', type: 'money' }, { id: 'part', type: 'ratio' }] },
      { id: 'Visits', grain: 'year', each: ['Areas'], key: ['person'], columns: [{ id: 'person', type: 'code' }, { id: 'fee', type: 'money' }] },
    ],
  });
  const listed = (text: string) => {
    const { document, findings } = readFactsCsv(text, 'rows.csv', withRows);
    return findings.length > 0 ? findings.map(each => `${each.at} ${each.code} ${each.message}`) : document.rows;
  };

  it('are told by their heading; several kinds may stand in one file', () => {
    expect(listed('rows,period,member,Areas,person,weeks,held,began,wage,part,fee,recordedAt\nJobs,2026-04,A,,x,26,yes,2026-04-01,1250.50,70%,,2026-05-01\nVisits,2026/27,,Eye,y,,,,,,12,\nJobs,2026-04,A,,z,,,,,,,\n')).toEqual({
      Jobs: [
        { period: '2026-04', dims: { practices: 'A' }, values: { person: 'x', weeks: '26', held: true, began: '2026-04-01', wage: '1250.5', part: '0.7' }, recordedAt: '2026-05-01', at: 'rows.csv:2' },
        { period: '2026-04', dims: { practices: 'A' }, values: { person: 'z' }, at: 'rows.csv:4' },
      ],
      Visits: [{ period: '2026/27', dims: { Areas: 'Eye' }, values: { person: 'y', fee: '12' }, at: 'rows.csv:3' }],
    });
    expect(listed('rows,period,practices,person\nJobs,2026-04,A,x\n')).toEqual({ Jobs: [{ period: '2026-04', dims: { practices: 'A' }, values: { person: 'x' }, at: 'rows.csv:2' }] });
  });

  it('are refused where a line is half understood', () => {
    expect(listed('rows,person\nJobs,x\n')).toEqual(["rows.csv:1 FCT-230 The first line of 'rows.csv' is that of a list of rows, but it has no column 'period'."]);
    expect(listed('rows,period,wage-paid\nJobs,2026-04,1\n')).toEqual(["rows.csv:1 FCT-231 'wage-paid' is no column of a list of rows."]);
    expect(listed('rows,period,week\nJobs,2026-04,1\n')).toEqual(["rows.csv:1 FCT-231 'week' is no column of a list of rows. Did you mean 'weeks'?"]);
    expect(listed('rows,period,person\nJob,2026-04,x\n__proto__,2026-04,x\n')).toEqual(["rows.csv:2 FCT-120 This contract has no rows 'Job'. Did you mean 'Jobs'?", "rows.csv:3 FCT-120 This contract has no rows '__proto__'."]);
    expect(listed('rows,period,fee\nJobs,2026-04,1\n')).toEqual(["rows.csv:2 FCT-121 'Jobs' has no column 'fee'."]);
    expect(listed('rows,period,weeks,part\nJobs,2026-04,NA,\nJobs,2026-04,1.5,\nJobs,2026-04,,1/3/4\n')).toEqual([
      "rows.csv:2 FCT-206 'NA' cannot be read as the value of 'weeks' of 'Jobs', which is a whole number. What is not known of a row is left empty.",
      "rows.csv:3 FCT-206 '1.5' cannot be read as the value of 'weeks' of 'Jobs', which is a whole number. It is zero or more, without a fraction.",
      "rows.csv:4 FCT-206 '1/3/4' cannot be read as the value of 'part' of 'Jobs', which is a proportion or rate.",
    ]);
    expect(listed('rows,period,weeks\n,2026-04,1\nJobs,,1\n')).toEqual(["rows.csv:2 FCT-233 The column 'rows' of this line is empty.", "rows.csv:3 FCT-233 The column 'period' of this line is empty."]);
  });

  it('are used as those in JSON, with the line that is wrong', () => {
    const outcome = run(withRows, readFactsCsv('rows,period,member,person,weeks\nJobs,2026-04,A,x,61\nJobs,2026-04,A,y,1\nJobs,2026-04,A,y,2\n', 'rows.csv', withRows).document, { asOf: '2026-09-01' });
    expect(outcome.findings.map(each => `${each.at} ${each.code}`)).toEqual(['rows.csv:2 FCT-108', 'rows.csv:4 FCT-122']);
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
