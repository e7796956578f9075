/** Keywords that begin a declaration, a clause, an item or an entry. */
import { AstUtils, GrammarAST } from 'langium';

/** The lists that blocks and files consist of. */
const LISTS = new Set(['imports', 'contracts', 'declarations', 'facts', 'scenarios', 'clauses', 'entries', 'items', 'rules', 'bands', 'parts', 'routes', 'rows']);

const known = new WeakMap<GrammarAST.Grammar, ReadonlySet<GrammarAST.AbstractRule>>();

/** Whether a keyword is the first word of something that a block or a file consists of. */
export function isHead(keyword: GrammarAST.Keyword): boolean {
  const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule);
  const grammar = AstUtils.getContainerOfType(keyword, GrammarAST.isGrammar);
  return rule !== undefined && grammar !== undefined && listedRules(grammar).has(rule) && standsFirst(keyword);
}

function listedRules(grammar: GrammarAST.Grammar): ReadonlySet<GrammarAST.AbstractRule> {
  let rules = known.get(grammar);
  if (!rules) {
    const found = new Set<GrammarAST.AbstractRule>();
    for (const assignment of AstUtils.streamAllContents(grammar).filter(GrammarAST.isAssignment)) {
      if (LISTS.has(assignment.feature)) for (const call of callsIn(assignment.terminal)) addRule(call, found);
    }
    rules = found;
    known.set(grammar, rules);
  }
  return rules;
}

/** Adds a rule, and those that it begins with. */
function addRule({ rule: { ref: rule } }: GrammarAST.RuleCall, found: Set<GrammarAST.AbstractRule>): void {
  if (!rule || found.has(rule)) return;
  found.add(rule);
  if (GrammarAST.isParserRule(rule)) for (const call of callsIn(rule.definition)) addRule(call, found);
}

/** The rule calls that an element begins with. */
function callsIn(element: GrammarAST.AbstractElement | undefined): GrammarAST.RuleCall[] {
  if (GrammarAST.isRuleCall(element)) return [element];
  if (GrammarAST.isAssignment(element)) return callsIn(element.terminal);
  if (element?.$type === 'Alternatives') return (element as GrammarAST.Alternatives).elements.flatMap(callsIn);
  return element?.$type === 'Group' ? callsIn((element as GrammarAST.Group).elements.find((one) => !GrammarAST.isAction(one))) : [];
}

function standsFirst(element: GrammarAST.AbstractElement): boolean {
  const owner = element.$container;
  if (!GrammarAST.isAbstractElement(owner)) return true;
  const isFirst = owner.$type !== 'Group' || (owner as GrammarAST.Group).elements.find((one) => !GrammarAST.isAction(one)) === element;
  return isFirst && standsFirst(owner);
}
