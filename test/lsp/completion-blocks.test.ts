import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { InsertTextFormat } from 'vscode-languageserver-types';
import { clausesMissing } from '@remit/language/checks/clauses/required-clauses';
import { missingClause } from '@remit/language/diagnostics/mod';
import { BLOCKS, blockText, type BlockNames } from '@remit/language/lsp/completion/blocks';
import { RemitCompletion } from '@remit/language/lsp/completion/completion';
import { Stops } from '@remit/language/lsp/completion/stops';
import { editor, fresh } from '../helpers/editor.ts';

const HEADER = `contract Care "Care" {
  term 1 April 2026 to 31 March 2029
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Icb "Integrated Care Board"
  commissioner Council "Council"
  provider Trust "The Trust"
  payment Core { from Icb to Trust   paid monthly, due 15 days after the period   amount £100 per year }
`;
const NAMES: BlockNames = {
  payers: ['Icb', 'Council'], payees: ['Trust', 'Small'], payments: ['Core'], groups: ['Practices'], measures: ['Waits'], counts: ['Contacts'],
  due: '15 days after the period', term: ['1 April 2026', '31 March 2029'],
};

const shared = editor();
const withSnippets = new RemitCompletion(shared.services.remit, { completionItem: { snippetSupport: true } });

async function items(text: string, hasSnippets = true): Promise<CompletionItem[]> {
  const { document, offset } = await shared.open({ uri: fresh(), text: `${HEADER}  ${text}` });
  const params = { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset) };
  return (await (hasSnippets ? withSnippets : shared.services.remit.lsp.CompletionProvider!).getCompletion(document, params))?.items ?? [];
}

async function found(text: string, label: string, hasSnippets = true): Promise<CompletionItem | undefined> {
  return (await items(text, hasSnippets)).find((item) => item.label === label);
}

describe('whole blocks', () => {
  it('have every clause that must be written', () => {
    for (const [type, { lines }] of BLOCKS) {
      const clauses = lines.map(({ clause }) => clause);
      expect([type, clausesMissing(type, []).filter((clause) => !clauses.includes(clause))]).toEqual([type, []]);
    }
  });

  it.each([...BLOCKS].map(([type, block]) => [type, block] as const))('read without a mistake: %s', async (_, block) => {
    const text = blockText(block, new Stops(false), NAMES);
    const { document } = await shared.open({ uri: fresh(), text: `${HEADER}${text}\n}\n` });
    expect(document.parseResult.parserErrors.map(({ message }) => message)).toEqual([]);
    expect(document.diagnostics!.filter(({ code, message }) => code === missingClause.code && !String(message).includes("'Core'"))).toEqual([]);
  });

  it('are offered with places to be filled, and the names of the contract to choose from', async () => {
    const item = await found('pay<|>\n}', 'payment (whole)');
    expect(item?.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(item?.textEdit?.newText).toBe(`payment \${1:Name} "\${2:Title}" {
  from \${3|Icb,Council|}
  to \${4:Trust}
  paid \${5|monthly,quarterly,yearly,once|}, due \${6:15 days after the period}
  amount \${7:£100}
}$0`);
  });

  it('are plain text for an editor that fills no places', async () => {
    const item = await found('pay<|>\n}', 'payment (whole)', false);
    expect(item?.insertTextFormat).toBeUndefined();
    expect(item?.textEdit?.newText).toBe('payment Name "Title" {\n  from Icb\n  to Trust\n  paid monthly, due 15 days after the period\n  amount £100\n}');
  });

  it.each([...BLOCKS.values()].map(({ word }) => word))('are offered in a contract: %s', async (word) => {
    expect(await found('<|>\n}', `${word} (whole)`)).toBeDefined();
  });

  it('are not offered where no declaration can begin', async () => {
    for (const text of ['payment A {\n    <|>\n  }\n}', 'payment A { amount <|> }\n}']) expect((await items(text)).filter(({ label }) => label.endsWith('(whole)'))).toEqual([]);
  });
});

describe('the clauses that a block still must have', () => {
  it('are offered together', async () => {
    const item = await found('payment A {\n    from Icb\n    <|>\n  }\n}', 'to, paid, amount (what is missing)');
    expect(item?.textEdit?.newText).toBe('to ${1:Trust}\npaid ${2|monthly,quarterly,yearly,once|}, due ${3:15 days after the period}\namount ${4:£100}');
    expect(item?.detail).toBe('All that this payment still must say');
  });

  it('are offered in an empty block, and in one that is not closed', async () => {
    for (const text of ['payment A {\n    <|>\n  }\n}', 'payment A {\n    <|>']) expect(await found(text, 'from, to, paid, amount (what is missing)')).toBeDefined();
    expect(await found('pool P {\n    <|>\n  }\n}', 'from, to, paid, amount … shared by, left over, shortfall, rounding (what is missing)')).toBeDefined();
  });

  it('are not offered where one or none is missing, nor in the block inside', async () => {
    const offered = async (text: string): Promise<string[]> => (await items(text)).map(({ label }) => label).filter((label) => label.endsWith('(what is missing)'));
    expect(await offered('payment A {\n    from Icb to Trust   paid once\n    <|>\n  }\n}')).toEqual([]);
    expect(await offered('payment A { amount £5 in bands { <|> } }\n}')).toEqual([]);
    expect(await offered('<|>\n}')).toEqual([]);
  });
});

describe('places to be filled', () => {
  it('keep signs that would end them, and number themselves', () => {
    const stops = new Stops(true);
    expect([stops.at('a}$\\b'), stops.among(['x,y', 'a|b'], ''), stops.among([], 'Name'), stops.end()]).toEqual(['${1:a\\}\\$\\\\b}', '${2|x\\,y,a\\|b|}', '${3:Name}', '$0']);
  });
});
