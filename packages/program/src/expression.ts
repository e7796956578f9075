/**
 * Expressions of a program: a closed set of nodes, told apart by `op`.
 *
 * Every expression is evaluated in a context: one period, and one key for each
 * dimension (group or set) that is bound. Its result is a value, *missing* (with
 * the facts that are missing) or *not applicable* (with a reason). What each node
 * means is stated in docs/program/semantics.md, section 4.
 */

/** An exact number in canonical spelling: a finite decimal ("1250.5"), else a reduced fraction ("1/3"). */
export type NumberText = string;
/** A civil date, YYYY-MM-DD. */
export type IsoDate = string;
/** Id of a dimension: a group or a set. */
export type DimensionId = string;
/** Id of a grain: "month", "quarter", "year", "term", or "cohort". */
export type GrainId = string;
/** Id of a period: "2026-04", "2026/27-Q1", "2026/27", "term", or a cohort's name. */
export type PeriodId = string;

/** ECMA-402 names. Remit's `half up` is `halfExpand`, `down` is `trunc`, `up` is `expand`, `half even` is `halfEven`, `half down` is `halfTrunc`. */
export type RoundingMode =
  | 'ceil' | 'floor' | 'expand' | 'trunc'
  | 'halfCeil' | 'halfFloor' | 'halfExpand' | 'halfTrunc' | 'halfEven';

export type Relation = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne';
export type Aggregate = 'sum' | 'average' | 'median' | 'min' | 'max' | 'count';

export type Expr =
  | NumberConst | BooleanConst | CodeConst | DateConst
  | FactRef | VarRef | LineRef | ColumnRef | KeyRef
  | Arithmetic | Round | Compare | Logic | Not | Case
  | IsMissing | IsNotApplicable | NotApplicable | TooFew | OrElse | Deadline | HeldPart | Decided | Known
  | Band | Interpolate | Lookup | ByPeriod | Ordinal
  | At | Over | Aggregation | Outer | Pick
  | Allocate | Split | Earned | PartOf | Reviewed | AtReview;

/** A number. */
export interface NumberConst { op: 'number'; v: NumberText }
export interface BooleanConst { op: 'bool'; v: boolean }
export interface CodeConst { op: 'code'; v: string }
export interface DateConst { op: 'date'; v: IsoDate }

/** An observed fact; `part` reads one part of a `ratio` fact. */
export interface FactRef { op: 'fact'; id: string; part?: 'numerator' | 'denominator' | 'excluded' }
export interface VarRef { op: 'var'; id: string }
/** What a line is entitled to, after limits of the contract and before limits of the fund. Missing where the line is held. */
export interface LineRef { op: 'line'; id: string }
/** A column of the row at hand; only inside an aggregation over rows. */
export interface ColumnRef { op: 'column'; id: string }
/** The key bound for a dimension, as a code. */
export interface KeyRef { op: 'key'; dim: DimensionId }

export interface Arithmetic { op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max'; args: Expr[] }
/** To the nearest multiple of `unit` ("0.01", "1"); `root: 2` rounds the square root of the argument, exactly. */
export interface Round { op: 'round'; arg: Expr; unit: NumberText; mode: RoundingMode; root?: 2 }
export interface Compare { op: 'cmp'; rel: Relation; args: [Expr, Expr] }
export interface Logic { op: 'and' | 'or'; args: Expr[] }
export interface Not { op: 'not'; arg: Expr }
export interface Case { op: 'case'; when: { if: Expr; then: Expr }[]; else: Expr }

export interface IsMissing { op: 'isMissing'; arg: Expr }
export interface IsNotApplicable { op: 'isNotApplicable'; arg: Expr }
/** The value "not applicable". */
export interface NotApplicable { op: 'notApplicable'; reason: string }
/** Missing: `of` is made of fewer than `least` of what `noun` names; `count` says how many there are. */
export interface TooFew { op: 'missing'; reason: 'too-few'; of: string; noun: string; least: NumberText; count: Expr }
/** The first argument that is not missing. */
export interface OrElse { op: 'orElse'; args: Expr[] }
/** `arg`, unless it was still missing as known on the date that `by` gives for the period: from that date on it is `else`, for good. */
export interface Deadline { op: 'deadline'; arg: Expr; by: Record<PeriodId, IsoDate>; else: Expr }
/** `arg`; where it is missing, nothing for now, and the line is reported as held in part. */
export interface HeldPart { op: 'heldPart'; arg: Expr; part: string }
/** What a judgement came to: the decision, and from its deadline on what is latched then. */
export interface Decided { op: 'decided'; id: string }
/** `arg`; missing (undecided) before `from`, and with knowledge that stops growing on `until`, from then on only while `unless` is not true. `from` or `until` is given. */
export interface Known { op: 'known'; arg: Expr; from?: IsoDate; until?: IsoDate; unless?: Expr }

/** Tiers. `whole`: the value of the band that holds x. `graduated`: each slice of x from 0 up at its band's rate. */
export interface Band {
  op: 'band'; x: Expr; mode: 'whole' | 'graduated';
  /** In ascending order; the last has no `to`. A band ends before `to`, or with it when `includesTo`. */
  bands: { to?: Expr; includesTo?: boolean; v: Expr }[];
}
/** Straight lines between points with ascending x; outside them the first and the last y, or `before` and `after`. */
export interface Interpolate { op: 'interpolate'; x: Expr; points: [Expr, Expr][]; before?: Expr; after?: Expr }
/** The row of a table by code. */
export interface Lookup { op: 'lookup'; by: Expr; rows: { codes: string[]; v: Expr }[]; else?: Expr }
/** The case of the period at hand, or of the coarser period of `grain` that contains it. */
export interface ByPeriod { op: 'byPeriod'; grain: GrainId; cases: { periods: PeriodId[]; v: Expr }[]; else?: Expr }
/** Position (1 = first) of the period among the periods of its grain in the containing period of `in`; `count: true` gives how many there are. */
export interface Ordinal { op: 'ordinal'; in: GrainId; count?: boolean }

/** `arg` in another period: `back` periods earlier, or a named one. `else` where there is no such period. */
export interface At { op: 'at'; arg: Expr; back?: number; grain?: GrainId; period?: PeriodId; else?: Expr }
/** Aggregate of `arg` over the periods of `grain` in a window that includes the current period. */
export interface Over { op: 'over'; fn: Aggregate; arg: Expr; grain: GrainId; window: 'in' | 'toDate' | 'term' | { last: number } }
/** Aggregate over the members of a group, the elements of a set, or the rows of a table. Not applicable elements are left out. */
export interface Aggregation {
  op: 'agg'; fn: Aggregate;
  in: { dim: DimensionId } | { rows: string };
  /** Only the elements below the key that is bound for the parent set. */
  within?: DimensionId;
  where?: Expr;
  arg: Expr;
}
/** `arg` with `dim` bound as it was before the innermost aggregation over it. */
export interface Outer { op: 'outer'; dim: DimensionId; arg: Expr }
/** `arg` with `dim` bound to `key`. */
export interface Pick { op: 'pick'; dim: DimensionId; key: string; arg: Expr }

/** The share of the member at hand in `total`: in proportion to `weight`, none below `min` or above `max`, rounded to `unit` by largest remainder. */
export interface Allocate { op: 'alloc'; total: Expr; dim: DimensionId; weight: Expr; where?: Expr; min?: Expr; max?: Expr; unit: NumberText }
/** Part `index` of `arg` split by `weights` at `unit`; the rest goes by largest remainder, or to part `remainderTo`. */
export interface Split { op: 'split'; arg: Expr; weights: Expr[]; index: number; unit: NumberText; remainderTo?: number }
/** What a line's entitlement comes to for one of its parts. */
export interface Earned { op: 'earned'; line: string; part: string }
/**
 * The part of the current period in which the member of `dim` belongs to its group. With `after`, by days only: of those days the
 * ones from the day after the `nth` review in the period (0: from its start) until the day of the next.
 */
export interface PartOf { op: 'partOf'; dim: DimensionId; by: 'days' | 'months'; after?: Omit<Reviews, 'dim'> & { nth: number } }

/**
 * Days on which the case of a member of `dim` is looked at again: `first` after the day it joined (the
 * first day of the term where that is not given), then every so many months; none from the day it left.
 */
export interface Reviews { dim: DimensionId; first: { months: number; days: number }; everyMonths?: number }
/** Whether a review of the member falls in the current period. */
export interface Reviewed extends Reviews { op: 'reviewed' }
/**
 * A fact as it stood at the last review that has taken effect: one takes effect with the first period of
 * grain `from` after it. Before the first, as it stood when the member joined or, if later, the term began.
 */
export interface AtReview extends Reviews {
  op: 'atReview'; arg: FactRef;
  /** `day`: from the day after the review. */
  from: GrainId | 'day';
  /** With `day`: as it stands after so many reviews in the current period. Absent: as the period begins. */
  nth?: number;
}
