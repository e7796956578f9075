import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { FindingsDocument } from '@remit/cli/report/findings-json';
import { firstContract } from '@remit/cli/files/first-contract';
import { Folder } from '../cli/support/run.ts';
import { asReported, inLines } from '../helpers/as-reported.ts';
import { startLspProcess } from '../helpers/lsp-client.ts';

const command = path.resolve(import.meta.dirname, '../../packages/cli/src/main.ts');

const contract = (name: string, more: string): string => `import "./lib/measures.remit"
import "./lib/mesures.remit"
import "@health/unlisted/x.remit"
import "@health/listed/nda.remit"
import "./windows.remit"

contract ${name} "A contract" {
  version 1.0
  status design
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Council "Council"
  provider Trust "Trust"
  fund Budget { from Council }
${more}}
`;

const files: Record<string, string | Uint8Array> = {
  'remit.json': '{\n  "inclued": ["x"],\n  "exclude": ["drafts", "a[b"],\n  "libraries": ["@health/listed"]\n}\n',
  'one.remit': contract('One', '  fund Budget { from Counci }\n'),
  'two.remit': contract('Two', '  payment Core { from Budget to Trust paid monthly, due 15 days after the period amount £1.320 }\n'),
  'broken.remit': 'contract Broken {\n  term 1 April 2026 to\n  amonut £5\n',
  'lib/measures.remit': 'measure Admissions "x" { count of admissions better when lower }\nmeasure Admissions "x" { count of admissions better when lower }\n',
  'windows.remit': Uint8Array.from('// pound \u00a3\nlet A = 1\n', (sign) => sign.charCodeAt(0)),
  'drafts/excluded.remit': 'nonsense',
  'node_modules/@health/listed/nda.remit': 'import "./gone.remit"\n',
  'empty.remit': '',
  'refused.remit': firstContract.replace('contract First', 'contract Refused').replace('for First', 'for Refused').replace('  payment Advice', '  pilot {\n    questions "Does it work?"\n    if missing: stop\n  }\n\n  payment Advice'),
  'same-one.remit': firstContract,
  'same-two.remit': firstContract,
  'other-project/remit.json': '{}',
  'other-project/first.remit': firstContract,
};

it('an editor shows what the command reports, no more and no less', async () => {
  const folder = new Folder(files);
  const { stdout, stderr, code } = await folder.remit('check', '--format', 'json', '--debug');
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as FindingsDocument;
  expect(code).toBe(1);

  const { client, stop, errors } = startLspProcess(process.execPath, [command, 'lsp', '--stdio']);
  try {
    await client.initialize({ workspace: folder.path });
    for (const name of ['one.remit', 'broken.remit', 'lib/measures.remit']) await client.open(pathToFileURL(path.join(folder.path, name)).href, folder.read(name));
    await client.until('the server to be ready', () => {
      const last = client.notifications.get('remit/status')?.at(-1) as { state?: string } | undefined;
      const opened = client.published.some(({ uri, version }) => uri.endsWith('/broken.remit') && version === 1);
      return last?.state === 'ready' && opened ? true : undefined;
    });
  } finally {
    await stop();
  }
  const latest = new Map(client.published.map(({ uri, diagnostics }) => [path.relative(folder.path, decodeURIComponent(new URL(uri).pathname)), diagnostics]));
  const shown = [...latest].flatMap(([file, diagnostics]) => diagnostics.map((one) => asReported(file, folder.path, one)));

  expect(errors()).toBe('');
  expect([...latest.keys()].filter((file) => file !== 'remit.json').sort()).toEqual([...told.files].sort());
  expect(inLines(shown)).toEqual(inLines(told.findings));
  const codes = new Set(told.findings.map((one) => `${one.file} ${one.code}`));
  for (const expected of ['remit.json CFG-002', 'remit.json CFG-004', 'one.remit IMP-001', 'one.remit IMP-007', 'node_modules/@health/listed/nda.remit IMP-001', 'windows.remit LEX-090', 'refused.remit MOD-180', 'same-two.remit MOD-165']) {
    expect(codes).toContain(expected);
  }
  expect(told.findings.filter(({ file }) => file === 'broken.remit').length).toBeGreaterThan(0);
  expect(told.findings.filter(({ file }) => file === 'other-project/first.remit')).toEqual([]);
  expect(told.files).not.toContain('drafts/excluded.remit');
});
