import type { ContractTreeAnswer, TreeContent, TreeRoot } from '@remit/server/contract-tree-request';
import type { CompileAnswer } from '@remit/server/compile-request';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { conversation } from './conversing.ts';

const command = path.resolve(import.meta.dirname, '../../packages/cli/dist/remit.mjs');

describe('the list of contracts, over stdin and stdout', () => {
  const talk = conversation();
  const roots = async (): Promise<TreeRoot[]> => (await talk.client.request<{ roots: TreeRoot[] }>('remit/contractTree', {})).roots;
  const content = async (name: string, contract?: string): Promise<TreeContent | null> => {
    const answer = await talk.client.request<ContractTreeAnswer>('remit/contractTree', { uri: talk.workspace.uri(name), ...(contract === undefined ? {} : { contract }) });
    return 'content' in answer ? answer.content : null;
  };
  const named = ({ groups }: TreeContent): Record<string, string[]> => Object.fromEntries(groups.map(({ kind, items }) => [kind, items.map(({ name }) => name)]));

  it('has the contracts by name, then the libraries, with the counts of their findings', async () => {
    expect((await roots()).map(({ kind, name, title, errors }) => [kind, name, title, errors])).toEqual([
      ['contract', 'Northshire', 'Diabetes care for Northshire', 0],
      ['contract', 'Southshire', 'Diabetes care for Southshire', 1],
      ['library', 'measures.remit', 'library', 0],
      ['library', 'untidy.remit', path.basename(talk.workspace.folder), 0],
    ]);
  });

  it('has what is in a contract, in a fixed order of kinds, with the measures it uses from elsewhere', async () => {
    const found = await content('contract.remit', 'Northshire');
    expect(Object.entries(named(found!))).toEqual([
      ['parties', ['Board', 'Partnership', 'Institute']],
      ['populations', ['Adults']],
      ['outcomes', ['Control']],
      ['measures', ['AtTarget']],
      ['funds', ['Budget']],
      ['payments', ['Core', 'Quality']],
    ]);
    const measure = found!.groups.find(({ kind }) => kind === 'measures')!.items[0]!;
    expect(measure).toMatchObject({ word: 'measure', uri: talk.workspace.uri('library/measures.remit'), range: { start: { line: 0, character: 8 } } });
    expect(found!.groups[0]!.items.map(({ word, title }) => [word, title])).toEqual([
      ['commissioner', 'NHS Northshire Integrated Care Board'], ['provider', 'Northshire Care Partnership'], ['evaluator', 'Institute for Integrated Care'],
    ]);
  });

  it('tells of each finding whom it is about, by the fund too', async () => {
    const found = await content('unknown-name.remit', 'Southshire');
    expect(found!.findings.map(({ code, severity, range, parties }) => [code, severity, range.start.line, parties])).toEqual([['REF-001', 'error', 40, ['Board', 'Partnership']]]);
  });

  it('follows the text, and knows when a contract is gone', async () => {
    await talk.client.change(talk.uri, `${talk.text.replace('payment Quality', 'payment Results')}\nscenario "Nothing yet" for Northshire {\n}\n`);
    expect(named((await content('contract.remit', 'Northshire'))!)).toMatchObject({ payments: ['Core', 'Results'], scenarios: ['Nothing yet'] });
    await talk.client.change(talk.uri, talk.text.replace('contract Northshire', 'contract Eastshire'));
    expect(await content('contract.remit', 'Northshire')).toBeNull();
    expect((await roots())[0]).toMatchObject({ name: 'Eastshire' });
    await talk.client.change(talk.uri, talk.text);
    expect((await roots())[0]).toMatchObject({ name: 'Northshire' });
  });

  it('leaves out a library that was deleted while its text is open, until it is there again', async () => {
    const [name, text] = ['gone/library/measures.remit', 'measure Waits "Seen soon" { proportion Soon / All   better when higher }\n'];
    const uri = talk.workspace.uri(name);
    const write = (): void => {
      mkdirSync(path.join(talk.workspace.folder, 'gone/library'), { recursive: true });
      writeFileSync(path.join(talk.workspace.folder, name), text);
    };
    const tell = async (what: string, type: 1 | 3): Promise<void> => talk.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: talk.workspace.uri(what), type }] });
    const listed = async (): Promise<string[]> => (await roots()).filter((root) => root.name === 'measures.remit').map((root) => root.uri);
    write();
    await talk.client.open(uri, text);
    await tell(name, 1);
    await expect.poll(listed, { timeout: 10_000 }).toEqual([uri, talk.workspace.uri('library/measures.remit')]);
    rmSync(path.join(talk.workspace.folder, 'gone'), { recursive: true });
    await tell('gone', 3);
    await expect.poll(listed, { timeout: 10_000 }).toEqual([talk.workspace.uri('library/measures.remit')]);
    write();
    await tell('gone', 1);
    await expect.poll(listed, { timeout: 10_000 }).toEqual([uri, talk.workspace.uri('library/measures.remit')]);
    rmSync(path.join(talk.workspace.folder, 'gone'), { recursive: true });
    await tell('gone', 3);
    await talk.client.close(uri);
    await expect.poll(listed, { timeout: 10_000 }).toEqual([talk.workspace.uri('library/measures.remit')]);
  });

  it('keeps its form in a half-written text', async () => {
    await talk.client.change(talk.uri, 'contract __proto__ "A" {\n  party\n  payment {\n  outcome Good "');
    expect((await roots()).map(({ name }) => name)).toContain('__proto__');
    expect(await content('contract.remit', '__proto__')).not.toBeNull();
    await talk.client.change(talk.uri, talk.text);
    await talk.client.diagnostics(talk.uri);
  });

  it('answers for a contract of ten thousand lines sooner than it is checked', async () => {
    const payments = Array.from({ length: 1700 }, (_, index) => `  payment P${index} "Payment ${index}" {\n    from Budget to Partnership\n    paid monthly, due 15 days after the period\n    amount £1 per person in Adults per year\n    VAT outside the scope\n  }\n`).join('');
    const begun = performance.now();
    const version = await talk.client.change(talk.uri, talk.text.replace('  payment Quality', `${payments}  payment Quality`));
    await talk.client.diagnostics(talk.uri, version);
    const checking = performance.now() - begun;
    await roots();
    const start = performance.now();
    const found = await content('contract.remit', 'Northshire');
    const took = performance.now() - start;
    expect(found!.groups.find(({ kind }) => kind === 'payments')!.items).toHaveLength(1702);
    expect(took).toBeLessThan(checking);
    await talk.client.change(talk.uri, talk.text);
    await talk.client.diagnostics(talk.uri);
  });
});

describe('compiling, over stdin and stdout', () => {
  const talk = conversation();
  const compile = (name: string): Promise<CompileAnswer> => talk.client.request('remit/compile', { uri: talk.workspace.uri(name) });

  it('gives the very files that the command writes', async () => {
    const answer = await compile('contract.remit');
    if (!('files' in answer)) throw new Error(JSON.stringify(answer));
    expect(answer.contracts).toEqual(['Northshire']);
    expect(answer.files.map(({ uri }) => uri)).toEqual(['build/Northshire.program.json', 'build/Northshire.map.json'].map((name) => talk.workspace.uri(name)));
    execFileSync(process.execPath, [command, 'compile', 'contract.remit'], { cwd: talk.workspace.folder, stdio: 'pipe' });
    for (const { uri, text } of answer.files) expect(text).toBe(readFileSync(new URL(uri), 'utf8'));
  });

  it('refuses a contract with errors, a library, and a file that is not there', async () => {
    expect(await compile('unknown-name.remit')).toEqual({ refused: 'errors', errors: 1, uri: talk.workspace.uri('unknown-name.remit') });
    expect(await compile('library/measures.remit')).toEqual({ refused: 'no contract' });
    expect(await compile('nowhere.remit')).toEqual({ refused: 'not found' });
  });

  it('writes where the project file says', async () => {
    writeFileSync(path.join(talk.workspace.folder, 'remit.json'), '{ "include": ["**/*.remit"], "out": "programs" }');
    await talk.client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: talk.workspace.uri('remit.json'), type: 2 }] });
    const first = async (): Promise<string | undefined> => {
      const answer = await compile('contract.remit');
      return 'files' in answer ? answer.files[0]!.uri : undefined;
    };
    await expect.poll(first, { timeout: 10_000 }).toBe(talk.workspace.uri('programs/Northshire.program.json'));
  });
});
