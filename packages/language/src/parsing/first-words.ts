import { GrammarAST, type Grammar } from 'langium';

/** Token names (keyword text or terminal name) with which parts of the grammar can start, and which clauses a block has. */
export interface FirstWords {
  /** What a rule can start with. */
  first(rule: string): ReadonlySet<string>;
  /** What the clauses inside a rule's braces can start with; empty for rules without a block. */
  clauses(rule: string): ReadonlySet<string>;
}

/** Works the first words out of the grammar, each rule once, when asked. */
export function firstWords(grammar: Grammar): FirstWords {
  const rules = new Map(grammar.rules.map(rule => [rule.name, rule]));
  const firsts = new Map<string, ReadonlySet<string>>();
  const blocks = new Map<string, ReadonlySet<string>>();

  const first = (name: string): ReadonlySet<string> => {
    let words = firsts.get(name);
    if (!words) {
      firsts.set(name, new Set());
      words = ofRule(name);
      firsts.set(name, words);
    }
    return words;
  };
  const ofRule = (name: string): ReadonlySet<string> => {
    const rule = rules.get(name);
    if (!rule || GrammarAST.isTerminalRule(rule)) return new Set([name]);
    if (GrammarAST.isInfixRule(rule)) return first(rule.call.rule.$refText);
    return start(rule.definition).words;
  };
  const start = (element: GrammarAST.AbstractElement): { words: Set<string>; empty: boolean } => {
    const own = startOf(element);
    return { words: own.words, empty: own.empty || element.cardinality === '?' || element.cardinality === '*' };
  };
  const startOf = (element: GrammarAST.AbstractElement): { words: Set<string>; empty: boolean } => {
    if (GrammarAST.isKeyword(element)) return { words: new Set([element.value]), empty: false };
    if (GrammarAST.isRuleCall(element)) {
      const called = rules.get(element.rule.$refText);
      const empty = called !== undefined && GrammarAST.isParserRule(called) && start(called.definition).empty;
      return { words: new Set(first(element.rule.$refText)), empty };
    }
    if (GrammarAST.isAssignment(element)) return start(element.terminal);
    if (GrammarAST.isCrossReference(element)) return element.terminal ? start(element.terminal) : { words: new Set(['ID']), empty: false };
    if (GrammarAST.isAlternatives(element)) {
      const parts = element.elements.map(start);
      return { words: new Set(parts.flatMap(part => [...part.words])), empty: parts.some(part => part.empty) };
    }
    if (GrammarAST.isGroup(element)) {
      const words = new Set<string>();
      for (const child of element.elements) {
        const part = start(child);
        for (const word of part.words) words.add(word);
        if (!part.empty) return { words, empty: false };
      }
      return { words, empty: true };
    }
    return { words: new Set(), empty: true };
  };
  const block = (element: GrammarAST.AbstractElement): Set<string> | undefined => {
    if (!GrammarAST.isGroup(element) && !GrammarAST.isAlternatives(element)) return undefined;
    const brace = element.elements.findIndex(child => GrammarAST.isKeyword(child) && child.value === '{');
    const loop = brace >= 0 ? element.elements[brace + 1] : undefined;
    if (loop?.cardinality === '*') return start(loop).words;
    for (const child of element.elements) {
      const inner = block(child);
      if (inner) return inner;
    }
    return undefined;
  };
  const clauses = (name: string): ReadonlySet<string> => {
    let words = blocks.get(name);
    if (!words) {
      const rule = rules.get(name);
      const found = rule && GrammarAST.isParserRule(rule) ? (rule.entry ? start(rule.definition).words : block(rule.definition)) : undefined;
      words = found ?? new Set();
      blocks.set(name, words);
    }
    return words;
  };
  return { first, clauses };
}
