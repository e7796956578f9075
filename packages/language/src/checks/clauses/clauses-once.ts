import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { kindNoun } from '../../diagnostics/kinds.ts';
import { repeatedClause } from '../../diagnostics/mod.ts';
import { placeNoun } from '../../parsing/places.ts';
import { defineCheck, type Check } from '../check.ts';

/** Clauses that may be repeated: each says something of its own. */
const repeatable = new Set<string>([
  ast.IdentifierClause.$type, ast.Guarantee.$type, ast.Registration.$type, ast.Holds.$type, ast.ContactClause.$type, ast.Premises.$type,
  ast.FunderCap.$type, ast.FundLimit.$type, ast.SubcontractPays.$type, ast.PassesOn.$type, ast.CoverClause.$type, ast.Consent.$type, ast.MayGoElsewhere.$type, ast.Leakage.$type,
  ast.PopulationOverlap.$type, ast.PopulationBands.$type, ast.MayLeave.$type, ast.ExitPlan.$type, ast.ManagedBy.$type, ast.Expectation.$type,
  ast.InPeriod.$type, ast.KnownOn.$type, ast.Assignment.$type, ast.MemberFacts.$type, ast.Decision.$type, ast.VariationChange.$type, ast.SplitsYear.$type,
  ast.FromNextPeriod.$type, ast.Removes.$type, ast.Controls.$type, ast.Inflow.$type,
  ast.ProvidesFor.$type, ast.AlsoIn.$type, ast.Delegates.$type,
]);

/** The first words of a clause, as a reader names it. */
function headOf(clause: AstNode): string {
  const text = clause.$cstNode?.text ?? '';
  return /^[a-zA-Z'-]+(?: (?:by|start|dates|data|on|who|over|back|off|when|applicable|exceeded|parts|years|plan|bounds|rate|value))?/.exec(text.replace(/\s+/g, ' '))?.[0] ?? text.slice(0, 20);
}

function check(declaration: AstNode & { clauses?: readonly AstNode[]; name?: string }, report: Parameters<Check['run']>[1]): void {
  const first = new Map<string, AstNode>();
  for (const clause of declaration.clauses ?? []) {
    if (repeatable.has(clause.$type)) continue;
    const earlier = first.get(clause.$type);
    if (!earlier) {
      first.set(clause.$type, clause);
      continue;
    }
    const noun = kindNoun(declaration.$type) === 'a declaration' ? placeNoun(declaration.$type) : kindNoun(declaration.$type);
    const place = `${noun.replace(/^an? /, 'The ').replace(/^./, letter => letter.toUpperCase())}${declaration.name ? ` '${declaration.name}'` : ''}`;
    report(repeatedClause, { place, clause: headOf(clause) }, { node: clause }, { related: [{ node: earlier, message: 'The first one is here.' }] });
  }
}

const withClauses = [
  ast.Contract, ast.Party, ast.Group, ast.Body, ast.Interest, ast.Population, ast.Fact, ast.Judgement, ast.Measure, ast.Outcome, ast.Fund, ast.Payment,
  ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Choice, ast.Pilot, ast.Variation, ast.VariationChange, ast.Scenario,
];

/** Each clause stands at most once in its declaration. */
export const clausesOnce: readonly Check[] = withClauses.map(type => defineCheck(type.$type, check));
