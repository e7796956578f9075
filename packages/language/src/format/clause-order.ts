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
    'CurrencyClause', 'RoundingClause', 'VatRounding', 'DueDatesRoll', 'StatedValue', 'StandardForm', 'AwardedBy', 'Mobilisation', 'ExitPlan', 'ReconciliationsTo', 'ProvidesFor',
  ],
  Party: ['FormClause', 'NhsBody', 'IdentifierClause', 'Registration', 'VatRegistration', 'ContactClause', 'Premises', 'PaidBy', 'RefersTo', 'AlsoIn', 'Holds', 'AccountableBy', 'Delegates', 'ProvidesFor', 'Reserves', 'Guarantee'],
  Group: ['KeyedBy', 'MemberLimit', 'MemberDates', 'CountedOn'],
  Body: ['BodyOf', 'BodyMembers', 'Quorum'],
  Interest: ['DeclaredOn', 'ManagedBy'],
  Population: ['PopulationSize', 'ExpectedSize', 'PopulationBands', 'Eligibility', 'SelectedBy', 'PopulationOverlap', 'BeyondBounds'],
  Outcome: ['MeasuredBy', 'MeasuredOver', 'Baseline', 'Floor', 'Target', 'Stretch', 'ProxyFor', 'Accountable', 'Attribution', 'VerifiedBy', 'BalancedBy'],
  Fund: ['FundSources', 'FunderCap', 'FundLimit', 'WhenExceeded', 'Unfunded', 'AllocatedTo', 'FundRemainder', 'ProvidesFor'],
  Payment: [...FLOW_HEAD, 'AmountClause', 'Uplift', 'Gate', 'Advance', ...FLOW_TAIL, 'ServiceClause', 'AwardedBy', 'ProvidesFor'],
  Pool: [...FLOW_HEAD, 'SharedSum', 'PointValue', 'LeftOver', 'Shortfall', 'PoolRounding', 'Gate', 'Advance', ...FLOW_TAIL],
  RiskShare: [...FLOW_HEAD, 'Compare', 'Variance', 'Saving', 'Overspend', 'RestBorne', 'ClaimsLimit', 'MayLeave', 'Leavers', 'Controls', ...FLOW_TAIL, 'ProvidesFor'],
  Subcontract: [
    'SubcontractParties', 'TermClause', 'SubcontractPays', 'PassesOn', 'SubcontractRecoveries', 'MissingData', 'NotApplicable', 'Survives',
    'ServiceClause', 'AwardedBy', 'Material', 'Consent', 'Liability', 'CoverClause', 'VatClause', 'FlowsDown', 'ProvidesFor',
  ],
  Pilot: ['ProposedBy', 'Questions', 'Costs', 'EvaluatedBy', 'Decide', 'ContinueIf', 'IfMissing', 'LaterCorrections', 'AfterTheEnd', 'RollOut', 'ProvidesFor'],
  Choice: ['MayGoElsewhere', 'Paid', 'Leakage', 'RestBorne', 'Inflow', 'MissingData', 'VatClause', 'ProvidesFor'],
};
