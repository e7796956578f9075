/** What each kind of declaration is called in messages: with its article, as in "'Core' is a payment". */
const nouns = new Map<string, string>([
  ['Contract', 'a contract'], ['Party', 'a party'], ['Group', 'a group of parties'], ['Member', 'a member of a group or set'],
  ['SetDeclaration', 'a set'], ['BandsDeclaration', 'a list of bands'], ['TopicSet', 'a set of topics'], ['Code', 'a code'], ['Fact', 'a fact'], ['SizeFact', 'the size of a population'],
  ['Population', 'a population'], ['Measure', 'a measure'], ['Part', 'a part of a measure'], ['Outcome', 'an outcome'], ['Fund', 'a fund'],
  ['Payment', 'a payment'], ['Pool', 'a pool'], ['Withhold', 'a withhold'], ['RiskShare', 'a share of savings or losses'], ['Subcontract', 'a subcontract'],
  ['PersonalBudget', 'a personal budget'], ['Choice', 'a choice of patients'], ['Let', 'a named value'], ['Curve', 'a curve'], ['Table', 'a table'], ['Column', 'a column of a table'],
  ['Judgement', 'a judgement'], ['Cohort', 'a cohort'], ['SharedItem', 'a named part of a payment'], ['Body', 'a body'],
  ['PartyLike', 'a party'], ['MoneyHolder', 'a party or a fund'], ['Dimension', 'a group, a set or bands'], ['Payable', 'a payment'],
  ['Referable', 'a declared name'], ['SharedFacts', 'facts that scenarios share'], ['Exportable', 'a declared name'], ['Judge', 'a party or a body'],
]);

/** The noun, with its article, for an AST type or a kind of reference. */
export function kindNoun(type: string): string {
  return nouns.get(type) ?? 'a declaration';
}
