import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { Folder } from '../cli/support/run.ts';
import { startLspProcess } from '../helpers/lsp-client.ts';

const command = path.resolve(import.meta.dirname, '../../packages/cli/src/main.ts');

const LIBRARY = {
  'package.json': '{ "name": "@health/foot-care", "version": "1.0.0", "license": "Apache-2.0", "files": ["**/*.remit"] }\n',
  'measures.remit': `import "./scales.remit"

measure FeetChecked "Feet checked in the year" {
  proportion Checked / Registered
  better when higher
  minimum 100 people, otherwise hold
}
topics FootCareFlowDown "What foot care takes over" = audit, reporting
`,
  'scales.remit': 'curve FootCareScale = rising from 50% to 90%\n',
};

const CONTRACT = `import { FeetChecked, FootCareFlowDown } from "@health/foot-care/measures.remit"
import "@health/foot-care/scales.remit"

contract Feet "Foot care" {
  version 1.0
  status design
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "The board"
  provider Trust "The trust"
  provider Clinic "The clinic"
  payment Quality "Quality" {
    from Board to Trust
    paid yearly, due 30 days after the period
    amount £10,000 * FootCareScale of FeetChecked
    missing data: hold
    VAT outside the scope
  }
  subcontract Clinics "Clinics" {
    by Trust to Clinic
    term 1 April 2026 to 31 March 2028
    pays 25% of Quality, yearly, within 30 days of the due date of Quality
    recoveries: passed down
    VAT outside the scope
    flows down FootCareFlowDown, patient-choice
  }
}

scenario "three quarters" for Feet {
  in 2026/27 { FeetChecked = 150 out of 200 }
  expect Quality in 2026/27 is £6,250.00
  expect Clinics in 2026/27 is £1,562.50
}
`;

const project = (extra: Record<string, string> = {}): Record<string, string> => ({ 'remit.json': '{ "libraries": ["@health/foot-care"] }\n', 'contracts/feet.remit': CONTRACT, ...extra });
const installed = Object.fromEntries(Object.entries(LIBRARY).map(([name, text]) => [`node_modules/@health/foot-care/${name}`, text]));

it('a contract uses a library that is installed as an npm package: checked, worked and compiled by the command', async () => {
  const folder = new Folder(project(installed));
  const checked = await folder.remit('check');
  expect([checked.code, checked.stdout + checked.stderr]).toEqual([0, expect.stringContaining('No findings')]);
  const tested = await folder.remit('test');
  expect([tested.code, tested.stdout + tested.stderr]).toEqual([0, 'All as expected, 1 scenario came true.\n']);
  const compiled = await folder.remit('compile', 'contracts/feet.remit', '--out', 'made');
  expect(compiled.code, compiled.stderr).toBe(0);
  const made = folder.files('made');
  expect(made).toEqual(['made/Feet.map.json', 'made/Feet.program.json']);
  expect(JSON.parse(folder.read('made/Feet.program.json'))).toMatchObject({ id: 'Feet' });
  // The map leads from the program back into the package.
  expect(folder.read('made/Feet.map.json')).toContain('node_modules/@health/foot-care/measures.remit');
});

it('a package that is linked into node_modules, as workspaces are, is the same', async () => {
  const folder = new Folder(project(Object.fromEntries(Object.entries(LIBRARY).map(([name, text]) => [`libraries/foot-care/${name}`, text]))));
  mkdirSync(path.join(folder.path, 'node_modules/@health'), { recursive: true });
  symlinkSync('../../libraries/foot-care', path.join(folder.path, 'node_modules/@health/foot-care'));
  const { code, stdout, stderr } = await folder.remit('check', 'contracts');
  expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('No findings')]);
});

it('an editor finds no fault either, leads into the package, and follows what changes there', async () => {
  const folder = new Folder(project(installed));
  const uri = pathToFileURL(path.join(folder.path, 'contracts/feet.remit')).href;
  const library = pathToFileURL(path.join(folder.path, 'node_modules/@health/foot-care/measures.remit')).href;
  const { client, stop, errors } = startLspProcess(process.execPath, [command, 'lsp', '--stdio']);
  try {
    await client.initialize({ workspace: folder.path });
    await client.open(uri, CONTRACT);
    const latest = (of: string) => client.published.filter((one) => one.uri === of).at(-1)?.diagnostics;
    await client.until('findings', () => latest(uri));
    expect(latest(uri)).toEqual([]);

    const at = (words: string, inside: number) => {
      const before = CONTRACT.slice(0, CONTRACT.indexOf(words) + inside).split('\n');
      return { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1)!.length } };
    };
    const hover = await client.request('textDocument/hover', at('of FeetChecked', 5)) as { contents: { value: string } };
    expect(hover.contents.value).toContain('**FeetChecked** — measure: Feet checked in the year');
    const [target] = await client.request('textDocument/definition', at('flows down FootCare', 13)) as { targetUri: string }[];
    expect(decodeURIComponent(target!.targetUri)).toBe(library);

    await client.open(library, LIBRARY['measures.remit'].replaceAll('FeetChecked', 'FeetLookedAt'));
    const found = await client.until('findings of the change', () => (latest(uri)?.length ? latest(uri) : undefined));
    expect(new Set(found!.map(({ code }) => code))).toEqual(new Set(['REF-001']));
  } finally {
    await stop();
  }
  expect(errors()).toBe('');
});
