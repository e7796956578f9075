import type { BaseParser, ILookaheadStrategy, TokenTypeDictionary } from 'chevrotain';

/**
 * What a choice of the grammar comes to, by the word it stands before: sets of words (by index into `sets`) with the alternative they lead to,
 * with the same for the word after them, or with `null` where even more words decide. Other words lead nowhere.
 */
export type Choice = readonly (readonly [set: number, leadsTo: number | Choice | null])[];

/** Every choice of the grammar, worked out beforehand. */
export interface LookaheadTable {
  /** Names of the tokens; `sets` hold indices into them. */
  readonly tokens: readonly string[];
  readonly sets: readonly (readonly number[])[];
  /** By rule, then by kind and number of the choice in it: `Or1`, `Option2`. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, Choice>>>>;
}

/** The key of a choice within its rule. */
export function choiceKey(kind: string, occurrence: number): string {
  return `${kind}${occurrence}`;
}

/** The name of a rule in the grammar; Langium marks its rules for Chevrotain with an invisible letter. */
export function plainName(rule: string): string {
  return rule.replace(/\u200B$/, '');
}

const ASK = Symbol('more words decide');
type Compiled = Map<number, number | Compiled | typeof ASK>;

/**
 * A strategy that looks choices up in a table, and asks the given one about choices it does not hold and the few that more words decide
 * than the table goes into. The answers are those of the given strategy.
 */
export function tabledLookahead(strategy: ILookaheadStrategy, table: LookaheadTable, tokens: TokenTypeDictionary): ILookaheadStrategy {
  const types = table.tokens.map(name => (name === 'EOF' ? 1 : tokens[name]?.tokenTypeIdx));
  const compile = (choice: Choice): Compiled => {
    const compiled: Compiled = new Map();
    for (const [set, leadsTo] of choice) {
      const target = leadsTo === null ? ASK : typeof leadsTo === 'number' ? leadsTo : compile(leadsTo);
      for (const index of table.sets[set]!) compiled.set(types[index]!, target);
    }
    return compiled;
  };
  const find = (rule: string, key: string): Choice | undefined => table.rules[plainName(rule)]?.[key];
  return {
    initialize: options => strategy.initialize?.(options),
    validate: options => strategy.validate(options),
    buildLookaheadForAlternation: options => {
      const choice = options.hasPredicates ? undefined : find(options.rule.name, choiceKey('Or', options.prodOccurrence));
      const asked = strategy.buildLookaheadForAlternation(options);
      if (!choice) return asked;
      let compiled: Compiled | undefined;
      return function (this: BaseParser, alternatives) {
        const found = decide(this, compiled ??= compile(choice));
        return found === ASK ? asked.call(this, alternatives) : found;
      };
    },
    buildLookaheadForOptional: options => {
      const choice = find(options.rule.name, choiceKey(options.prodType, options.prodOccurrence));
      const asked = strategy.buildLookaheadForOptional(options);
      if (!choice) return asked;
      let compiled: Compiled | undefined;
      return function (this: BaseParser) {
        const found = decide(this, compiled ??= compile(choice));
        return found === ASK ? asked.call(this) : found === 1;
      };
    },
  };
}

interface Ahead {
  LA(howMuch: number): { readonly tokenTypeIdx: number };
}

function decide(parser: unknown, compiled: Compiled): number | typeof ASK | undefined {
  const words = parser as Ahead;
  let found = compiled.get(words.LA(1).tokenTypeIdx);
  for (let next = 2; found instanceof Map; next++) found = found.get(words.LA(next).tokenTypeIdx);
  return found;
}
