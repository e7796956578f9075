/** How a clause is told: the words it begins with, and those that a sentence has in their place. */

/** [the kind of clause, the words it begins with, what is said instead of them]. */
const PHRASES: readonly (readonly [type: string, words: string, said: string])[] = [
  ['Target', 'target', 'the target is'], ['Baseline', 'baseline', 'the baseline is'], ['Floor', 'floor', 'the floor is'], ['Stretch', 'stretch', 'the stretch target is'],
  ['MeasuredBy', 'measured by', 'it is measured by'], ['Accountable', 'accountable', 'accountable for it is'], ['Attribution', 'attribution', 'its attribution is'],
  ['VerifiedBy', 'verified by', 'it is verified by'], ['BalancedBy', 'balanced by', 'it is balanced by'], ['ProxyFor', 'proxy for', 'it is a proxy for'],
  ['VersionClause', 'version', 'the version is'], ['StatusClause', 'status', 'the status is'], ['ProfileClause', 'profile', 'the rule profile is'], ['TermClause', 'term', 'the term is'],
  ['YearsStart', 'years start', 'years start on'], ['CurrencyClause', 'currency', 'the currency is'], ['RoundingClause', 'rounding', 'sums are rounded'],
  ['DueDatesRoll', 'due dates roll', 'due dates roll'], ['ContractIdentifier', 'identifier', 'the identifier is'], ['PartYears', 'part years', 'part years go'],
  ['HistoryClause', 'history from', 'history is from'], ['Mobilisation', 'mobilisation', 'mobilisation is'], ['ExitPlan', 'exit plan', 'the exit plan is'],
  ['StatedValue', 'value', 'the value is'], ['StandardForm', 'standard form', 'the standard form is'], ['AwardedBy', 'awarded by', 'it is awarded by'],
  ['ReconciliationsTo', 'reconciliations to', 'reconciliations go on to'], ['ProvidesFor', 'provides for', 'it provides for'],
  ['FormClause', 'form', 'its form is'], ['IdentifierClause', 'identifier', 'its identifier is'], ['Reserves', 'reserves', 'its reserves are'], ['Guarantee', 'guarantee', 'its guarantee is'],
  ['Registration', 'registered', 'it is registered with'], ['ContactClause', 'contact', 'its contact is'], ['Premises', 'premises', 'its premises are'], ['Holds', 'holds', 'it holds'],
  ['AccountableBy', 'accountable by', 'it is accountable by'], ['PaidBy', 'paid by', 'it is paid by'], ['RefersTo', 'refers to', 'it refers to'], ['Delegates', 'delegates', 'it delegates'],
  ['AlsoIn', 'also in', 'it is also in'], ['KeyedBy', 'keyed by', 'it is keyed by'], ['MemberLimit', 'at most', 'its members are at most'], ['CountedOn', 'counted on', 'it is counted on'],
  ['BodyOf', 'of', 'it is a body of'], ['BodyMembers', 'members', 'its members are'], ['Quorum', 'quorum', 'its quorum is'],
  ['DeclaredOn', 'declared on', 'it was declared on'], ['ManagedBy', 'managed by', 'it is managed by'],
  ['PopulationSize', 'size', 'its size is'], ['ExpectedSize', 'expected', 'its expected size is'], ['PopulationBands', 'bands', 'its bands are'], ['PopulationOverlap', 'overlaps', 'it overlaps'],
  ['BeyondBounds', 'beyond bounds:', 'beyond its bounds it is'], ['Eligibility', 'eligibility', 'its eligibility is'], ['SelectedBy', 'selected by', 'its people are selected by'],
  ['PlainType', '', 'it is'], ['CountType', '', 'it is a'], ['CodeType', '', 'it is'], ['BetweenBounds', 'between', 'it lies between'], ['AtMostBound', 'at most', 'it is at most'], ['AtLeastBound', 'at least', 'it is at least'],
  ['EachGrain', 'each', 'there is one each'], ['Available', 'available', 'it is available'], ['SourceClause', 'source', 'its source is'], ['DefinitionClause', 'definition', 'its definition is'],
  ['JudgementBy', 'by', 'it is made by'], ['DecidedBy', 'not later than', 'it is made not later than'], ['LateDecisions', 'late decisions count until', 'late decisions count until'],
  ['ProportionMeasure', 'proportion', 'it is the proportion'], ['RateMeasure', 'rate', 'it is the rate'], ['CountMeasure', 'count', 'it is the count'], ['MeanMeasure', 'mean', 'it is the mean'],
  ['MoneyMeasure', 'money', 'it is the money'], ['ScoreMeasure', 'score', 'it is a score'], ['BetterWhen', 'better when', 'it is better when'], ['MinimumEligible', 'minimum', 'its minimum is'],
  ['ExclusionLimit', 'exclusions', 'exclusions are'], ['NobodyLeft', 'nobody left:', 'where nobody is left it is'], ['PublishedTo', 'published', 'it is published'], ['MeasuredOver', 'measured over', 'it is measured over'],
  ['ExpectedCount', 'expected', 'expected are'], ['FollowedFor', 'followed for', 'people are followed for'], ['LinkedWith', 'linked with', 'it is linked with'], ['LegalBasis', 'legal basis', 'its legal basis is'],
  ['ComparatorSource', 'comparator from', 'its comparator comes from'],
  ['FundSources', 'from', 'its money comes from'], ['FundLimit', 'limit', 'its limit is'], ['WhenExceeded', 'when exceeded:', 'when exceeded:'], ['Unfunded', 'unfunded:', 'what it cannot fund is'],
  ['AllocatedTo', 'allocated to', 'it is allocated to'], ['FundRemainder', 'remainder', 'its remainder is'],
  ['AmountClause', 'amount', 'the amount is'], ['SharedSum', 'amount', 'the amount is'], ['ServiceClause', 'service', 'the service is'], ['FromClause', 'from', 'it is paid from'], ['ToClause', 'to', 'it is paid to'], ['Paid', 'paid', 'it is paid'],
  ['Opens', 'opens', 'it opens'], ['Uplift', 'uplift', 'the uplift is'], ['Gate', 'gate', 'the gate is'], ['Advance', 'advance', 'the advance is'], ['MissingData', 'missing data:', 'where data are missing:'],
  ['NotApplicable', 'not applicable:', 'where it is not applicable:'], ['NoReport', 'members who report nothing', 'members who report nothing'], ['VatClause', 'VAT', 'VAT is'], ['Negative', 'negative:', 'where it is negative:'],
  ['PaymentRecoveries', 'recoveries:', 'recoveries:'], ['PointValue', 'point value', 'the point value is'], ['LeftOver', 'left over:', 'what is left over:'], ['Shortfall', 'shortfall:', 'a shortfall is'],
  ['PoolRounding', 'rounding:', 'rounded is'], ['Keeps', 'keeps', 'it keeps'], ['EarnedBack', 'earned back by', 'it is earned back by'], ['Unearned', 'unearned:', 'what is not earned is'],
  ['ShareParties', 'between', 'it is shared between'], ['Paymaster', 'paymaster', 'the paymaster is'], ['Compare', 'compare', 'it compares'], ['Variance', 'variance', 'the variance is'], ['Saving', 'saving', 'a saving is shared'],
  ['Overspend', 'overspend', 'an overspend is shared'], ['RestBorne', 'rest borne by', 'the rest is borne by'], ['ClaimsLimit', 'claims on', 'claims are on'], ['Controls', '', 'control:'], ['Leavers', 'a party that leaves:', 'a party that leaves:'],
  ['SubcontractParties', 'by', 'it is given by'], ['SubcontractPays', 'pays', 'it pays'], ['PassesOn', 'passes on', 'it passes on'], ['SubcontractRecoveries', 'recoveries:', 'recoveries:'], ['Consent', 'consent of', 'its consent is that of'],
  ['FlowsDown', 'flows down', 'what flows down is'], ['CoverClause', 'cover', 'its cover is'], ['Liability', 'liability', 'liability'],
  ['MayGoElsewhere', 'patients may go elsewhere for', 'patients may go elsewhere for'], ['Leakage', 'leakage', 'leakage is'], ['Inflow', 'inflow', 'inflow is'],
  ['Questions', 'questions', 'its questions are'], ['Costs', 'costs', 'it costs'], ['EvaluatedBy', 'evaluated by', 'it is evaluated by'], ['Decide', 'decide', 'it is decided'], ['ContinueIf', 'continue', 'it continues'],
  ['IfMissing', 'if missing:', 'if data are missing:'], ['LaterCorrections', 'later corrections:', 'later corrections:'], ['AfterTheEnd', 'after the end:', 'after the end:'], ['ProposedBy', 'proposed by', 'it is proposed by'],
  ['RollOut', 'roll-out decided', 'roll-out is decided'], ['SplitsYear', 'splits', 'it splits'], ['FromNextPeriod', 'from the next period', 'from the next period'], ['VariationReason', 'reason', 'its reason is'],
  ['AgreedBy', 'agreed by', 'it is agreed by'], ['Removes', 'removes', 'it removes'], ['HeldBy', 'held by', 'it is held by'], ['Surplus', 'surplus', 'the surplus is'], ['Review', 'review', 'its review is'],
  ['BandChanges', 'band changes', 'the band changes'], ['Plan', 'plan', 'its plan is'], ['Goals', 'own goals recorded in', 'own goals are recorded in'], ['OtherwiseFacts', 'otherwise facts', 'other facts are'],
  ['Expectation', 'expect', 'it expects'],
];

const BY_TYPE: ReadonlyMap<string, { readonly words: readonly string[]; readonly said: string }> = new Map(
  PHRASES.map(([type, words, said]) => [type, { words: words === '' ? [] : words.replace(/:$/, ' :').split(' '), said }]),
);

/** How many of the words of a clause a sentence replaces, and by what; undefined where the clause is told in its own words. */
export function phraseOf(type: string, words: readonly { readonly key: string }[]): { readonly length: number; readonly said: string } | undefined {
  const phrase = BY_TYPE.get(type);
  if (!phrase || !phrase.words.every((word, index) => words[index]?.key === word)) return undefined;
  return { length: phrase.words.length, said: phrase.said };
}

/** What a clause is about, as it is called before a colon: "the amount". */
export function subjectOf(said: string): string {
  return said.replace(/ (?:is|are)$/, '').replace(/:$/, '');
}

/** The kinds of clause there are phrases for. */
export const PHRASED: readonly string[] = PHRASES.map(([type]) => type);
