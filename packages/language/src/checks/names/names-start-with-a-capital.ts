import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { nameNeedsCapital } from '../../diagnostics/lex.ts';
import { correctName } from '../../parsing/literal-corrections.ts';
import { cstOf } from '../place.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

/** Declarations named by a plain word; other lower-case names are found by the lexer already. */
function check(node: AstNode & { readonly name?: string }, report: Report): void {
  if (!node.name || !/^[a-zß-öø-ÿ][a-zß-öø-ÿ0-9-]*$/.test(node.name)) return;
  const suggestion = correctName(node.name);
  const cst = cstOf({ node, property: 'name' });
  const corrections = cst ? [{ title: `Write '${suggestion}'`, edits: [{ offset: cst.offset, end: cst.end, text: suggestion }] }] : [];
  report(nameNeedsCapital, { name: node.name, suggestion }, { node, property: 'name' }, { corrections });
}

const named = [
  ast.Contract, ast.Party, ast.Group, ast.Member, ast.SetDeclaration, ast.BandsDeclaration, ast.TopicSet, ast.Cohort, ast.Body, ast.Population, ast.Fact,
  ast.Judgement, ast.Measure, ast.Outcome, ast.Fund, ast.Payment, ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Choice,
  ast.Let, ast.Curve, ast.Table,
];

/** Every declared name starts with a capital. */
export const namesStartWithACapital: readonly Check[] = named.map(type => defineCheck(type.$type, check));
