/** The rules of the grammar, looked at from outside. */
import { GrammarAST } from 'langium';
import { RemitGrammar } from '../../packages/language/src/generated/grammar.ts';

/** A rule that sentences are made of; words of the text (terminals) are not among them. */
export type SentenceRule = GrammarAST.ParserRule | GrammarAST.InfixRule;

const all: readonly SentenceRule[] = RemitGrammar().rules.filter((rule): rule is SentenceRule => !GrammarAST.isTerminalRule(rule));
const byName = new Map(all.map((rule) => [rule.name, rule]));

/** Every rule of sentences, in the order of the grammar. */
export function sentenceRules(): readonly SentenceRule[] {
  return all;
}

/** The rule of a name. Throws if the grammar has none. */
export function ruleOf(name: string): SentenceRule {
  const rule = byName.get(name);
  if (!rule) throw new Error(`The grammar has no rule "${name}".`);
  return rule;
}

/** The rules a choice is between, where a rule is nothing else than a choice; undefined for any other rule. */
export function choicesOf(rule: SentenceRule): string[] | undefined {
  if (GrammarAST.isInfixRule(rule) || !GrammarAST.isAlternatives(rule.definition)) return undefined;
  const names = rule.definition.elements.map((element) => (GrammarAST.isRuleCall(element) && !element.cardinality ? element.rule.ref?.name : undefined));
  return names.every((name) => name !== undefined && byName.has(name)) ? (names as string[]) : undefined;
}

/** The kinds of clause that stand between the braces of a declaration, choices followed to their ends. */
export function clausesOf(declaration: string): string[] {
  const rule = ruleOf(declaration);
  if (GrammarAST.isInfixRule(rule)) return [];
  const names = new Set<string>();
  const add = (name: string): void => {
    const choices = choicesOf(ruleOf(name));
    if (choices) choices.forEach(add);
    else names.add(name);
  };
  for (const element of elementsBelow(rule.definition)) {
    if (GrammarAST.isAssignment(element) && ['clauses', 'rules'].includes(element.feature) && GrammarAST.isRuleCall(element.terminal)) add(element.terminal.rule.ref!.name);
  }
  return [...names];
}

function elementsBelow(element: GrammarAST.AbstractElement): GrammarAST.AbstractElement[] {
  const { elements } = element as { elements?: GrammarAST.AbstractElement[] };
  return [element, ...(elements ?? []).flatMap(elementsBelow)];
}
