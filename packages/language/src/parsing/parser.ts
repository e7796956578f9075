import { createLangiumParser, type LangiumCoreServices, type LangiumParser } from 'langium';

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
  const parser = createLangiumParser(services);
  const inner = parser as unknown as InfixConstruction;
  const construct = inner.constructInfix.bind(parser);
  inner.constructInfix = (element, precedence) => construct(element, precedence) ?? { $type: element.$type, $cstNode: element.$cstNode };
  return parser;
}
