import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScenariosRun } from '@remit/server/scenarios/protocol';
import type { WhatIfAbout, WhatIfAnswer, WhatIfFacts, WhatIfMove, WhatIfPlace, WhatIfRow, WhatIfSaved, WhatIfStart } from '@remit/server/what-if/protocol';
import type { LspProcess } from '../helpers/lsp-client.ts';
import { meals } from '../helpers/meals.ts';
import { startServer } from './workspace.ts';

const example = path.resolve(import.meta.dirname, '../../examples/care-models/07-eden-valley-consortium');

/** A server on a folder with the example of a whole-population budget and a small contract. */
class Table {
  folder = '';
  server!: LspProcess;

  async set(): Promise<void> {
    this.folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'remit-what-if-')));
    cpSync(example, path.join(this.folder, 'eden'), { recursive: true });
    writeFileSync(path.join(this.folder, 'meals.remit'), meals);
    writeFileSync(path.join(this.folder, 'meals.csv'), 'fact,period,value\nClients,2026/27,800\nWarm,2026/27,92.35%\n');
    this.server = startServer();
    await this.server.client.initialize({ workspace: this.folder });
    for (const name of ['meals.remit', 'eden/eden-valley.remit', 'eden/scenarios.remit']) await this.server.client.open(this.uri(name), this.read(name));
  }

  async clear(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  ask<T>(request: string, params: object): Promise<T> {
    return this.server.client.request<T>(request, params);
  }
}

const table = new Table();
beforeAll(() => table.set());
afterAll(() => table.clear());

const about = (name: string): Promise<WhatIfAbout> => table.ask('remit/whatIf/about', { uri: table.uri(name) });
const facts = (place: WhatIfPlace, year?: string): Promise<WhatIfFacts> => table.ask('remit/whatIf/facts', { ...place, year });
const rowsOf = ({ groups }: WhatIfFacts): Map<string, WhatIfRow> => new Map(groups.flatMap(({ rows }) => rows).map((row) => [row.id, row]));
const work = (place: WhatIfPlace, ...moves: WhatIfMove[]): Promise<WhatIfAnswer> => table.ask('remit/whatIf/evaluate', { ...place, moves });

/** A scenario of a file as the start of a contract. */
async function from(name: string, title: string): Promise<WhatIfPlace> {
  const { contracts: [contract], scenarios } = await about(name);
  const { uri, id } = scenarios.find((one) => one.title === title)!;
  return { uri: contract!.uri, contract: contract!.name, start: { scenario: { uri, id } }, moves: [] };
}
const eden = (): Promise<WhatIfPlace> => from('eden/eden-valley.remit', 'A saving beyond 1.5%, and some targets met');
const dinner = (start?: WhatIfStart): Promise<WhatIfPlace> => from('meals.remit', 'Halfway there').then((place) => ({ ...place, ...(start && { start }) }));
const of = (fact: string, text: string | null, period = '2010/11', ...keys: string[]): WhatIfMove => ({ id: JSON.stringify([fact, period, ...keys]), text });
const money = ({ outcome }: WhatIfAnswer): object => ({ total: outcome!.total, difference: outcome!.difference });
const sumOf = ({ outcome }: WhatIfAnswer, title: string): object | undefined => outcome!.sums.find((one) => one.title === title);

describe('what there is to move', () => {
  it('names the contract with its lines, and the scenarios for it in other files', async () => {
    const { contracts, scenarios } = await about('eden/eden-valley.remit');
    expect(contracts).toEqual([{ name: 'EdenValley', title: 'Whole-population budget of the Eden Valley practices', uri: table.uri('eden/eden-valley.remit'), line: 11, endLine: 326 }]);
    expect(scenarios).toHaveLength(15);
    expect(await about('eden/scenarios.remit')).toMatchObject({ contracts: [{ name: 'EdenValley', uri: table.uri('eden/eden-valley.remit') }] });
    expect(await about('nowhere.remit')).toBeNull();
  });

  it('lists the facts of a year in the units of the contract, with bounds, marks and what they are at the start', async () => {
    const answer = await facts(await eden());
    expect(answer).toMatchObject({ title: 'Whole-population budget of the Eden Valley practices', year: '2010/11', hasMore: false, gone: [] });
    expect(answer.years.map(({ id }) => id)).toEqual(['2010/11', '2011/12', '2012/13']);
    const rows = rowsOf(answer);
    expect(rows.get(of('EmergencyRatio', null).id)).toEqual({
      id: '["EmergencyRatio","2010/11"]', label: '2010/11', control: 'number', suffix: 'per 100', start: '101', startWords: '101 per 100, 1,515 out of 1,500',
      slider: { from: '80', to: '122', step: '0.1', count: 420 },
      // The least first, as on the slider: lower is better here.
      marks: [{ at: '98', words: 'target 98 per 100', kind: 'level' }, { at: '104', words: 'baseline 104 per 100', kind: 'level' }],
    });
    expect(rows.get(of('LongTermControl', null, '2010/11', 'Low').id)).toEqual({
      id: '["LongTermControl","2010/11","Low"]', label: '2010/11, Difficulty Low', control: 'number', suffix: '%', start: '65', startWords: '65%, 1,300 out of 2,000', slider: { from: '0', to: '100', step: '0.2', count: 500 }, marks: [],
    });
    expect(rows.get(of('PreferredPlace', null).id)!.marks.map(({ words }) => words)).toEqual(['baseline 42%', 'target 55%']);
    expect(rows.get(of('AcuteActivity', null).id)).toMatchObject({ prefix: '£', start: '101,000,000', slider: { from: '60000000', to: '150000000', step: '200000', count: 450 } });
    expect(rows.get(of('RegisteredPeople', null).id)).toMatchObject({ suffix: 'people', start: '148,500', slider: { from: '147000', to: '151000', step: '10', count: 400 } });
    expect(rows.get(of('MinorSurgery', null, 'term').id)).toMatchObject({ label: 'once', control: 'choice', startWords: 'not known', choices: [{ text: 'yes', label: 'yes' }, { text: 'no', label: 'no' }] });
    expect(rows.get(of('MinorSurgery', null, 'term').id)!.start).toBeUndefined();
    expect(answer.groups.find(({ fact }) => fact === 'MinorSurgery')!.about).toBe('decided by Panel of the trust for awards, by 30 June 2010, else no');
    const aboutOf = (name: string): string => answer.groups.find(({ fact }) => fact === name)!.about;
    expect(['EmergencyRatio', 'AcuteActivity', 'ExperienceScore', 'RegisteredPeople', 'LongTermControl'].map(aboutOf)).toEqual([
      'Admitted out of Expected, between 0 and 300 per 100', 'between £60,000,000.00 and £150,000,000.00', 'between 0 and 100', 'people, between 147,000 and 151,000', 'Controlled out of Reviewed, between 0% and 100%',
    ]);
    // As the contract has them, not by the letters of their names.
    expect(answer.groups.find(({ fact }) => fact === 'LongTermControl')!.rows.map(({ label }) => label)).toEqual(['2010/11, Difficulty Low', '2010/11, Difficulty Medium', '2010/11, Difficulty High']);
  });

  it('lists another year, in which nothing is known: it is not zero', async () => {
    const rows = rowsOf(await facts(await eden(), '2012/13'));
    expect(rows.get(of('AcuteActivity', null, '2012/13').id)).toMatchObject({ startWords: 'not known' });
    expect(rows.get(of('AcuteActivity', null, '2012/13').id)).not.toHaveProperty('start');
  });

  it('marks where a payment jumps', async () => {
    const rows = rowsOf(await facts({ ...await dinner(), contract: 'Meals' }));
    expect(rows.get(of('Warm', null, '2026/27').id)).toMatchObject({ start: '70', suffix: '%', marks: [{ at: '60', words: 'jump at 60%', kind: 'cliff' }, { at: '80', words: 'jump at 80%', kind: 'cliff' }] });
  });
});

describe('what moves come to', () => {
  it('is at the start what the scenario pays', async () => {
    const answer = await work(await eden());
    // 209,000,000 + 62,000,000 + 44,800,000 + 54,000,000 + 1,485,000 + 1,766,685.94 + 3,401,457.50 + 4,000,000
    expect(money(answer)).toEqual({ total: '£380,453,143.44', difference: 'the same as at the start' });
    // Community services alone are twice £31,000,000: two of the three years of the contract.
    expect(answer.outcome).toMatchObject({
      title: 'Total paid for 2010/11 and 2011/12 by Cumbermere Primary Care Trust, less what comes back',
      leftOut: ['Held, and not in it: 5 payments for 2011/12, all 65 payments for 2012/13; they wait for facts that are not known yet.'],
    });
    expect(sumOf(answer, 'Community services')).toMatchObject({ amount: '£62,000,000.00' });
    expect(answer.outcome!.payments.every(({ state }) => state === 'same')).toBe(true);
  });

  it('follows patients to the target: a quarter of the results instead of a sixteenth', async () => {
    const answer = await work(await eden(), of('ExperienceScore', '80'));
    // 15% + 10.9375% + 25% + 10% = 60.9375% of £4,187,700, which is £2,551,879.6875
    expect(sumOf(answer, 'Payment for results')).toEqual({
      title: 'Payment for results', parties: 'Cumbermere Primary Care Trust to Eden Valley PBC Consortium', amount: '£2,551,879.69', state: 'more', before: '£1,766,685.94', difference: '£785,193.75 more',
    });
    expect(money(answer)).toEqual({ total: '£381,238,337.19', difference: '£785,193.75 more than at the start' });
    expect(answer.outcome!.payments.filter(({ state }) => state !== 'same')).toEqual([{
      due: '2011-07-29', dueInWords: '29 July 2011', from: 'Cumbermere Primary Care Trust', to: 'Eden Valley PBC Consortium', amount: '£2,551,879.69', state: 'more', before: '£1,766,685.94', difference: '£785,193.75 more',
      parts: [{ title: 'Payment for results, 2010/11', amount: '£2,551,879.69' }],
    }]);
  });

  it('shares no saving where patients are less content than before', async () => {
    const answer = await work(await eden(), of('ExperienceScore', '70.5'));
    // Results £1,504,954.69, £261,731.25 less; the saving of £3,401,457.50 is not shared.
    expect(sumOf(answer, 'Payment for results')).toMatchObject({ amount: '£1,504,954.69', difference: '£261,731.25 less' });
    expect(sumOf(answer, 'Gain and loss share')).toMatchObject({ amount: 'nothing', state: 'gone', before: '£3,401,457.50', difference: '£3,401,457.50 less' });
    expect(money(answer)).toEqual({ total: '£376,789,954.69', difference: '£3,663,188.75 less than at the start' });
  });

  it('takes a percentage to the last digit, with or without its sign', async () => {
    const low = ['2010/11', 'Low'] as const;
    // 50% × 66.35% + 30% × 64% + 20% × 64% = 65.175%, 52.1875% of the way: 15% + 13.046875% + 6.25% + 10% of £4,187,700 is £1,855,020.234375.
    for (const text of ['66.35', '66.35%', '066.350 %'.replace(' ', ''), '1,327 out of 2,000']) {
      expect(sumOf(await work(await eden(), of('LongTermControl', text, ...low)), 'Payment for results')).toMatchObject({ amount: '£1,855,020.23', difference: '£88,334.29 more' });
    }
  });

  it('keeps missing missing: what needs it is held, and says why', async () => {
    const { outcome } = await work(await eden(), of('AcuteActivity', null));
    const why = ['no value of "AcuteActivity" (Care in the acute trust, at tariff) has been recorded for 2010/11'];
    expect(outcome!.held.filter(({ state }) => state === 'new')).toEqual([
      { title: 'Acute care', periods: '2010/11', state: 'new', why }, { title: 'Gain and loss share', periods: '2010/11', state: 'new', why },
    ]);
    expect(outcome!.sums.find(({ title }) => title === 'Payment for results')).toMatchObject({ state: 'same' });
    // Not known is not nothing: what was paid at the start and waits now is held, not gone.
    expect(outcome!.sums.find(({ title }) => title === 'Gain and loss share')).toMatchObject({ amount: 'held', before: '£3,401,457.50', difference: 'not known', state: 'held' });
    // What was paid ahead is kept until 30 September, and then taken off the next advances, whether or not it is known what was earned: six times
    // £9,000,000 instead of £7,000,000. That is less, and not held; £3,401,457.50 are held, and not less.
    expect(outcome!.sums.find(({ title }) => title === 'Acute care')).toEqual({
      title: 'Acute care', parties: 'Cumbermere Primary Care Trust to Cumbermere Hospitals NHS Trust', amount: '£162,000,000.00', before: '£209,000,000.00', difference: '£47,000,000.00 less', state: 'less',
    });
    expect(outcome).toMatchObject({ total: '£330,051,685.94', difference: '£47,000,000.00 less than at the start; 2 payments held now (£3,401,457.50 at the start)' });
    expect(outcome!.payments.filter(({ amount }) => amount === 'held').map(({ dueInWords, before }) => [dueInWords, before])).toEqual([['30 August 2011', '£3,401,457.50']]);
  });

  it('tells what is no longer held', async () => {
    const place = await from('meals.remit', 'Nobody has counted');
    const before = await work(place);
    expect(before.outcome!.held.map(({ title, periods, state }) => [title, periods, state])).toEqual([['Payment for each client', '2027/28', 'same'], ['Bonus for warm meals', '2026/27 to 2027/28', 'same']]);
    const { outcome } = await work(place, of('Warm', '92.35', '2026/27'));
    expect(outcome!.held).toContainEqual({ title: 'Bonus for warm meals', periods: '2026/27', state: 'gone', why: [] });
    expect(outcome!.payments.filter(({ state }) => state !== 'same')).toMatchObject([{ dueInWords: '30 May 2027', amount: '£10,000.00', before: 'held', difference: 'not known', state: 'freed' }]);
    expect(money({ outcome, wrong: [], gone: [] })).toEqual({ total: '£110,000.00', difference: '1 payment no longer held (£10,000.00 now); otherwise the same as at the start' });
  });

  it('leaves what is held out of the difference, and tells it by itself', async () => {
    const { outcome } = await work(await eden(), of('ExperienceScore', null));
    // 380,453,143.44 - 1,766,685.94 - 3,401,457.50 = 375,285,000.00: nothing else is paid otherwise.
    expect(outcome).toMatchObject({ total: '£375,285,000.00', difference: '2 payments held now (£5,168,143.44 at the start); otherwise the same as at the start' });
    expect(outcome!.sums.filter(({ state }) => state !== 'same').map(({ title, amount, before, difference, state, held }) => [title, amount, before, difference, state, held])).toEqual([
      ['Payment for results', 'held', '£1,766,685.94', 'not known', 'held', undefined], ['Gain and loss share', 'held', '£3,401,457.50', 'not known', 'held', undefined],
    ]);
    expect(outcome!.payments.filter(({ state }) => state !== 'same').map(({ dueInWords, amount, before, difference }) => [dueInWords, amount, before, difference])).toEqual([
      ['29 July 2011', 'held', '£1,766,685.94', 'not known'], ['30 August 2011', 'held', '£3,401,457.50', 'not known'],
    ]);
  });

  it('tells what is less beside what is held', async () => {
    const { outcome } = await work(await eden(), of('EmergencyRatio', null), of('PrescribingCost', '27,400,000'));
    // Prescribing £900,000 more, so the saving is 4,859,225 - 900,000 = 3,959,225, and 70% of it 2,771,457.50: 630,000 less. Results wait.
    expect(outcome).toMatchObject({ total: '£378,956,457.50', difference: '£270,000.00 more than at the start; 1 payment held now (£1,766,685.94 at the start)' });
    expect(outcome!.sums.filter(({ state }) => state !== 'same').map(({ title, difference, state }) => [title, difference, state])).toEqual([
      ['Prescribing', '£900,000.00 more', 'more'], ['Payment for results', 'not known', 'held'], ['Gain and loss share', '£630,000.00 less', 'less'],
    ]);
  });

  it('says at the value what is wrong with it, and works nothing out', async () => {
    const place = await eden();
    const wrong = async (fact: string, text: string, ...more: string[]): Promise<string> => {
      const answer = await work(place, of(fact, text, '2010/11', ...more));
      expect(answer.outcome).toBeUndefined();
      expect(answer.wrong.map(({ id }) => id)).toEqual([of(fact, null, '2010/11', ...more).id]);
      return answer.wrong[0]!.message;
    };
    expect(await wrong('AcuteActivity', 'abc')).toBe('"abc" is not a sum of money. Write a sum such as 1,250.50, or mark it as not known.');
    expect(await wrong('AcuteActivity', '1e400')).toBe('"1e400" is not a sum of money. Write a sum such as 1,250.50, or mark it as not known.');
    expect(await wrong('AcuteActivity', '')).toBe('There is no value here. Write a sum such as 1,250.50, or mark it as not known.');
    expect(await wrong('AcuteActivity', '-5')).toBe(`"-5" is outside what the contract allows for 'AcuteActivity': between £60,000,000.00 and £150,000,000.00. Correct it, or mark it as not known.`);
    expect(await wrong('AcuteActivity', '$70,000,000')).toBe('"$70,000,000" is not a sum of money. Write a sum such as 1,250.50, or mark it as not known.');
    expect(await wrong('RegisteredPeople', '-5')).toBe('"-5" is below zero, and there cannot be fewer than none. Write a whole number such as 1,250, or mark it as not known.');
    expect(await wrong('RegisteredPeople', '148,500.5')).toBe('"148,500.5" is not a whole number. Write a whole number such as 1,250, or mark it as not known.');
    expect(await wrong('LongTermControl', '101', 'Low')).toMatch(/^"101" is outside what the contract allows for 'LongTermControl': between 0% and 100%\./);
    expect(await wrong('LongTermControl', `${'9'.repeat(5000)}`, 'Low')).toMatch(/^"99999999999999999999…" is too long for a figure\./);
    expect(await wrong('EmergencyRatio', 'many')).toBe('"many" is not a rate. Write a number for each 100, such as 98.5, or mark it as not known.');
  });

  it('begins from files of facts, and from nothing', async () => {
    const files = await dinner({ files: [table.uri('meals.csv')] });
    expect(money(await work(files))).toEqual({ total: '£90,000.00', difference: 'the same as at the start' });
    expect(money(await work(files, of('Warm', '79.999%', '2026/27')))).toEqual({ total: '£85,000.00', difference: '£5,000.00 less than at the start' });
    const nothing = await dinner({ nothing: true });
    expect(money(await work(nothing))).toEqual({ total: '£0.00', difference: 'the same as at the start' });
    expect(money(await work(nothing, of('Clients', '0', '2026/27'), of('Warm', '60', '2026/27')))).toEqual({ total: '£5,000.00', difference: '2 payments no longer held (£5,000.00 now); otherwise the same as at the start' });
    expect((await work(await dinner({ files: [table.uri('no.csv')] }))).obstacle!.sentence).toMatch(/^There is no file "no\.csv" that can be read\./);
  });
});

describe('a text that changes meanwhile', () => {
  it('is followed; what has no place any more is told and not dropped without a word', async () => {
    const place = await dinner();
    const { client } = table.server;
    const uri = table.uri('meals.remit');
    const warm = of('Warm', '92.35', '2026/27');
    await client.change(uri, meals.replace('amount £100 per', 'amount £110 per'));
    expect(money(await work(place, warm))).toEqual({ total: '£120,000.00', difference: '£5,000.00 more than at the start' });
    await client.change(uri, meals.replaceAll('Warm', 'Hot').replaceAll('for Hot', 'for Hot'));
    const answer = await work(place, warm, of('Clients', '1,001', '2026/27'));
    expect(answer.gone).toEqual([{ id: warm.id, words: 'Warm in 2026/27: 92.35' }]);
    expect(money(answer)).toEqual({ total: '£105,100.00', difference: '£100.00 more than at the start' });
    expect((await facts({ ...place, moves: [warm] })).gone).toEqual(answer.gone);
  });

  it('is told while it has errors, and where', async () => {
    const place = await dinner();
    const { client } = table.server;
    const uri = table.uri('meals.remit');
    await client.change(uri, meals.replace('in Clients', 'in Client'));
    const { obstacle, outcome } = await work(place);
    expect(outcome).toBeUndefined();
    expect(obstacle!.sentence).toMatch(/^“meals\.remit” has an error on line 18: .* What is shown is from before it\. Once it is mended, the payments follow again\.$/);
    expect(obstacle!.places[0]).toMatchObject({ uri, range: { start: { line: 17 } } });
    await client.change(uri, meals.replace('scenario "Halfway there"', 'scenario "Half"'));
    expect((await work(place)).obstacle!.sentence).toBe('The scenario that this began from is not in the text any more. Choose another start; what you changed is kept.');
    await client.change(uri, meals.replace('contract Meals', 'contract Dinners').replaceAll('for Meals', 'for Dinners'));
    expect((await work({ ...place, start: { nothing: true } })).obstacle!.sentence).toBe("There is no contract 'Meals' any more. If it has another name now, choose it.");
    await client.change(uri, meals);
    expect(money(await work(place))).toMatchObject({ total: '£105,000.00' });
  });
});

describe('saving as a scenario', () => {
  const saved = async (place: WhatIfPlace, title: string, ...moves: WhatIfMove[]): Promise<Exclude<WhatIfSaved, { refused: string }>> => {
    const answer = await table.ask<WhatIfSaved>('remit/whatIf/save', { ...place, title, moves });
    if ('refused' in answer) throw new Error(answer.refused);
    return answer;
  };
  /** Puts a scenario where it belongs, and runs it. */
  const run = async (name: string, { range: { start, end }, text }: Exclude<WhatIfSaved, { refused: string }>, id: string): Promise<ScenariosRun['scenarios']> => {
    const lines = table.read(name).split('\n');
    const offset = (at: { line: number; character: number }): number => lines.slice(0, at.line).join('\n').length + (at.line > 0 ? 1 : 0) + at.character;
    const whole = lines.join('\n');
    await table.server.client.change(table.uri(name), whole.slice(0, offset(start)) + text + whole.slice(offset(end)));
    const { scenarios } = await table.ask<ScenariosRun>('remit/runScenarios', { uri: table.uri(name), ids: [id] });
    await table.server.client.change(table.uri(name), whole);
    return scenarios;
  };

  it('writes the facts and all that is paid and held, below the scenario that it began from', async () => {
    const place = await from('meals.remit', 'Halfway there');
    const answer = await saved(place, 'Nearly all "warm"', of('Warm', '92.35', '2026/27'));
    expect(answer).toMatchObject({ uri: table.uri('meals.remit'), range: { start: { line: 38, character: 1 }, end: { line: 38, character: 1 } }, line: 40 });
    expect(answer.text).toBe(`

scenario "Nearly all 'warm'" for Meals {
  in 2026/27 {
    Clients = 1,000 clients
    Warm    = 92.35%
  }
  expect payment from Council to Kitchen due on 30 April 2027 is £100,000.00
  expect payment from Council to Kitchen due on 30 May 2027 is £10,000.00
  expect Base in 2027/28 held for Clients
  expect Bonus in 2027/28 held for Warm
}`);
    expect(await run('meals.remit', answer, "Meals/Nearly all 'warm'")).toMatchObject([{ state: 'passed', findings: [] }]);
  });

  it('comes true when it is run: decisions, sets, rates, and more payments than are listed day by day', async () => {
    const place = await eden();
    const moves = [of('PreferredPlace', '92.35'), of('EmergencyRatio', '99.25'), of('MinorSurgery', 'yes', 'term'), of('PrescribingCost', null), of('RegisteredPeople', '148,000', '2012/13')];
    const answer = await saved(place, 'Moved', ...moves);
    expect(answer.uri).toBe(table.uri('eden/scenarios.remit'));
    expect(answer.text).toContain('PreferredPlace   = 738.8 out of 800\n');
    expect(answer.text).toContain('EmergencyRatio   = 1,488.75 per 1,500\n');
    expect(answer.text).toContain('PctPanel decides MinorSurgery = yes\n');
    expect(answer.text).toContain('expect Prescribed in 2010/11 held for PrescribingCost\n');
    expect(answer.text).not.toContain('PrescribingCost  =');
    const [ran] = await run('eden/scenarios.remit', answer, 'EdenValley/Moved');
    expect(ran).toMatchObject({ state: 'passed', findings: [] });
    expect(ran!.expectations.length).toBeGreaterThan(20);
  });

  it('puts it at the end of the contract where it began from no scenario, and comes true there', async () => {
    const answer = await saved(await dinner({ files: [table.uri('meals.csv')] }), 'From the file');
    expect(answer.text).toContain('  in 2026/27 {\n    Clients = 800 clients\n    Warm    = 92.35%\n  }\n');
    expect(await run('meals.remit', answer, 'Meals/From the file')).toMatchObject([{ state: 'passed' }]);
  });

  it('is refused, with the reason, where a value cannot be read', async () => {
    expect(await table.ask('remit/whatIf/save', { ...await dinner(), title: 'No', moves: [of('Warm', 'abc', '2026/27')] })).toEqual({ refused: 'One of the values cannot be read: "abc" is not a percentage. Write a percentage such as 92.35%, or mark it as not known.' });
  });
});
