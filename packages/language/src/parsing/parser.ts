import { createParser, GrammarAST, LangiumCompletionParser, LangiumParser, type CstNodeBuilder, type Grammar, type LangiumCoreServices } from 'langium';
import { lookahead } from './generated/lookahead.ts';
import { finishLazily } from './lazy-analysis.ts';
import { mendSlips } from './mended-slips.ts';
import { tabledLookahead } from './lookahead-table.ts';
import { PackableBuilder } from './syntax/packable-builder.ts';

/** What of Langium's parser is reached into, below. */
interface InfixConstruction {
  constructInfix(element: { $type: string; $cstNode?: unknown }, precedence: unknown): object | undefined;
}

/**
 * Langium's parser, made safe for half-typed expressions. Its infix rules yield nothing when their first operand could not be read; the caller
 * takes that for a failed rule and constructs once more, which takes a wrong node off its stack and crashes. An empty node in that place
 * is dropped again by the caller, because no text belongs to it.
 */
export function createRemitParser(services: LangiumCoreServices): LangiumParser {
  const parser = finishLazily(withRules(new LangiumParser(services), services), strategy => tabledLookahead(strategy, lookahead, services.parser.Lexer.definition));
  const inner = parser as unknown as InfixConstruction & { nodeBuilder: CstNodeBuilder };
  inner.nodeBuilder = new PackableBuilder();
  const construct = inner.constructInfix.bind(parser);
  inner.constructInfix = (element, precedence) => construct(element, precedence) ?? { $type: element.$type, $cstNode: element.$cstNode };
  mendSlips(parser, services.parser.Lexer);
  return parser;
}

/** Langium's parser of texts that end at the cursor, for completion. */
export function createRemitCompletionParser(services: LangiumCoreServices): LangiumCompletionParser {
  return finishLazily(withRules(new LangiumCompletionParser(services), services));
}

/**
 * Gives a parser the rules of the grammar. Langium first walks through the whole grammar for rules that its entry rule cannot reach; there are
 * none, and it does not look where it sees no entry.
 */
function withRules<P extends LangiumParser | LangiumCompletionParser>(parser: P, { Grammar: grammar, parser: { Lexer } }: LangiumCoreServices): P {
  const entry = grammar.rules.find(rule => GrammarAST.isParserRule(rule) && rule.entry)!;
  const rules = grammar.rules.map(rule => (rule === entry ? { ...rule, entry: false } : rule));
  createParser({ ...grammar, rules } as Grammar, parser, Lexer.definition);
  (parser as unknown as { mainRule: unknown }).mainRule = parser.getRule(entry.name);
  return parser;
}
