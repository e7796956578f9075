/** Prints a rule of the grammar so that an author can read it. */
import { GrammarAST } from 'langium';
import { choicesOf, ruleOf, type SentenceRule } from './grammar.ts';
import { NAMES, PLACEHOLDERS } from './placeholders.ts';

/** Lines of a form are broken before this column. */
const WIDTH = 110;
/** How a form is written, for the reader of a page. */
export const NOTATION = 'In a form, words stand as they are written; `‹…›` stands for something that has a form of its own; what is between `[` and `]` may be left out; `|` is between alternatives; `…` means that there may be more.';

/** A form, and the rules that are printed in it: in full, or as a placeholder. */
export interface Form { readonly text: string; readonly inlined: ReadonlySet<string>; readonly placeholders: ReadonlySet<string> }

/** The form of a rule. */
export function formOf(name: string): Form {
  const printer = new Printer();
  const text = printer.top(ruleOf(name));
  return { text, inlined: printer.inlined, placeholders: printer.placeholders };
}

/** The words a rule begins with, up to the first thing that is not a fixed word; empty if it begins with something else. */
export function firstWords(name: string): string {
  const rule = ruleOf(name);
  if (GrammarAST.isInfixRule(rule)) return '';
  const words: string[] = [];
  const elements = GrammarAST.isGroup(rule.definition) ? rule.definition.elements : [rule.definition];
  for (const element of elements) {
    if (GrammarAST.isAction(element)) continue;
    const inner = GrammarAST.isAssignment(element) ? element.terminal : element;
    if (!GrammarAST.isKeyword(inner) || element.cardinality) break;
    if (/^[{(,:]$/.test(inner.value)) break;
    words.push(inner.value);
  }
  return words.join(' ');
}

/** The form of a part of a rule. */
export function formOfPart(element: GrammarAST.AbstractElement): string {
  return new Printer().print(element);
}

/** What stands between repetitions of a part, where the next part of the sequence only repeats it; undefined where it does not. */
export function repeatedBehind(part: GrammarAST.AbstractElement, next: GrammarAST.AbstractElement): string | undefined {
  return new Printer().isMoreOf(part, next) ? separatorOf(next) : undefined;
}

class Printer {
  readonly inlined = new Set<string>();
  readonly placeholders = new Set<string>();

  /** A whole rule, alternatives each on a line of its own. */
  top(rule: SentenceRule): string {
    this.inlined.add(rule.name);
    if (GrammarAST.isInfixRule(rule)) return this.infix(rule);
    const { definition } = rule;
    const lines = GrammarAST.isAlternatives(definition) ? definition.elements : [definition];
    const texts = shown(lines.map((line) => broken(this.pieces(line))));
    return texts.length > 2 && texts.every((text) => /^[\w ‹›[\]]{1,24}$/.test(text)) ? broken(texts.flatMap((text, i) => (i === 0 ? [text] : [`| ${text}`]))) : texts.join('\n');
  }

  private infix(rule: GrammarAST.InfixRule): string {
    const operators = rule.operators.precedences.flatMap(({ operators: own }) => own.map((one) => (one as GrammarAST.Keyword).value));
    return operators.map((operator) => `‹${rule.name === 'Logic' ? 'condition' : 'value'}› ${operator} ‹${rule.name === 'Logic' ? 'condition' : 'value'}›`).join('\n');
  }

  /** The pieces of a sequence, between which a line may be broken. */
  private pieces(element: GrammarAST.AbstractElement): string[] {
    if (!GrammarAST.isGroup(element) || element.cardinality) return [this.print(element)];
    const pieces: string[] = [];
    element.elements.forEach((part, index) => {
      const before = element.elements[index - 1];
      const repeats = before !== undefined && this.isMoreOf(before, part);
      if (repeats) pieces[pieces.length - 1] += separatorOf(part);
      else {
        const text = this.print(part);
        if (text !== '') pieces.push(text);
      }
    });
    return joined(pieces);
  }

  /** Whether a part of a sequence only repeats the one before it, behind a comma. */
  isMoreOf(before: GrammarAST.AbstractElement, part: GrammarAST.AbstractElement): boolean {
    if (!GrammarAST.isGroup(part) || !['*', '+'].includes(part.cardinality ?? '') || part.elements.length !== 2 || part.elements.some(({ cardinality }) => cardinality)) return false;
    return this.print({ ...before, cardinality: undefined } as GrammarAST.AbstractElement) === this.print(part.elements[1]!) && separatorOf(part) !== '';
  }

  print(element: GrammarAST.AbstractElement): string {
    const { cardinality } = element;
    const [text, single] = this.bare(element, cardinality !== undefined);
    if (text === '' || text === ',' && cardinality === '?') return '';
    if (cardinality === '?') return GrammarAST.isAssignment(element) && element.operator === '?=' && !single ? text : `[${text}]`;
    const repeated = single || !hasAlternatives(text) ? `${text} …` : `(${text}) …`;
    if (cardinality === '*') return text === '‹clauses›' ? text : `[${repeated}]`;
    if (cardinality === '+') return repeated;
    return text;
  }

  /** The text without its cardinality, and whether it is one thing that needs no brackets. */
  private bare(element: GrammarAST.AbstractElement, enclosed: boolean): [text: string, single: boolean] {
    if (GrammarAST.isKeyword(element)) return [element.value, true];
    if (GrammarAST.isAction(element)) return ['', true];
    if (GrammarAST.isAssignment(element)) return this.bare(element.terminal, enclosed);
    if (GrammarAST.isCrossReference(element)) return [`‹${NAMES.get(element.type.ref?.name ?? '') ?? 'name'}›`, true];
    if (GrammarAST.isRuleCall(element)) return this.call(element, enclosed);
    if (GrammarAST.isGroup(element)) return [this.pieces({ ...element, cardinality: undefined } as GrammarAST.Group).join(' '), false];
    if (GrammarAST.isAlternatives(element)) return this.alternatives(element.elements, enclosed);
    throw new Error(`No form for ${element.$type}.`);
  }

  private call(element: GrammarAST.RuleCall, enclosed: boolean): [string, boolean] {
    const rule = element.rule.ref!;
    if (GrammarAST.isTerminalRule(rule)) return [terminal(rule.name), true];
    const placeholder = PLACEHOLDERS.get(rule.name);
    if (placeholder !== undefined) {
      this.placeholders.add(rule.name);
      return [/^(Name|Part|".*")$/.test(placeholder) ? placeholder : `‹${placeholder}›`, true];
    }
    const choices = choicesOf(rule as SentenceRule);
    if (choices && rule.name.endsWith('Clause')) return ['‹clauses›', true];
    this.inlined.add(rule.name);
    if (GrammarAST.isInfixRule(rule)) return [`‹value›`, true];
    const definition = (rule as GrammarAST.ParserRule).definition;
    return GrammarAST.isAlternatives(definition) ? this.alternatives(definition.elements, enclosed) : this.bare({ ...definition, cardinality: undefined } as GrammarAST.AbstractElement, enclosed);
  }

  private alternatives(elements: readonly GrammarAST.AbstractElement[], enclosed: boolean): [string, boolean] {
    const texts = shown(elements.map((element) => this.print(element)));
    if (texts.length === 1) return [texts[0]!, true];
    return enclosed ? [texts.join(' | '), false] : [`(${texts.join(' | ')})`, true];
  }
}

/** Alternatives worth showing: each once, and none that are only read so that what is wrong with them can be explained. */
function shown(texts: readonly string[]): string[] {
  const onlyRead = [...(texts.includes('2026/27') || texts.includes('1.0.2') ? ['‹fraction›'] : []), ...(texts.includes('Name') ? ['‹word›'] : [])];
  return [...new Set(texts)].filter((text) => text !== '' && !onlyRead.includes(text));
}

/** What repeats behind a comma is shown by the comma and dots. */
function separatorOf(group: GrammarAST.AbstractElement): string {
  const first = (group as GrammarAST.Group).elements[0]!;
  if (GrammarAST.isKeyword(first)) return first.value === ',' ? ', …' : ` ${first.value} …`;
  if (GrammarAST.isAlternatives(first) && first.elements.every((one) => GrammarAST.isKeyword(one))) return ', …';
  return '';
}

/** Whether a text has alternatives that no bracket holds together. */
function hasAlternatives(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i]!)) depth++;
    else if (')]}'.includes(text[i]!)) depth--;
    else if (depth === 0 && text.startsWith(' | ', i)) return true;
  }
  return false;
}

/** Commas and colons follow without a space; nothing stands between an opening bracket and its content. */
function joined(pieces: readonly string[]): string[] {
  const result: string[] = [];
  for (const piece of pieces) {
    if ((/^[,:')]/.test(piece) || result.at(-1) === '(') && result.length > 0) result[result.length - 1] += piece;
    else if (/^\[, /.test(piece) && result.length > 0) result[result.length - 1] += piece;
    else result.push(piece);
  }
  return result;
}

/** Pieces on lines that are not too long; further lines are set in. */
function broken(pieces: readonly string[]): string {
  const lines: string[] = [];
  for (const piece of pieces.flatMap(atAlternatives)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + piece.length >= WIDTH) lines.push(last === undefined ? piece : `    ${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines.join('\n');
}

/** A piece longer than a line may be broken between its alternatives. */
function atAlternatives(piece: string): string[] {
  return piece.length < WIDTH ? [piece] : piece.split(/ (?=\| |\[)/);
}

const TERMINALS: Readonly<Record<string, string>> = {
  NUMBER: '‹number›', BAD_NUMBER: '', FRACTION: '‹fraction›', MONEY: '‹money›', BAD_MONEY: '', PERCENT: '‹percentage›', BAD_PERCENT: '', DATE: '‹date›', BAD_DATE: '', DAY_MONTH: '‹day and month›',
  FINANCIAL_YEAR: '2026/27', BAD_YEAR: '', QUARTER_PERIOD: 'Q1 2026/27', MONTH_PERIOD: 'April 2026', ID: 'Name', BAD_NAME: '', WORD: '‹word›', STRING: '"text"', SMART_STRING: '', UNCLOSED_STRING: '',
  WORDING: '"""text"""', UNCLOSED_WORDING: '', VERSION_TEXT: '1.0.2', CURRENCY_SIGN: '£',
};

/** A word of the text; wrong forms, which the grammar knows in order to explain them, are not shown. */
function terminal(name: string): string {
  return TERMINALS[name] ?? `‹${name.toLowerCase()}›`;
}
