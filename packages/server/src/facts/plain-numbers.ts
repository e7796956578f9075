import type { Program } from '@remit/program';
import { CodeActionKind, type CodeAction, type Diagnostic, type TextEdit } from 'vscode-languageserver';
import { currencySign } from '@remit/language/model/currency-signs';
import { isJsonFile } from './belonging.ts';
import { csvRows, type CsvCell } from './csv-cells.ts';
import type { OpenFacts } from './keeper.ts';
import { factCalled } from './suggestions.ts';

/**
 * Offers to write a value that a spreadsheet has saved as it shows it, such as "1,000" or "£24,300.50", as files of facts have it: digits alone. The value
 * stays the same, so nothing is guessed. All values of a file that were saved so are offered together, too.
 *
 * @param told the findings of the editor that are asked about; those of values that cannot be read are looked at
 */
export function plainNumbers(known: OpenFacts, told: readonly Diagnostic[]): CodeAction[] {
  const unread = told.filter(({ code }) => code === UNREADABLE);
  if (unread.length === 0 || isJsonFile(known.uri) || known.contract.isOld) return [];
  const cells = shownAsInSpreadsheet(known);
  const editOf = ({ cell, plain }: Shown): TextEdit => ({ range: { start: known.text.positionAt(cell.start), end: known.text.positionAt(cell.end) }, newText: plain });
  const action = (title: string, edits: TextEdit[], diagnostics: Diagnostic[], isPreferred: boolean): CodeAction => ({
    title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit: { documentChanges: [{ textDocument: { uri: known.uri.toString(), version: known.text.version }, edits }] },
  });
  const own = unread.flatMap((one) => {
    const found = cells.find(({ cell: { start, end } }) => known.text.offsetAt(one.range.start) >= start && known.text.offsetAt(one.range.end) <= end);
    return found ? [action(`Write ${found.plain}`, [editOf(found)], [one], true)] : [];
  });
  if (own.length === 0 || cells.length < 2) return own;
  return [...own, action(`Write all ${cells.length} values of this file without commas and signs of currency`, cells.map(editOf), [...unread], false)];
}

/** The finding of a value that cannot be read. */
const UNREADABLE = 'FCT-206';

interface Shown { readonly cell: CsvCell; readonly plain: string }

/** Values of facts and parts that are written as a spreadsheet shows them. */
function shownAsInSpreadsheet({ text, contract: { program } }: OpenFacts): Shown[] {
  const [heading, ...rows] = csvRows(text.getText());
  const names = heading?.cells.map((cell) => cell.text) ?? [];
  const [fact, value] = [names.indexOf('fact'), names.indexOf('value')];
  return rows.flatMap(({ cells }) => cells.flatMap((cell, column): Shown[] => {
    const name = fact < 0 ? names[column] : column === value ? cells[fact]?.text : undefined;
    const declared = name === undefined ? undefined : factCalled(name, program);
    const plain = declared && plainly(cell.text, declared.type === 'money' ? signOf(program) : undefined);
    return plain === undefined ? [] : [{ cell, plain }];
  }));
}

/** `£24,300.50` as `24300.50`: only where a figure has commas between all its thousands, or the sign of the contract's own currency. */
function plainly(shown: string, sign: string | undefined): string | undefined {
  const figure = sign !== undefined && shown.startsWith(sign) ? shown.slice(sign.length).trim() : shown;
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure)) return figure.replaceAll(',', '');
  return figure !== shown && /^\d+(?:\.\d+)?$/.test(figure) ? figure : undefined;
}

function signOf({ currency }: Program): string {
  return currencySign(currency.code);
}
