import { readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { expect, it } from 'vitest';
import { createRemitServices, readLexeme } from '@remit/language';
import { CURRENCIES } from '@remit/language/model/currency-signs';
import { currencyScale } from '../../packages/compiler/src/lower/currency.ts';

const { remit } = createRemitServices(EmptyFileSystem);

it('sums of every currency that a contract may have can be written with its letters', () => {
  const kinds = CURRENCIES.map((code) => [remit.parser.Lexer.tokenize(`let X = ${code}1,250.50`).tokens.at(-1)!.tokenType.name, readLexeme(`${code}1,250.50`)?.currency]);
  expect(kinds).toEqual(CURRENCIES.map((code) => ['MONEY', code]));
  expect(new Set(CURRENCIES).size).toBe(44);
  expect(CURRENCIES.filter((code) => currencyScale(code) === 0)).toEqual(['JPY', 'CLP', 'ISK', 'KRW', 'RWF', 'UGX', 'VND', 'XAF', 'XOF', 'XPF']);
  expect(CURRENCIES.filter((code) => currencyScale(code) === 3)).toEqual(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
  expect([currencyScale('GBP'), currencyScale('XXX'), currencyScale('gbp')]).toEqual([2, undefined, undefined]);
});

it('the grammar and the colours name the same currencies', () => {
  const alternatives = [...CURRENCIES].sort().join('|');
  for (const file of ['packages/language/src/grammar/terminals.langium', 'syntaxes/remit.tmLanguage.json']) expect(readFileSync(file, 'utf8'), file).toContain(`(?:${alternatives})`);
});

it('three letters before figures that are no currency are a name', () => {
  expect(remit.parser.Lexer.tokenize('let X = ABC1').tokens.at(-1)!.tokenType.name).toBe('ID');
});
