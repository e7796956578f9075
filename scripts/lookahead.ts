/** Works out every choice of the grammar, so that a parser need not do so each time it starts. */
import { createRemitSharedModule, RemitModule, type RemitServices } from '@remit/language';
import { RemitGeneratedModule, RemitGeneratedSharedModule } from '@remit/language/generated/module';
import { choiceKey, plainName, type Choice, type LookaheadTable } from '@remit/language/parsing/lookahead-table';
import { RemitTokenBuilder } from '@remit/language/parsing/token-builder';
import { EOF, type BaseParser, type ILookaheadStrategy, type IToken, type TokenType } from 'chevrotain';
import { createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject, prepareLangiumParser } from 'langium';
import { writeFileSync } from 'node:fs';

const TARGET = 'packages/language/src/parsing/generated/lookahead.ts';
/** How many words the table looks at; choices that more words decide are left to the parser. */
const DEPTH = 3;

type Decision = (this: BaseParser) => number | boolean | undefined;
type Outcome = number | Choice | null | undefined;

const moreWords = Symbol('more words');

/** The table of every choice, as Langium's own parser makes them. */
export function lookaheadTable(): LookaheadTable {
  const remit = services();
  const decisions = decisionsOf(prepareLangiumParser(remit));
  const types: TokenType[] = [...Object.values(remit.parser.Lexer.definition), EOF];
  const sets = new Map<string, number>();
  const interned = (members: number[]): number => {
    const key = members.join();
    if (!sets.has(key)) sets.set(key, sets.size);
    return sets.get(key)!;
  };
  const explore = (decide: Decision, before: readonly TokenType[]): Choice => {
    const groups = new Map<string, { outcome: Exclude<Outcome, undefined>; members: number[] }>();
    types.forEach((type, index) => {
      const words = [...before, type];
      let outcome: Outcome | typeof moreWords = ask(decide, words);
      if (outcome === moreWords) outcome = words.length < DEPTH && type !== EOF ? explore(decide, words) : null;
      if (outcome === undefined) return;
      const key = JSON.stringify(outcome);
      const group = groups.get(key) ?? { outcome, members: [] };
      group.members.push(index);
      groups.set(key, group);
    });
    return [...groups.values()].map(({ outcome, members }) => [interned(members), outcome]);
  };
  const rules: Record<string, Record<string, Choice>> = {};
  for (const { rule, key, decide } of decisions) (rules[rule] ??= {})[key] = explore(decide, []);
  return { tokens: types.map(type => type.name), sets: [...sets.keys()].map(key => key.split(',').map(Number)), rules };
}

/** Services that know nothing of an earlier table. */
function services(): RemitServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), RemitGeneratedSharedModule, createRemitSharedModule(() => remit));
  const remit: RemitServices = inject(createDefaultCoreModule({ shared }), RemitGeneratedModule, RemitModule, { parser: { TokenBuilder: () => new RemitTokenBuilder() } });
  return remit;
}

/** Captures the function that makes each choice. */
function decisionsOf(parser: object): { rule: string; key: string; decide: Decision }[] {
  const decisions: { rule: string; key: string; decide: Decision }[] = [];
  const { wrapper, finalize } = parser as { wrapper: { lookaheadStrategy: ILookaheadStrategy }; finalize(): void };
  const own = wrapper.lookaheadStrategy;
  wrapper.lookaheadStrategy = {
    initialize: options => own.initialize?.(options),
    validate: options => own.validate(options),
    buildLookaheadForAlternation: options => {
      const decide = own.buildLookaheadForAlternation(options);
      if (!options.hasPredicates) decisions.push({ rule: plainName(options.rule.name), key: choiceKey('Or', options.prodOccurrence), decide });
      return decide;
    },
    buildLookaheadForOptional: options => {
      const decide = own.buildLookaheadForOptional(options);
      decisions.push({ rule: plainName(options.rule.name), key: choiceKey(options.prodType, options.prodOccurrence), decide });
      return decide;
    },
  };
  finalize.call(parser);
  return decisions;
}

/** What a choice comes to before the given words, or that it looks further than they go. */
function ask(decide: Decision, words: readonly TokenType[]): number | undefined | typeof moreWords {
  const look = (at: number): Pick<IToken, 'tokenTypeIdx' | 'tokenType'> => {
    const type = words[at - 1] ?? (words.at(-1) === EOF ? EOF : undefined);
    if (type) return { tokenTypeIdx: type.tokenTypeIdx!, tokenType: type };
    return { get tokenTypeIdx(): number { throw moreWords; }, tokenType: EOF };
  };
  try {
    const answer = decide.call({ LA: look, LA_FAST: look } as unknown as BaseParser);
    return typeof answer === 'boolean' ? (answer ? 1 : undefined) : answer;
  } catch (thrown) {
    if (thrown === moreWords) return moreWords;
    throw thrown;
  }
}

/** The module that holds the table. */
export function lookaheadModule(): string {
  return `import type { LookaheadTable } from '../lookahead-table.ts';\n\n/** Written by \`npm run generate\` from the grammar. */\nexport const lookahead: LookaheadTable = JSON.parse(${JSON.stringify(JSON.stringify(lookaheadTable()))});\n`;
}

if (import.meta.main) writeFileSync(TARGET, lookaheadModule());
