import type { BaseParser, ILookaheadStrategy, IOrAlt, Rule } from 'chevrotain';
import type { LangiumCompletionParser, LangiumParser } from 'langium';

/** What of the parser inside Langium's is reached into, below. */
interface InnerParser {
  lookaheadStrategy: ILookaheadStrategy;
  resyncFollows: unknown;
  TRACE_INIT<T>(phase: string, work: () => T): T;
}

/**
 * Finishes a prepared parser without working out what a text may never ask for. Langium decides at start how every choice of the grammar
 * is made and where every rule is resumed after an error, which is most of what it does to start; here each choice is decided when a text
 * first comes to it, and the places to resume at the first error. What is decided is the same.
 *
 * @param known a strategy that knows choices beforehand and asks the given one about others
 */
export function finishLazily<P extends LangiumParser | LangiumCompletionParser>(parser: P, known: (strategy: ILookaheadStrategy) => ILookaheadStrategy = strategy => strategy): P {
  const inner = (parser as unknown as { wrapper: InnerParser }).wrapper;
  inner.lookaheadStrategy = known(lazyLookahead(inner.lookaheadStrategy));
  inner.TRACE_INIT = (phase, work) => (phase === 'computeAllProdsFollows' ? deferFollows(inner, work) : work());
  parser.finalize();
  return parser;
}

/** `work` sets `resyncFollows`; it runs when that is first read. */
function deferFollows<T>(inner: InnerParser, work: () => T): T {
  const property = { configurable: true, enumerable: true };
  Object.defineProperty(inner, 'resyncFollows', {
    ...property,
    set: (value: unknown) => Object.defineProperty(inner, 'resyncFollows', { ...property, writable: true, value }),
    get: () => {
      work();
      return inner.resyncFollows;
    },
  });
  return undefined as T;
}

type Alternation = (this: BaseParser, alternatives?: IOrAlt<unknown>[]) => number | undefined;
type Optional = (this: BaseParser) => boolean;

/** A strategy that decides as the given one does, each choice when it is first needed. */
function lazyLookahead(strategy: ILookaheadStrategy): ILookaheadStrategy {
  let rules: Rule[] | undefined;
  const ready = (): ILookaheadStrategy => {
    if (rules) strategy.initialize?.({ rules });
    rules = undefined;
    return strategy;
  };
  return {
    initialize: options => void (rules = options.rules),
    validate: options => ready().validate(options),
    buildLookaheadForAlternation: options => {
      let decide: Alternation | undefined;
      return function (this: BaseParser, alternatives) {
        decide ??= ready().buildLookaheadForAlternation(options) as Alternation;
        return decide.call(this, alternatives);
      };
    },
    buildLookaheadForOptional: options => {
      let decide: Optional | undefined;
      return function (this: BaseParser) {
        decide ??= ready().buildLookaheadForOptional(options) as Optional;
        return decide.call(this);
      };
    },
  };
}
