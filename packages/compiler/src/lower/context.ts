/** What the lowering of one contract knows and what it has made so far. */
import type { AstNode } from 'langium';
import type {
  Body, Check, DimensionId, Expr, Fact, Fund, GrainId, Group, IsoDate, Judgement, Line, Party, Period, PeriodId, RoundingMode, SetDeclaration, Var,
} from '@remit/program';
import type { Contract } from '@remit/language/ast';
import { mayNotApply } from '../emit/applicability.ts';
import { Origins } from '../emit/origin.ts';
import type { Rolling } from '../time/due-date.ts';
import type { TimeFrame } from '../time/periods.ts';
import type { CompilerCode, CompilerData } from '../diagnostics/catalogue.ts';
import type { Findings } from '../diagnostics/findings.ts';
import type { Flow } from './flow/flows.ts';
import type { Kinds } from './kind.ts';
import { placeOf } from './place.ts';

/** The clauses of a contract's head that everything else reads. */
export interface Terms {
  frame: TimeFrame;
  /** Every period of every grain. */
  periods: readonly Period[];
  currency: { code: string; scale: number };
  rounding: { unit: string; mode: RoundingMode };
  rolling: Rolling;
  partYears: PartYearRule;
}

/** How a year that is cut short is treated. Absent flags: the contract does not say. */
export interface PartYearRule { unit: 'months' | 'days'; amounts?: boolean; limits?: boolean; comparators?: boolean; /** The year is taken as the contract's term leaves it, whether or not a pilot ends it. */ whole?: boolean }

/** Grain and dimensions of a fact, var or line, for those that refer to it. */
export interface Reach { grain: GrainId; each: readonly DimensionId[] }

/** One contract on its way to a program. Declarations are lowered when something needs them, once each. */
export class Context {
  readonly origins: Origins;
  readonly findings: Findings;
  readonly parties: Party[] = [];
  readonly groups: Group[] = [];
  readonly sets: SetDeclaration[] = [];
  readonly facts = new Map<string, Fact>();
  readonly vars = new Map<string, Var>();
  readonly funds: Fund[] = [];
  readonly lines: Line[] = [];
  readonly checks: Check[] = [];
  readonly judgements = new Map<string, Judgement>();
  readonly bodies = new Map<string, Body>();
  /** Grain and dimensions of every line, known before any line is lowered. */
  readonly lineReach = new Map<string, Reach>();
  /** Lines of every payable declaration, by the declaration. */
  readonly flows = new Map<AstNode, Flow>();
  /** The population each measure is counted in, once an outcome says it. */
  readonly populations = new Map<AstNode, AstNode>();
  /** What kinds of value are declared, as far as that is known. */
  readonly kinds: Kinds = new Map();
  /** The vars of lets, and what else is read on the way to them; nothing while one is being made. */
  readonly lets = new Map<AstNode, string | undefined>();
  readonly #ids = new Map<AstNode, string>();
  readonly #taken = new Map<string, AstNode>();
  readonly #made = new Map<AstNode, Map<string, unknown>>();
  readonly #open = new Map<AstNode, Set<string>>();
  readonly #said = new Map<AstNode, Set<string>>();
  /** Does some work while the tree reads as the contract stood on a day. */
  textOn: <T>(day: IsoDate, work: () => T) => T = (_day, work) => work();
  readonly contract: Contract;
  readonly terms: Terms;
  /** Grain of facts and measures that do not say one, found from the rules that read them. */
  readonly inferredGrains: ReadonlyMap<AstNode, GrainId>;

  constructor(contract: Contract, terms: Terms, inferredGrains: ReadonlyMap<AstNode, GrainId>, findings: Findings, origins = new Origins()) {
    this.findings = findings;
    this.origins = origins;
    this.contract = contract;
    this.terms = terms;
    this.inferredGrains = inferredGrains;
  }

  /** Records a finding at a node. */
  report<C extends CompilerCode>(code: C, node: AstNode, data: CompilerData<C>): void {
    this.findings.add(code, placeOf(node), data);
  }

  /** Records a finding at a node unless one of that code is there: what is wrong in every period is said once. */
  reportOnce<C extends CompilerCode>(code: C, node: AstNode, data: CompilerData<C>): void {
    const said = this.#said.get(node) ?? new Set<string>();
    this.#said.set(node, said);
    if (said.has(code)) return;
    said.add(code);
    this.report(code, node, data);
  }

  /** Records a finding and gives an expression to go on with; no program is made once something was refused. */
  refuse<C extends CompilerCode>(code: C, node: AstNode, data: CompilerData<C>): Expr {
    this.report(code, node, data);
    return { op: 'notApplicable', reason: 'refused' };
  }

  /** Notes where an object of the program comes from. */
  at<T extends object>(object: T, node: AstNode): T {
    return this.origins.note(object, placeOf(node));
  }

  /** The id of a declaration in the program: its name, with its file where two files use one name. */
  id(node: AstNode & { name: string }, file: string): string {
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    const id = this.#taken.has(node.name) && this.#taken.get(node.name) !== node ? `${node.name}@${file}` : node.name;
    this.#ids.set(node, id);
    this.#taken.set(id, node);
    return id;
  }

  /** What `make` gives for a node, made once; undefined while it is being made (a value that depends on itself). */
  once<T>(node: AstNode, kind: string, make: () => T): T | undefined {
    const made = this.#made.get(node) ?? new Map<string, unknown>();
    this.#made.set(node, made);
    if (made.has(kind)) return made.get(kind) as T;
    const open = this.#open.get(node) ?? new Set<string>();
    this.#open.set(node, open);
    if (open.has(kind)) return undefined;
    open.add(kind);
    try {
      const value = make();
      made.set(kind, value);
      return value;
    } finally {
      open.delete(kind);
    }
  }

  /** Adds a var unless one of that id is there already; gives a reference to it. */
  addVar(variable: Var): Expr {
    if (!this.vars.has(variable.id)) this.vars.set(variable.id, variable);
    return { op: 'var', id: variable.id };
  }

  /** Whether an expression can be not applicable, by what has been lowered so far. */
  mayNotApply(expr: Expr): boolean {
    return mayNotApply(expr, {
      fact: (id) => this.facts.get(id), variable: (id) => this.vars.get(id), line: (id) => this.lines.find((l) => l.id === id),
    });
  }

  /** Periods of a grain; with `history`, those before the term too. */
  periodsOf(grain: GrainId, history: 'with history' | 'in the term'): Period[] {
    return this.terms.periods.filter((p) => p.grain === grain && (history === 'with history' || !p.history));
  }

  /** The period of that id, or undefined. */
  period(id: PeriodId): Period | undefined {
    return this.terms.periods.find((p) => p.id === id);
  }

  /** Smallest sum that can be paid: "0.01" at scale 2. */
  get unit(): string {
    const scale = this.terms.currency.scale;
    return scale === 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`;
  }
}
