import { buildDocuments } from '@remit/language';
import { cellsOf } from '@remit/language/lsp/paste/cells';
import { formatDocument } from '@remit/language/format/format-document';
import { pasteTable } from '@remit/language/lsp/paste/paste-table';
import { writtenCell } from '@remit/language/lsp/paste/written-cell';
import { EmptyFileSystem } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';
import { fresh } from '../helpers/editor.ts';

const services = createServerServices({ ...EmptyFileSystem });

/** What pasting at `<|>`, or over what stands between two of them, makes of a text: the text, or the problem after `!`. */
async function pasted(text: string, table: string): Promise<string | undefined> {
  const plain = text.replaceAll('<|>', '');
  const from = text.indexOf('<|>');
  const second = text.indexOf('<|>', from + 3);
  const [document] = await buildDocuments(services, [{ uri: fresh(), text: plain }]);
  const at = (offset: number) => document!.textDocument.positionAt(offset);
  const result = pasteTable(document!, { start: at(from), end: at(second < 0 ? from : second - 3) }, table, services.remit.scoping.VisibleNames);
  if (!result) return undefined;
  return 'problem' in result ? `! ${result.problem}` : TextDocument.applyEdits(TextDocument.create('', 'remit', 1, plain), [result.edit]);
}

const contract = (body: string): string => `contract Care "Care" {
  term 1 April 2026 to 31 March 2029
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Board"
  provider Trust "Trust"
  providers Practices each Practice { keyed by ods }
  bands Need = Low, High, Top
  bands Ages = Child, Adult
  fact Band each year { code of Need }
  fact Wait each year { duration in days }
  fact Spend each year { money }
  fact Share each year { percentage }
  fact Started each year { date }
  fact Agreed each year { yes or no }
  fact Visits for each Practice each year { count of visits }
  fact Points for each Practice each year { number }
  measure Control { proportion Good / Seen better when higher }
${body}
}
`;
const inside = (text: string | undefined): string | undefined => text?.replace(/^contract Care[\s\S]*?better when higher \}\n/, '').replace(/\n\}\n$/, '');

describe('rows of a table', () => {
  it('stand on lines of their own, in the money of the column', async () => {
    expect(inside(await pasted(contract('  table Fee by Need {\n    Low: £7,200\n    <|>\n  }'), 'High\t19400\nTop\t£21,000.50\n'))).toBe('  table Fee by Need {\n    Low: £7,200\n    High: £19,400\n    Top: £21,000.50\n  }');
  });

  it('take the names of the columns where there are none, or leave them out', async () => {
    expect(inside(await pasted(contract('  table Terms by Need {\n    <|>\n  }'), 'Need\tSharing\tLoss\nLow\t40%\t\nHigh, Top\t75%\t30%\n'))).toBe('  table Terms by Need {\n    columns Sharing, Loss\n    Low: 40%, none\n    High, Top: 75%, 30%\n  }');
    expect(inside(await pasted(contract('  table Terms by Need {\n    columns Sharing, Loss\n<|>\n  }'), '\tSharing\tLoss\nLow\t40%\t10%\notherwise\t1%\tn/a\n'))).toBe('  table Terms by Need {\n    columns Sharing, Loss\n    Low: 40%, 10%\n    otherwise: 1%, none\n  }');
    expect(inside(await pasted(contract('  table Visit by Need and Ages {\n    <|>\n  }'), '\tChild\tAdult\nLow\t£20\t£30\nHigh\t60\t80\n'))).toBe('  table Visit by Need and Ages {\n    columns for Child, Adult\n    Low: £20, £30\n    High: £60, £80\n  }');
  });

  it('take the place of what is selected, and break lines where there are none', async () => {
    expect(inside(await pasted(contract('  table Fee by Need { <|>Low: £1   High: £2<|> }'), 'Low\t£3\nHigh\t£4'))).toBe('  table Fee by Need {\n    Low: £3\n    High: £4\n  }');
    expect(inside(await pasted(contract('  table Fee by Need {\n    <|>Top: £1\n  }'), 'Low\t£3\nHigh\t£4'))).toBe('  table Fee by Need {\n    Low: £3\n    High: £4\n    Top: £1\n  }');
  });

  it('are refused where they do not fit', async () => {
    expect(await pasted(contract('  table Terms by Need {\n    columns Sharing, Loss\n    <|>\n  }'), 'Low\t40%\t10%\t5%')).toBe('! Row 1 has 3 values, but each row of the table has 2. Copy as many columns as the table has.');
    expect(await pasted(contract('  table Fee by Need {\n    <|>\n  }'), 'low band\t£5')).toBe('! Row 1 begins with "low band", which is no code. A code starts with a capital letter and has letters, digits and "_" after it.');
    expect(await pasted(contract('  table Fee by Need {\n    <|>\n  }'), 'Low\t£24,3000')).toBe('! Row 1: "£24,3000" cannot be read as a sum of money.');
    expect(await pasted(contract('  table Part by Need {\n    Low: 40%\n    <|>\n  }'), 'High\t0.5')).toBe('! Row 1: "0.5" is a number where a percentage is wanted. 0.5 could be 0.5% or a fraction of one: format the cells as percentages, or write "%".');
  });
});

describe('bands and parts', () => {
  const scale = (words: string): string => contract(`  payment Core {\n    from Board to Trust\n    paid yearly, due 5 days after the period\n    amount £1,000 * (${words})\n  }`);
  const after = async (words: string, table: string): Promise<string | undefined> => {
    const text = await pasted(scale(words), table);
    return text?.startsWith('!') ? text : /amount £1,000 \* \(([\s\S]*?)\)\n/.exec(text ?? '')?.[1];
  };

  it('have from, to and value', async () => {
    expect(await after('Share in bands {\n      <|>\n    }', 'From\tTo\tPaid\n\t50%\t0%\n50%\t65%\t40%\n65%\t\t100%')).toBe('Share in bands {\n      below 50%: 0%\n      50% to below 65%: 40%\n      at least 65%: 100%\n    }');
  });

  it('or the band in words', async () => {
    expect(await after('Share in bands {\n      <|>\n    }', 'Below 50%\t0%\n50% to below 65%\t40%\nOtherwise\t100%')).toBe('Share in bands {\n      below 50%: 0%\n      50% to below 65%: 40%\n      otherwise: 100%\n    }');
  });

  it('take the unit of those that are there', async () => {
    expect(await after('Wait in bands {\n      at most 5 days: 100%\n      <|>\n    }', '5\t10\t50%\n10\t\t0%')).toBe('Wait in bands {\n      at most 5 days: 100%\n      5 days to below 10 days: 50%\n      at least 10 days: 0%\n    }');
  });

  it('of parts run from the first', async () => {
    expect(await after('Spend in parts {\n      <|>\n    }', '£0\t£100,000\t0%\n£100,000\t£200,000\t50%\n£200,000\tand over\t80%')).toBe('Spend in parts {\n      first £100,000: 0%\n      £100,000 to £200,000: 50%\n      beyond £200,000: 80%\n    }');
  });

  it('are refused where they are no bands', async () => {
    expect(await after('Share in bands {\n      <|>\n    }', 'a\tb\tc\td')).toBe('! A band has two columns, its words and its value, or three: from, to and value. The table has 4.');
    expect(await after('Share in bands {\n      <|>\n    }', 'rubbish 5\t5%')).toBe('! Row 1: "rubbish 5" is no band, such as "below 50%" or "50% to below 65%".');
  });
});

describe('facts', () => {
  const scenario = (body: string): string => `${contract('')}\nscenario "A year" for Care {\n${body}\n}\n`;
  const after = async (body: string, table: string): Promise<string | undefined> => {
    const text = await pasted(scenario(body), table);
    return text?.startsWith('!') ? text : /for Care \{\n([\s\S]*)\n\}\n$/.exec(text ?? '')?.[1];
  };

  it('have names and values, each as its fact is declared', async () => {
    expect(await after('  in 2026/27 {\n    <|>\n  }', 'Fact\tValue\nBand\tHigh\nWait\t12\nSpend\t33,200,000\nShare\t61.5%\nStarted\t2026-05-31\nAgreed\tTRUE\nControl\t17,010 out of 24,300\nControl.Good\t5\nSpend\t\nShare\tn/a')).toBe(
      '  in 2026/27 {\n    Band    = High\n    Wait    = 12 days\n    Spend   = £33,200,000\n    Share   = 61.5%\n    Started = 31 May 2026\n    Agreed  = yes\n    Control = 17,010 out of 24,300\n    Control.Good = 5\n    Spend   = missing\n    Share   = not applicable\n  }');
  });

  it('stand as contracts are laid out, also beside facts that are there already', async () => {
    expect(await after('  in 2026/27 {\n    Started = 31 May 2026\n    <|>\n  }', 'Wait\t1234567\nSpend\t12345.50')).toBe('  in 2026/27 {\n    Started = 31 May 2026\n    Wait    = 1,234,567 days\n    Spend   = £12,345.50\n  }');
    const whole = (await pasted(scenario('  in 2026/27 {\n    <|>\n  }'), 'Wait\t12\nSpend\t5000\nControl\t17,010 out of 24,300\nControl.Good\t5'))!;
    const [document] = await buildDocuments(services, [{ uri: fresh(), text: whole }]);
    const block = (text: string): string => text.slice(text.indexOf('scenario'));
    expect(block(formatDocument(document!)!)).toBe(block(whole));
  });

  it('have a column for each period', async () => {
    expect(await after('  <|>', '\t2026/27\t2027/28\nSpend\t£5\t£6\nBand\tLow\tTop')).toBe('  in 2026/27 {\n    Spend = £5\n    Band  = Low\n  }\n  in 2027/28 {\n    Spend = £6\n    Band  = Top\n  }');
    expect(await after('  in 2026/27 { <|> }', '\t2026/27\t2027/28\nSpend\t£5\t£6')).toBe('! The table has a column for each period, but it is pasted into the facts of one period. Paste it outside of "in 2026/27".');
  });

  it('have a value that looks like a year where the row begins with a fact', async () => {
    expect(await after('  in 2026/27 {\n    <|>\n  }', 'Wait\t1000\nShare\t61.5%')).toBe('  in 2026/27 {\n    Wait  = 1,000 days\n    Share = 61.5%\n  }');
    expect(await after('  <|>', 'Year\t2026/27\nWait\t1000')).toBe('  in 2026/27 {\n    Wait = 1,000 days\n  }');
  });

  it('have a row for each member', async () => {
    expect(await after('  in 2026/27 {\n    <|>\n  }', 'Practice\tVisits\tPoints\nA1\t300\t12.5\nB 2\t(4)\t')).toBe('  in 2026/27 {\n    Practice "A1" { Visits = 300 visits   Points = 12.5 }\n    Practice "B 2" { Visits = -4 visits   Points = missing }\n  }');
    expect(await after('  in 2026/27 {\n    <|>\n  }', 'Practice\tVisits\n"a ""b"""\t300')).toBe('! Row 2 begins with a "b", which has a quotation mark in it, where the key of a member is wanted.');
  });

  it('go into shared facts too', async () => {
    const text = `${contract('')}\nfacts Usual for Care {\n  in 2026/27 { <|> }\n}\n`;
    expect((await pasted(text, 'Spend\t5'))!.slice(text.indexOf('facts Usual'))).toBe('facts Usual for Care {\n  in 2026/27 {\n    Spend = £5\n  }\n}\n');
  });

  it('are refused where they are none, or could mean two things', async () => {
    expect(await after('  in 2026/27 { <|> }', 'Nothing\t5')).toBe('! Row 1: nothing in the contract is called "Nothing".');
    expect(await after('  in 2026/27 { <|> }', 'Share\t61.5')).toBe('! Row 1: "61.5" is a number where a percentage is wanted. 61.5 could be 61.5% or a fraction of one: format the cells as percentages, or write "%".');
    expect(await after('  in 2026/27 { <|> }', 'Started\t03/04/2026')).toBe('! Row 1: "03/04/2026" could be two days, or none. Write the month as a word: "1 April 2026".');
    for (const dash of ['-', '–', '—', 'none']) {
      expect(await after('  in 2026/27 { <|> }', `Spend\t${dash}`)).toBe(`! Row 1: "${dash}" could be zero, a value that is missing, or one that does not apply. Write "0", leave the cell empty, or write "not applicable".`);
    }
    expect(await after('  in 2026/27 { <|> }', 'Band\tHuge')).toBe('! Row 1: "Huge" is none of the codes Low, High, Top.');
    expect(await after('  in 2026/27 { <|> }', 'Control.Odd\t5')).toBe('! Row 1: "Control" has no part "Odd".');
    expect(await after('  in 2026/27 { <|> }', 'Spend\t1.200')).toBe('! Row 1: "1.200" could be in thousands, or have three decimals. Write thousands with a comma, as in "1,200".');
    for (const name of ['__proto__', 'constructor', 'toString']) expect(await after('  in 2026/27 { <|> }', `${name}\t5`)).toBe(`! Row 1: "${name}" is no name of a fact or measure. Copy names as the contract declares them.`);
  });
});

describe('what is no table, or no place for one', () => {
  it('is left to the editor', async () => {
    expect(await pasted(contract('  table Fee by Need { <|> }'), 'Low: £5')).toBeUndefined();
    expect(await pasted(contract('  <|>'), 'Low\t£5')).toBeUndefined();
    expect(await pasted('<|>', 'Low\t£5')).toBeUndefined();
    expect(await pasted(contract('  table Fee by Need <|>{ }'), 'Low\t£5')).toBeUndefined();
    expect(await pasted(contract('  table Fee by Need { }<|>'), 'Low\t£5')).toBeUndefined();
    expect(await pasted(contract('  table Fee by Need { Lo<|>w: £5 }'), 'Low\t£5')).toBeUndefined();
    expect(await pasted(contract('  table Fee by Need { /* no<|>te */ Low: £5 }'), 'Low\t£5')).toBeUndefined();
  });

  it('is told in half-typed text', async () => {
    const text = contract('  table Fee by Need {\n    Low: £5\n    \n  }\n  payment Core { from Board to Trust amount £5 * (Share in bands {  }) }');
    for (let cut = text.indexOf('table'); cut < text.length; cut += 3) await pasted(`${text.slice(0, cut)}<|>`, 'Low\t£5');
    expect(inside(await pasted(contract('  table Fee by Need {\n    Low: £5\n    High:\n    <|>\n  }'), 'Top\t£6'))).toBe('  table Fee by Need {\n    Low: £5\n    High:\n    Top: £6\n  }');
  });
});

describe('cells', () => {
  it('are taken apart as spreadsheets put them together', () => {
    expect(cellsOf('A\tB\r\n"a\tb"\t"say ""no"""\r\n\t\r\n')).toEqual([['A', 'B'], ['a b', 'say "no"']]);
    expect(cellsOf('A\t\t\nB\t1\t')).toEqual([['A', ''], ['B', '1']]);
    expect(cellsOf('\t\n\t')).toBeUndefined();
    expect(cellsOf('no table')).toBeUndefined();
    expect(cellsOf('"open\tcell\n"x\ty')).toEqual([['"open', 'cell'], ['"x', 'y']]);
    expect(cellsOf('a\t'.repeat(20_001))).toBeUndefined();
  });

  it.each([
    ['1,234.50', { money: '£' }, '£1,234.50'], ['12345.5', { money: '£' }, '£12,345.5'], ['17010/24300', { isPercentage: true }, '17010/24300'], ['4500', { noun: 'visits' }, '4,500 visits'], ['0.12345', {}, '0.12345'], ['£ 5', { money: '£' }, '£5'], ['(£1,200)', { money: '£' }, '-£1,200'], ['£(1,200)', { money: '£' }, '-£1,200'], ['-5', { money: '£' }, '-£5'],
    ['24 300', {}, '24,300'], ['1.200,50', {}, '1,200.50'], ['12.5 %', { isPercentage: true }, '12.5%'], ['5/6', { isPercentage: true }, '5/6'], ['GBP 5', { money: '£' }, '£5'], ['€5', { money: '£' }, '€5'],
    ['31/05/2026', { isDate: true }, '31 May 2026'], ['no', { isYesNo: true }, 'no'], ['1e6', {}, undefined], ['12%', { money: '£' }, undefined], ['#REF!', {}, undefined], ['£5', { noun: 'visits' }, undefined],
  ] as const)('%s', (cell, kind, expected) => {
    const written = writtenCell(cell, kind);
    expect('text' in written ? written.text : undefined).toBe(expected);
  });
});
