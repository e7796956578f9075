import { buildDocuments, type RemitDocument, type SourceText } from '@remit/language';
import { EmptyFileSystem } from 'langium';
import type { CallHierarchyItem, Range } from 'vscode-languageserver';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';

/** A workspace whose hierarchy can be asked; names are found by the words around them, `<|>` at the name. */
async function workspace(...sources: SourceText[]) {
  const services = createServerServices({ ...EmptyFileSystem });
  const documents = new Map((await buildDocuments(services, sources)).map((document) => [document.uri.toString(), document]));
  const provider = services.remit.lsp.CallHierarchyProvider!;
  const textIn = (uri: string, range: Range): string => `${range.start.line + 1}:${documents.get(uri)!.textDocument.getText(range)}`;
  const prepare = async (uri: string, words: string): Promise<CallHierarchyItem[]> => {
    const document: RemitDocument = documents.get(uri)!;
    const offset = document.textDocument.getText().indexOf(words.replace('<|>', '')) + words.indexOf('<|>');
    return (await provider.prepareCallHierarchy(document, { textDocument: { uri }, position: document.textDocument.positionAt(offset) })) ?? [];
  };
  const incoming = async (item: CallHierarchyItem): Promise<string[]> => ((await provider.incomingCalls({ item })) ?? []).map(({ from, fromRanges }) => `${from.name} ${from.detail} [${fromRanges.map((range) => textIn(from.uri, range)).join(' ')}]`);
  const outgoing = async (item: CallHierarchyItem): Promise<string[]> => ((await provider.outgoingCalls({ item })) ?? []).map(({ to, fromRanges }) => `${to.name} ${to.detail} [${fromRanges.map((range) => textIn(item.uri, range)).join(' ')}]`);
  return { prepare, incoming, outgoing, provider, textIn };
}

const uri = 'file:///care.remit';
const care = `contract Care "Care" {
  term 1 April 2026 to 31 March 2031
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "The board"
  provider Trust "The trust"
  provider Nurses "Home nursing"
  providers Practices "All practices" each Practice { keyed by ods }
  measure Control "Control" { proportion Good / Seen better when higher }
  measure Waits { mean Days / Referrals, between 0 days and 90 days better when lower }
  outcome Better "Better control" { measured by Control target 70% }
  fund Budget "The budget" { from Board limit £5,000,000 each year }
  payment Core "A price" {
    from Budget to Trust
    paid monthly, due 5 days after the period
    amount £1,000
    gate Waits at most 30 days
  }
  payment Results "For results" {
    from Budget 60%, Board 40% to Trust
    paid yearly, due 90 days after the period
    amount £9,000 * (Better rising from 60% to 70%)
  }
  payment Visits for each Practice { from Board to Practice paid yearly, due 90 days after the period amount £9 }
  subcontract Nursing "Nursing" {
    by Trust to Nurses
    pays £100, monthly, within 15 days of the end of the period
  }
}
`;

describe('who pays whom', () => {
  it('comes and goes by payments, funds and subcontracts', async () => {
    const { prepare, incoming, outgoing } = await workspace({ uri, text: care });
    const [trust] = await prepare(uri, 'provider <|>Trust');
    expect(trust).toMatchObject({ name: 'Trust', detail: 'The trust', uri, selectionRange: { start: { line: 6, character: 11 }, end: { line: 6, character: 16 } }, range: { start: { line: 6, character: 2 }, end: { line: 6, character: 28 } } });
    expect(await incoming(trust!)).toEqual(['Budget by Core [15:Budget]', 'Budget by Results [21:Budget]', 'Board by Results [21:Board]']);
    expect(await outgoing(trust!)).toEqual(['Nurses by Nursing [27:Nurses]']);
  });

  it('goes on through the fund to those who fill it', async () => {
    const { prepare, incoming, outgoing, provider } = await workspace({ uri, text: care });
    const [trust] = await prepare(uri, 'by <|>Trust to Nurses');
    const budget = (await provider.incomingCalls({ item: trust! }))![0]!.from;
    expect(budget).toMatchObject({ name: 'Budget', selectionRange: { start: { line: 12, character: 7 } } });
    expect(await incoming(budget)).toEqual(['Board puts into Budget [13:Board]']);
    const [board] = await prepare(uri, 'commissioner Boa<|>rd');
    expect(await incoming(board!)).toEqual([]);
    expect(await outgoing(board!)).toEqual(['Budget puts into Budget [13:Board]', 'Trust by Results [21:Trust]', 'Practices by Visits [25:Practice]']);
    expect(await outgoing(budget)).toEqual(['Trust by Core [15:Trust]', 'Trust by Results [21:Trust]']);
  });

  it('takes a member for its group', async () => {
    const { prepare, incoming } = await workspace({ uri, text: care });
    for (const words of ['each <|>Practice {', 'providers <|>Practices', 'to <|>Practice paid']) {
      const [practices, ...more] = await prepare(uri, words);
      expect(more).toEqual([]);
      expect(practices).toMatchObject({ name: 'Practices', detail: 'All practices', selectionRange: { start: { line: 8, character: 12 } } });
      expect(await incoming(practices!)).toEqual(['Board by Visits [25:Board]']);
    }
  });

  it('starts at a payment too', async () => {
    const { prepare, incoming, outgoing } = await workspace({ uri, text: care });
    const [results] = await prepare(uri, 'payment <|>Results');
    expect(await incoming(results!)).toEqual(['Budget by Results [21:Budget]', 'Board by Results [21:Board]']);
    expect(await outgoing(results!)).toEqual(['Trust by Results [21:Trust]', 'Better outcome [23:Better]']);
  });

  it('is of nothing else', async () => {
    const { prepare } = await workspace({ uri, text: care });
    expect(await prepare(uri, 'contract <|>Care')).toEqual([]);
    expect(await prepare(uri, 'curr<|>ency GBP')).toEqual([]);
  });
});

describe('what hangs on results', () => {
  it('comes from payments, and goes to measures', async () => {
    const { prepare, incoming, outgoing } = await workspace({ uri, text: care });
    const [better] = await prepare(uri, 'outcome <|>Better');
    expect(await incoming(better!)).toEqual(['Results payment [23:Better]']);
    expect(await outgoing(better!)).toEqual(['Control measure [12:Control]']);
    const [control] = await prepare(uri, 'measured by <|>Control');
    expect(await incoming(control!)).toEqual(['Better outcome measured by it [12:Control]']);
    expect(await outgoing(control!)).toEqual([]);
    const [waits] = await prepare(uri, 'measure <|>Waits');
    expect(await incoming(waits!)).toEqual(['Core payment, only if it is reached [18:Waits]']);
  });
});

describe('across files', () => {
  const library = `measure Control "Control" { proportion Good / Seen better when higher }\nlet Twice = 2 * Control\ncommissioner Board "The board"\n`;
  const contract = `import "./library.remit"\n\n${care.replace(/ {2}measure Control.*\n/, '').replace(/ {2}commissioner Board.*\n/, '').replace('gate Waits at most 30 days', 'gate Twice at least 1')}`;
  const sources = [{ uri, text: contract }, { uri: 'file:///library.remit', text: library }, { uri: 'file:///other.remit', text: 'import "./library.remit"\ncontract Other {\n  provider Clinic\n  payment Fee { from Board to Clinic paid yearly, due 5 days after the period amount £5 }\n}\n' }];

  it('finds the contracts that name what a library declares, also through other names', async () => {
    const { prepare, incoming, outgoing } = await workspace(...sources);
    const [control] = await prepare('file:///library.remit', 'measure <|>Control');
    expect(await incoming(control!)).toEqual(['Better outcome measured by it [12:Control]', 'Core payment, only if it is reached [18:Twice]']);
    const [board] = await prepare('file:///library.remit', 'commissioner <|>Board');
    expect(board!.uri).toBe('file:///library.remit');
    // Ranges are those of the file of the end that calls: its name stands for words in another file.
    expect(await outgoing(board!)).toEqual(['Budget puts into Budget [3:Board]', 'Trust by Results [3:Board]', 'Practices by Visits [3:Board]', 'Clinic by Fee [3:Board]']);
    const [budget] = await prepare(uri, 'fund <|>Budget');
    expect(await incoming(budget!)).toEqual(['Board puts into Budget [3:Board]']);
    const [better] = await prepare(uri, 'outcome <|>Better');
    expect(await outgoing(better!)).toEqual(['Control measure [12:Control]']);
  });
});

describe('half-typed text and hostile names', () => {
  it('never fails', async () => {
    for (let cut = 100; cut < care.length; cut += 53) {
      const { provider, prepare } = await workspace({ uri, text: care.slice(0, cut) });
      for (const words of ['provider <|>Trust', 'payment <|>Core', 'fund <|>Budget', 'outcome <|>Better']) {
        for (const item of care.slice(0, cut).includes(words.replace('<|>', '')) ? await prepare(uri, words) : []) {
          await provider.incomingCalls({ item });
          await provider.outgoingCalls({ item });
        }
      }
    }
  });

  it('answers nothing for an item that is gone', async () => {
    const { provider, prepare } = await workspace({ uri, text: care });
    const [trust] = await prepare(uri, 'provider <|>Trust');
    expect(await provider.incomingCalls({ item: { ...trust!, uri: 'file:///gone.remit' } })).toEqual([]);
    expect(await provider.incomingCalls({ item: { ...trust!, selectionRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } } })).toEqual([]);
  });

  it('knows names of the prototype', async () => {
    const text = care.replaceAll('Trust', 'Constructor').replaceAll('Core', 'ValueOf');
    const { prepare, incoming } = await workspace({ uri, text });
    const [party] = await prepare(uri, 'provider <|>Constructor');
    expect((await incoming(party!))[0]).toBe('Budget by ValueOf [15:Budget]');
  });
});
