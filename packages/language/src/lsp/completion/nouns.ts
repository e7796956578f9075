/** Nouns that are keywords elsewhere, and so would be offered behind every number. */
import { AstUtils, GrammarAST } from 'langium';
import type { CompletionContext } from 'langium/lsp';

const AFTER_NUMBER = ['days', 'months', 'weeks', 'working days', 'patients'];
const AFTER_PER = ['person', 'member', 'contact', 'review', 'point', 'place', 'month', 'quarter', 'year', 'week', 'provider', 'cohort', 'band'];

/** Whether a keyword stands in the grammar's list of nouns. */
export function isNoun(keyword: GrammarAST.Keyword): boolean {
  const rule = AstUtils.getContainerOfType(keyword, GrammarAST.isParserRule)?.name;
  return rule === 'Noun' || rule === 'PerNoun';
}

/** The nouns worth offering: what is paid for behind "per" and "count of", what is measured behind a plain number. */
export function nounsFor({ textDocument, tokenOffset }: CompletionContext): readonly string[] {
  const before = textDocument.getText().slice(Math.max(0, tokenOffset - 40), tokenOffset);
  if (/\b(per|count of)\s+$/.test(before)) return AFTER_PER;
  return /(^|[\s(])[\d,]+[ \t]+$/.test(before) ? AFTER_NUMBER : [];
}
