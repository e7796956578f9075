import { Cancellation } from 'langium';
import { expect, it, vi } from 'vitest';
import { readFixture } from '../rules/support/fixture.ts';
import { EditedWorkspace } from './support/edited-workspace.ts';

const payer = 'commissioner Payer "The payer"\n';
const prices = 'let Price = £40 per visit\nlet Cap = £1,000\n';
const more = 'import "./prices.remit"\n\nlet Double = 2 * Price\n';
const library = { 'payer.remit': payer, 'lib/prices.remit': prices, 'lib/more.remit': more };

/** A contract that pays an amount out of a fund; the fund is the same wherever it has the same title. */
const contract = (name: string, amount: string, { imports = '', fund = 'Better care fund' } = {}) => readFixture('NONE-001', name, `// NONE-001
import "./payer.remit"
${imports}{{frame as ${name} without Core}}
fund Pot "${fund}" { from Payer   limit £1,000,000 each year }
payment Care "Care" {
  from Pot to Trust
  paid monthly, due 15 days after the period
  amount ${amount} per year
  VAT outside the scope
}
`).files[0]!.text.replace(/amount (\w+) per year/, 'amount $1');
const user = (name: string, path: string, value: string) => contract(name, value, { imports: `import "${path}"\n`, fund: `Fund of ${name}` });
const doubled = user('Doubled', './lib/more.remit', 'Sum').replace('payment Care', 'let Sum = Double * 10 visits\npayment Care');
const capped = user('Capped', './lib/prices.remit', 'Cap');
const alone = contract('Alone', '£1', { fund: 'Fund of Alone' });

async function isAsAnew(workspace: EditedWorkspace): Promise<void> {
  const { shown, anew } = await workspace.compare();
  expect(shown).toEqual(anew);
}

it('who imports a file is checked again when it goes and comes, also through another file, and nobody else', async () => {
  const workspace = await EditedWorkspace.load({ ...library, 'doubled.remit': doubled, 'capped.remit': capped, 'alone.remit': alone });
  expect((await workspace.compare()).shown).toEqual([]);
  expect(await workspace.write({ 'lib/prices.remit': null })).toEqual(['capped.remit', 'doubled.remit', 'lib/more.remit']);
  expect(workspace.codes('capped.remit')).toContain('IMP-001');
  await isAsAnew(workspace);
  expect(await workspace.write({ 'lib/prices.remit': prices.replace('£40 per visit', '£40 per person') })).toEqual(['capped.remit', 'doubled.remit', 'lib/more.remit', 'lib/prices.remit']);
  expect(workspace.codes('doubled.remit')).not.toEqual([]);
  await isAsAnew(workspace);
  await workspace.write({ 'lib/prices.remit': prices });
  expect((await workspace.compare()).shown).toEqual([]);
});

it('a file that is renamed is lost to those who import it by its old name, and found by its new one', async () => {
  const workspace = await EditedWorkspace.load({ ...library, 'doubled.remit': doubled, 'capped.remit': capped });
  expect(await workspace.write({ 'lib/more.remit': null, 'lib/less.remit': more })).toEqual(['doubled.remit', 'lib/less.remit']);
  expect(workspace.codes('doubled.remit')).toContain('IMP-001');
  await isAsAnew(workspace);
  expect(await workspace.write({ 'doubled.remit': doubled.replace('more.remit', 'less.remit') })).toEqual(['doubled.remit']);
  expect((await workspace.compare()).shown).toEqual([]);
  expect(await workspace.write({ 'lib/less.remit': more.replace('Double', 'Twice') })).toEqual(['doubled.remit', 'lib/less.remit']);
  await isAsAnew(workspace);
  expect(await workspace.write({ 'lib/more.remit': more })).toEqual(['lib/more.remit']);
  await isAsAnew(workspace);
});

it('an import that is taken out leads nowhere any more, and one that is put in does', async () => {
  const workspace = await EditedWorkspace.load({ ...library, 'capped.remit': capped });
  await workspace.write({ 'capped.remit': capped.replace('import "./lib/prices.remit"\n', '').replace('amount Cap', 'amount £1,000 per year') });
  expect(await workspace.write({ 'lib/prices.remit': prices.replace('Cap', 'Limit') })).toEqual(['lib/more.remit', 'lib/prices.remit']);
  await isAsAnew(workspace);
  await workspace.write({ 'capped.remit': capped });
  expect(workspace.codes('capped.remit')).toContain('REF-001');
  expect(await workspace.write({ 'lib/prices.remit': prices })).toEqual(['capped.remit', 'lib/more.remit', 'lib/prices.remit']);
  expect((await workspace.compare()).shown).toEqual([]);
});

it('a folder that goes takes its files with it, and files beside it whose names begin alike stay', async () => {
  const workspace = await EditedWorkspace.load({ ...library, 'libs.remit': 'let Other = 1\n', 'doubled.remit': doubled, 'capped.remit': capped, 'alone.remit': alone });
  expect(await workspace.write({ lib: null })).toEqual(['capped.remit', 'doubled.remit']);
  await isAsAnew(workspace);
  expect(await workspace.write({ 'lib/prices.remit': prices, 'lib/more.remit': more })).toEqual(['capped.remit', 'doubled.remit', 'lib/more.remit', 'lib/prices.remit']);
  expect((await workspace.compare()).shown).toEqual([]);
});

it('a file that went is not forgotten when the check that heard of it is broken off', async () => {
  const workspace = await EditedWorkspace.load({ ...library, 'doubled.remit': doubled, 'capped.remit': capped, 'alone.remit': alone });
  const source = new Cancellation.CancellationTokenSource();
  source.cancel();
  expect(await workspace.write({ 'lib/prices.remit': null }, source.token)).toEqual([]);
  expect(await workspace.write({ 'alone.remit': `${alone}\n` })).toEqual(['alone.remit', 'capped.remit', 'doubled.remit', 'lib/more.remit']);
  await isAsAnew(workspace);
});

it('a claim that moves to another contract, or to another place, is known where it is', async () => {
  const workspace = await EditedWorkspace.load({ 'payer.remit': payer, 'one.remit': contract('One', '£600,000'), 'two.remit': contract('Two', '£600,000'), 'three.remit': contract('Three', '£1', { fund: 'Another fund' }), 'alone.remit': alone });
  expect(['one', 'two', 'three'].map((name) => workspace.codes(`${name}.remit`))).toEqual([['FUND-001'], ['FUND-001'], []]);
  expect(await workspace.write({ 'two.remit': contract('Two', '£600,000', { fund: 'Another fund' }) })).toEqual(['one.remit', 'three.remit', 'two.remit']);
  expect((await workspace.compare()).shown).toEqual([]);
  expect(await workspace.write({ 'three.remit': contract('Three', '£500,000') })).toEqual(['one.remit', 'three.remit', 'two.remit']);
  expect(['one', 'two', 'three'].map((name) => workspace.codes(`${name}.remit`))).toEqual([['FUND-001'], [], ['FUND-001']]);
  await isAsAnew(workspace);
  expect(await workspace.write({ 'three.remit': `// moved\n${workspace.text('three.remit')}` })).toEqual(['one.remit', 'three.remit']);
  await isAsAnew(workspace);
  expect(await workspace.write({ 'three.remit': null, 'four.remit': contract('Four', '£500,000') })).toEqual(['four.remit', 'one.remit']);
  await isAsAnew(workspace);
});

it('a claim that moves in its file concerns no contract without a finding that points to it', async () => {
  const workspace = await EditedWorkspace.load({ 'payer.remit': payer, 'one.remit': contract('One', '£400,000'), 'two.remit': contract('Two', '£400,000') });
  expect(await workspace.write({ 'two.remit': `// moved\n${workspace.text('two.remit')}` })).toEqual(['two.remit']);
  expect(await workspace.write({ 'one.remit': contract('One', '£700,000') })).toEqual(['one.remit', 'two.remit']);
  expect(workspace.codes('two.remit')).toEqual(['FUND-001']);
  await isAsAnew(workspace);
});

it('an edit looks at no document that it does not concern', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`user${index}.remit`, user(`User${index}`, './lib/prices.remit', 'Cap')]));
  const workspace = await EditedWorkspace.load({ ...library, ...many });
  const { LangiumDocuments } = workspace.services.workspace;
  await workspace.write({ 'user1.remit': `${many['user1.remit']}\n` });
  const all = vi.spyOn(LangiumDocuments, 'all', 'get');
  const others = LangiumDocuments.all.toArray().filter(({ uri }) => uri.path.startsWith('/w/user') && !uri.path.endsWith('/user1.remit'));
  const states = others.map((document) => {
    const { state } = document;
    return vi.spyOn(document, 'state', 'get').mockReturnValue(state);
  });
  all.mockClear();
  expect(await workspace.write({ 'user1.remit': many['user1.remit']! })).toEqual(['user1.remit']);
  expect(all).not.toHaveBeenCalled();
  expect(states.length).toBe(29);
  expect(states.filter((state) => state.mock.calls.length > 0)).toEqual([]);
});
