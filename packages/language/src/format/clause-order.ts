/**
 * The one printed order of clauses, by block. Clauses not listed keep their place
 * behind the listed ones. Order carries no meaning; `then` steps are not clauses and never move.
 */
const FLOW_HEAD = ['FromClause', 'ToClause', 'ShareParties', 'Paymaster', 'Paid', 'Opens', 'MeasuredOver'];
const FLOW_TAIL = ['MissingData', 'NotApplicable', 'NoReport', 'Negative', 'PaymentRecoveries', 'PartYears', 'VatClause'];

/** The order of clauses by the kind of their declaration. */
export const CLAUSE_ORDER: Record<string, readonly string[]> = {
  Contract: [
    'ContractIdentifier', 'VersionClause', 'StatusClause', 'ProfileClause', 'TermClause', 'YearsStart', 'HistoryClause', 'PartYears',
    'CurrencyClause', 'RoundingClause', 'VatRounding', 'DueDatesRoll', 'Mobilisation', 'ExitPlan',
  ],
  Party: ['FormClause', 'NhsBody', 'IdentifierClause', 'Registration', 'VatRegistration', 'ContactClause', 'Premises', 'Holds', 'AccountableBy', 'Reserves', 'Guarantee'],
  Group: ['KeyedBy', 'MemberLimit', 'MemberDates', 'CountedOn'],
  Body: ['BodyOf', 'BodyMembers', 'Quorum'],
  Interest: ['DeclaredOn', 'ManagedBy'],
  Population: ['PopulationSize', 'ExpectedSize', 'PopulationBands', 'Eligibility', 'PopulationOverlap', 'BeyondBounds'],
  Outcome: ['MeasuredBy', 'MeasuredOver', 'Baseline', 'Floor', 'Target', 'Stretch', 'Accountable', 'Attribution', 'VerifiedBy', 'BalancedBy'],
  Fund: ['FundSources', 'FunderCap', 'FundLimit', 'WhenExceeded', 'Unfunded'],
  Payment: [...FLOW_HEAD, 'AmountClause', 'Uplift', 'Gate', 'Advance', ...FLOW_TAIL],
  Pool: [...FLOW_HEAD, 'SharedSum', 'PointValue', 'LeftOver', 'Shortfall', 'PoolRounding', 'Gate', 'Advance', ...FLOW_TAIL],
  RiskShare: [...FLOW_HEAD, 'Compare', 'Variance', 'Saving', 'Overspend', 'RestBorne', 'ClaimsLimit', 'MayLeave', 'Leavers', 'Controls', ...FLOW_TAIL],
  Subcontract: [
    'SubcontractParties', 'TermClause', 'SubcontractPays', 'PassesOn', 'SubcontractRecoveries', 'MissingData', 'NotApplicable', 'Survives',
    'Material', 'Consent', 'CoverClause', 'VatClause', 'FlowsDown',
  ],
  Pilot: ['Questions', 'Costs', 'EvaluatedBy', 'Decide', 'ContinueIf', 'IfMissing', 'LaterCorrections', 'AfterTheEnd'],
  Choice: ['MayGoElsewhere', 'Paid', 'Leakage', 'RestBorne', 'Inflow', 'MissingData', 'VatClause'],
};
