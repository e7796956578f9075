import { describe, expect, it } from 'vitest';
import type { OverviewAnswer } from '@remit/server/overview-request';
import { conversation } from './conversing.ts';
import { after } from './workspace.ts';

describe('what a file says, for pictures', () => {
  const talk = conversation();
  const asked = (uri: string, year?: string): Promise<OverviewAnswer | null> => talk.client.request('remit/overview', { textDocument: { uri }, ...(year !== undefined && { year }) });

  it('is told of the contract as it stands, with its program and the files it is made of', async () => {
    const answer = (await asked(talk.uri))!;
    expect(answer).toMatchObject({ version: 1, isSound: true, files: [talk.uri, talk.workspace.uri('library/measures.remit')] });
    expect(answer.contracts.map(({ overview }) => [overview.name, overview.title])).toEqual([['Northshire', 'Diabetes care for Northshire']]);
    const [{ overview, program }] = answer.contracts as [OverviewAnswer['contracts'][number]];
    expect(overview.years.map(({ name }) => name)).toEqual(['2026/27', '2027/28', '2028/29', '2029/30', '2030/31']);
    expect(overview.payables.map(({ name, yearly }) => [name, yearly[0]])).toEqual([
      ['Core', { value: '32076000', currency: '£', basis: 'fixed' }], ['Quality', { value: '2566080', currency: '£', basis: 'most' }],
    ]);
    expect(program!.lines.map(({ id }) => id)).toEqual(['Core', 'Quality']);
  });

  it('says where each declaration stands, also those of files that are imported', async () => {
    const { declarations } = (await asked(talk.uri))!;
    expect(declarations.map(({ declaration, file }) => [declaration, file === talk.uri])).toEqual([
      ['Board', true], ['Partnership', true], ['Institute', true], ['Adults', true], ['Control', true], ['Budget', true], ['Core', true], ['Quality', true], ['AtTarget', false],
    ]);
    const core = declarations.find(({ declaration }) => declaration === 'Core')!;
    const start = after(talk.text, '\n  payment Core').line + 1;
    expect([core.startLine, core.startColumn, core.endLine, core.endColumn]).toEqual([start, 3, start + 5, 4]);
  });

  it('follows the text at once, and is about the version it says', async () => {
    const version = await talk.client.change(talk.uri, talk.text.replace('£1,320', '£1,000'));
    const answer = (await asked(talk.uri))!;
    expect([answer.version, answer.contracts[0]!.overview.payables[0]!.yearly[0]]).toEqual([version, { value: '24300000', currency: '£', basis: 'fixed' }]);
    await talk.client.change(talk.uri, talk.text);
  });

  it('has the sums that only a run of the program tells', async () => {
    await talk.client.change(talk.uri, talk.text.replace('in Adults per year\n', 'in Adults per year\n    uplift 2.1% each year from 1 April 2027, price rounded to £0.01\n'));
    const yearly = (await asked(talk.uri))!.contracts[0]!.overview.payables[0]!.yearly;
    expect(yearly.map((one) => one?.value)).toEqual(['32076000', '32749596', '33437286', '34139556', '34856406']);
    await talk.client.change(talk.uri, talk.text);
  });

  it('is told as the last version of a varied contract, or as the one in force on a day', async () => {
    const at = talk.text.lastIndexOf('\n}');
    const varied = `${talk.text.slice(0, at)}\n  variation 2 "Dearer" effective on 1 April 2028 { Core { amount £1,400 per person in Adults per year } agreed by Board, Partnership on 1 February 2028 }${talk.text.slice(at)}`;
    await talk.client.diagnostics(talk.uri, await talk.client.change(talk.uri, varied));
    const told = async (on?: string): Promise<unknown[]> => {
      const [{ overview }] = (await talk.client.request<OverviewAnswer>('remit/overview', { textDocument: { uri: talk.uri }, ...(on !== undefined && { on }) })).contracts as [OverviewAnswer['contracts'][number]];
      return [overview.versions!.shown, overview.years.map(({ name }) => name).join(), overview.payables[0]!.yearly.map((one) => one?.value).join()];
    };
    expect(await told()).toEqual([1, '2028/29,2029/30,2030/31', '34020000,34020000,34020000']);
    expect(await told('2028-03-31')).toEqual([0, '2026/27,2027/28', '32076000,32076000']);
    await talk.client.change(talk.uri, talk.text);
  });

  it('is not told of a text with errors, nor of one whose import has errors', async () => {
    const version = await talk.client.change(talk.uri, talk.text.replace('8% of Core', '8% of Cor'));
    expect(await asked(talk.uri)).toMatchObject({ version, isSound: false, contracts: [] });
    await talk.client.change(talk.uri, talk.text);
    const library = talk.workspace.uri('library/measures.remit');
    const text = talk.workspace.read('library/measures.remit');
    await talk.client.open(library, text.replace('better when lower', 'better when').replace('better when higher', 'better when'));
    expect(await asked(talk.uri)).toMatchObject({ isSound: false, contracts: [] });
    await talk.client.change(library, text);
    expect(await asked(talk.uri)).toMatchObject({ isSound: true });
    expect(await asked(library)).toMatchObject({ isSound: true, contracts: [], files: [library] });
    await talk.client.close(library);
  });

  it('has the curves of the year that is wanted, and nothing for what is no contract file', async () => {
    const of = async (year?: string): Promise<string | undefined> => (await asked(talk.uri, year))!.contracts[0]!.overview.curves[0]?.year;
    expect(await asked(talk.workspace.uri('none.remit'))).toBeNull();
    expect(await asked(talk.workspace.uri('remit.json'))).toBeNull();
    expect([await of(), await of('2028/29')]).toEqual([undefined, undefined]);
    const stepped = talk.text.replace('target      70%', 'target      70% in 2026/27, 71% in 2027/28, 72% in 2028/29, 72% in 2029/30, 72% in 2030/31');
    await talk.client.diagnostics(talk.uri, await talk.client.change(talk.uri, stepped));
    expect([await of(), await of('2028/29')]).toEqual(['2026/27', '2028/29']);
    await talk.client.change(talk.uri, talk.text);
  });
});
