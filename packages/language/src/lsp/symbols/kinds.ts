/** What each kind of declaration is called and shown as in an editor. */
import type { AstNode } from 'langium';
import { CompletionItemKind, SemanticTokenTypes, SymbolKind } from 'vscode-languageserver-types';

/** How a declaration looks in lists, outlines and colours. */
export interface DeclarationKind {
  /** The field's word for it. */
  readonly word: string;
  readonly symbol: SymbolKind;
  readonly completion: CompletionItemKind;
  readonly token: SemanticTokenTypes;
}

const kind = (word: string, symbol: SymbolKind, completion: CompletionItemKind, token: SemanticTokenTypes): DeclarationKind =>
  ({ word, symbol, completion, token });

const party = (word: string): DeclarationKind => kind(word, SymbolKind.Class, CompletionItemKind.Class, SemanticTokenTypes.class);
const list = (word: string): DeclarationKind => kind(word, SymbolKind.Enum, CompletionItemKind.Enum, SemanticTokenTypes.enum);
const input = (word: string): DeclarationKind => kind(word, SymbolKind.Variable, CompletionItemKind.Variable, SemanticTokenTypes.variable);
const flow = (word: string): DeclarationKind => kind(word, SymbolKind.Function, CompletionItemKind.Function, SemanticTokenTypes.function);
const definition = (word: string): DeclarationKind => kind(word, SymbolKind.Constant, CompletionItemKind.Constant, SemanticTokenTypes.property);

const KINDS: Record<string, DeclarationKind> = {
  Contract: kind('contract', SymbolKind.Module, CompletionItemKind.Module, SemanticTokenTypes.namespace),
  Party: party('party'),
  Group: list('group'),
  Member: party('member of a group'),
  SetDeclaration: list('set'),
  BandsDeclaration: list('bands'),
  TopicSet: list('set of topics'),
  Code: kind('code', SymbolKind.EnumMember, CompletionItemKind.EnumMember, SemanticTokenTypes.enumMember),
  Cohort: list('cohort'),
  Body: party('decision body'),
  Population: list('population'),
  Fact: input('fact'),
  SizeFact: input('fact'),
  Measure: input('measure'),
  Judgement: input('judgement'),
  Outcome: kind('outcome', SymbolKind.Event, CompletionItemKind.Event, SemanticTokenTypes.event),
  Fund: kind('fund', SymbolKind.Struct, CompletionItemKind.Struct, SemanticTokenTypes.struct),
  Payment: flow('payment'),
  Pool: flow('pool'),
  Withhold: flow('withhold'),
  RiskShare: flow('risk share'),
  PersonalBudget: flow('personal budget'),
  Subcontract: flow('subcontract'),
  Choice: flow("patients' choice"),
  Let: definition('value'),
  Curve: definition('curve'),
  Table: definition('table'),
  Column: definition('column of a table'),
  SharedItem: definition('part of a payment'),
  Part: definition('part of a measure'),
  Scenario: kind('scenario', SymbolKind.Method, CompletionItemKind.Method, SemanticTokenTypes.method),
  Import: kind('import', SymbolKind.File, CompletionItemKind.File, SemanticTokenTypes.string),
};

const OTHER = kind('clause', SymbolKind.Property, CompletionItemKind.Property, SemanticTokenTypes.property);

/** The kind of a declaration by its AST type. */
export function kindOf(type: string): DeclarationKind {
  return KINDS[type] ?? OTHER;
}

/** The field's words for one declaration: "commissioner and provider" for a party that is both. */
export function wordFor(node: AstNode): string {
  if (node.$type === 'Party' && 'roles' in node && Array.isArray(node.roles) && node.roles.length > 0) return node.roles.join(' and ');
  return kindOf(node.$type).word;
}
