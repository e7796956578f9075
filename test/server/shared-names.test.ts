import { expect, it } from 'vitest';
import { firstContract } from '@remit/cli/files/first-contract';
import { EditorAndCommand } from '../helpers/editor-and-command.ts';

const [head, scenario] = firstContract.split('\nscenario') as [string, string];
const contract = (name: string, identifier = name): string => head.replace('contract First', `contract ${name}`).replace('{\n', `{\n  identifier "${identifier}"\n`);
const scenarioFor = (name: string): string => `\nscenario${scenario.replace('for First', `for ${name}`)}`;

/** The codes that editor and command show alike, each with its file. */
async function codes(both: EditorAndCommand): Promise<string[]> {
  const { shown, told } = await both.compare();
  expect(shown).toEqual(told);
  return shown.map((one) => JSON.parse(one) as { file: string; code: string }).map(({ file, code }) => `${file} ${code}`);
}

const files = { 'a.remit': contract('Apples'), 'b.remit': contract('Bread'), 'c.remit': contract('Cheese') };

it('an identifier that two contracts share comes and goes with edits in either file', async () => {
  const both = await EditorAndCommand.start(files);
  expect(await codes(both)).toEqual([]);
  await both.openFile('a.remit');
  await both.write('a.remit', contract('Apples', 'Bread'));
  expect(await codes(both)).toEqual(['b.remit MOD-178']);
  await both.write('a.remit', contract('Apples'));
  expect(await codes(both)).toEqual([]);
  await both.openFile('b.remit');
  await both.write('b.remit', contract('Bread', 'Cheese'));
  expect(await codes(both)).toEqual(['c.remit MOD-178']);
  await both.write('b.remit', `${contract('Bread', 'Cheese')}// a remark changes nothing\n`);
  expect(await codes(both)).toEqual(['c.remit MOD-178']);
  await both.write('a.remit', contract('Apples', 'Cheese'));
  expect(await codes(both)).toEqual(['b.remit MOD-178', 'c.remit MOD-178']);
  await both.write('c.remit', contract('Cheese', 'Dates'));
  expect(await codes(both)).toEqual(['b.remit MOD-178']);
  await both.closeFile('b.remit');
  expect(await codes(both)).toEqual([]);
});

it('a name that two contracts share comes and goes, also when a file breaks or is deleted', async () => {
  const both = await EditorAndCommand.start(files);
  await both.openFile('b.remit');
  await both.write('b.remit', contract('Apples', 'B'));
  expect(await codes(both)).toEqual(['b.remit MOD-165']);
  await both.write('a.remit', contract('APPLES', 'A'));
  expect(await codes(both)).toEqual(['b.remit PRG-098']);
  await both.write('a.remit', contract('Apples').replace('currency GBP', 'currency'));
  expect((await codes(both)).filter((one) => one.startsWith('b.remit'))).toEqual([]);
  await both.write('a.remit', contract('Apples'));
  expect(await codes(both)).toEqual(['b.remit MOD-165']);
  await both.delete('a.remit');
  expect(await codes(both)).toEqual([]);
  await both.write('a.remit', contract('Apples'));
  expect(await codes(both)).toEqual(['b.remit MOD-165']);
});

it('scenarios in a file of their own are found wrong with an edit of either file', async () => {
  const away = `import "./a.remit"\n${scenarioFor('Apples')}`;
  const twice = away.replace('People = 120 people', 'People = 120 people   People = 130 people');
  const yearly = contract('Apples').replace('5,000, each month', '5,000, each year').replace('paid monthly', 'paid yearly');
  const both = await EditorAndCommand.start({ ...files, 'scenarios.remit': away });
  expect(await codes(both)).toEqual([]);
  await both.openFile('a.remit');
  await both.write('a.remit', yearly);
  expect(await codes(both)).toEqual(['scenarios.remit TYP-127']);
  await both.write('a.remit', contract('Apples'));
  expect(await codes(both)).toEqual([]);
  await both.write('scenarios.remit', twice);
  expect(await codes(both)).toEqual(['scenarios.remit SCN-112']);
  await both.write('a.remit', `// moved down\n${contract('Apples')}`);
  expect(await codes(both)).toEqual(['scenarios.remit SCN-112']);
  await both.write('scenarios.remit', twice.replace('a.remit', 'b.remit').replace('Apples', 'Bread'));
  expect(await codes(both)).toEqual(['scenarios.remit SCN-112']);
  await both.write('scenarios.remit', away);
  expect(await codes(both)).toEqual([]);
  await both.write('scenarios.remit', twice);
  await both.delete('scenarios.remit');
  expect(await codes(both)).toEqual([]);
});
