import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PURPOSES } from '../../packages/language/src/lsp/generated/purposes.ts';
import { editor, fresh } from '../helpers/editor.ts';

const shared = editor();
const over = (text: string) => shared.hover({ uri: fresh(), text: `contract C "c" {\n  currency GBP\n  commissioner Icb\n  ${text}\n}` });

it.each([
  ['pay<|>ment P { amount £1 }', '**payment** — Turns facts into a sum that one pays another each period.\n\n*Reference: docs/language/payment.md*'],
  ['payment P { ga<|>te yes }', '**gate** — A condition without which nothing is paid.\n\n*Reference: docs/language/payment.md#gate*'],
  ['payment P { missing da<|>ta: hold }', '**missing data** — What happens while something is missing: see missing and not applicable.\n\n*Reference: docs/language/flow.md#missing-data*'],
  ['provi<|>der Trust', '**parties** — Names somebody who takes part: who commissions, provides, funds, evaluates, verifies, regulates, or decides.\n\n*Reference: docs/language/party.md*'],
])('over a word of the language, what it is for: %s', async (text, shown) => {
  expect(await over(text)).toBe(shown);
});

it('shows nothing over figures and signs', async () => {
  expect(await over('payment P { amount £<|>1 }')).toBe('');
  expect(await over('payment P <|>{ amount £1 }')).toBe('');
});

it('leads to the page where the editor says where the pages are', async () => {
  const linked = editor();
  await linked.services.shared.lsp.LanguageServer.initialize({ capabilities: {}, processId: null, rootUri: null, initializationOptions: { languagePages: 'command:remit.showReference?%5B%22{page}%22%5D' } });
  expect(await linked.hover({ uri: fresh(), text: 'contract C "c" {\n  payment P { ga<|>te yes }\n}' }))
    .toBe('**gate** — A condition without which nothing is paid.\n\n[Reference: payment](command:remit.showReference?%5B%22payment.md%23gate%22%5D)');
});

it('leads to pages that are there', () => {
  const pages = new Set(readdirSync('docs/language'));
  for (const { page } of PURPOSES.values()) {
    const [file, section] = page.split('#');
    expect(pages).toContain(file);
    if (section) expect(readFileSync(`docs/language/${file}`, 'utf8').split('\n').filter((line) => line.startsWith('#')).map((line) => line.replace(/^#+ /, '').toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-')), page).toContain(section);
  }
});
