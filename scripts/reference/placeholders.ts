/** What stands in a form for something that has a form of its own. */

/** Rules that are printed as a word between ‹ ›, by name; each has an entry of its own on some page. */
export const PLACEHOLDERS: ReadonlyMap<string, string> = new Map(Object.entries({
  Name: 'Name', Text: '"text"', WordingText: '"""text"""', NumberText: 'number', DateText: 'date', DayMonthText: 'day and month', Deadline: 'day', Topic: 'word', CurrencyCode: 'three letters',
  Noun: 'noun', PerNoun: 'noun', RuleCode: 'code of a rule',
  Amount: 'amount', Expression: 'value', Logic: 'condition', Arithmetic: 'value', Share: 'value', Primary: 'value', Comparison: 'value', Negation: 'condition',
  AggregateOperand: 'value', Step: 'step', SimpleValue: 'plain value', Quantity: 'quantity', PlainQuantity: 'quantity', Rate: 'rate', Reference: 'name', PlainReference: 'name',
  Aggregate: 'aggregate', Comparator: 'comparison', Conditional: 'condition', Rounding: 'rounding', RoundingClause: 'rounding clause',
  Scale: 'scale', PartRange: 'part', Level: 'level', LevelTable: 'level', Period: 'period', Window: 'window', Duration: 'duration', DurationUnit: 'unit of time',
  Span: 'span', Grain: 'for each', GrainUnit: 'grain', Frequency: 'how often', Due: 'due date', DueDate: 'due date', DueAfter: 'time after', DueInYear: 'day in the year', Anchor: 'event',
  Split: 'shares', PartyShare: 'party and share', Code: 'code', FactClause: 'clause of a fact', FactType: 'kind', Declaration: 'declaration', BetweenBounds: 'bounds',
  Available: 'when available', MeasuredOver: 'measured over', InInstalments: 'instalments', Recovery: 'recovery', ShareRule: 'rule of a share', ShareEffect: 'effect',
  ScenarioEntry: 'entry', ScenarioValue: 'value observed', PartyOrMember: 'party or member', Expectation: 'expectation', InPeriod: 'facts of a period',
  ContractClause: 'clauses', Wording: 'wording', Contract: 'contract', Scenario: 'scenario', Import: 'import', Consent: 'consent', DecidedBy: 'last day', MissingAction: 'what happens',
  Route: 'route', SharedItem: 'part', GroupClause: 'clauses', PartyClause: 'clauses', Part: 'Part',
}));

/** What a name has to stand for, by the type that the grammar asks for. */
export const NAMES: ReadonlyMap<string, string> = new Map(Object.entries({
  PartyLike: 'party', MoneyHolder: 'party or fund', Dimension: 'group or set', Payable: 'payment', Referable: 'name', Exportable: 'Name', Judge: 'party or body',
  Code: 'code', Part: 'part', Cohort: 'cohort', Fund: 'fund', Body: 'body', Population: 'population', Judgement: 'judgement', TopicSet: 'set of topics', Contract: 'contract',
  BandsDeclaration: 'bands',
}));
