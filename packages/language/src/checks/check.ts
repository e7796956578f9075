import type { AstNode } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { AcceptedExtras, Correction, DiagnosticEntry } from '../diagnostics/entry.ts';
import type { RemitServices } from '../services.ts';

/** Where a finding is shown: a node, or one of its properties or keywords. */
export interface Place {
  readonly node: AstNode;
  readonly property?: string;
  readonly index?: number;
  readonly keyword?: string;
  /** A place inside the words of the node, where it is no word of its own. */
  readonly range?: Range;
}

/** What goes with a finding: other places it concerns, and corrections. */
export interface FindingExtras {
  readonly related?: readonly ((Place | { readonly uri: string; readonly range: Range }) & { readonly message: string })[];
  readonly corrections?: readonly Correction[];
  /** What it is about would be paid wrongly or means nothing: no setting lowers it, and nobody can accept it. */
  readonly isRefusal?: boolean;
  /** The contract accepts it: it is told to reports only. */
  readonly accepted?: AcceptedExtras;
}

/** Hands a finding on. The entry says code, severity and words. */
export type Report = <Params>(entry: DiagnosticEntry<Params>, params: Params, place: Place, extras?: FindingExtras) => void;

/** A check of one kind of node. It must bear nodes that are half typed: any property may be missing. */
export interface Check {
  readonly type: string;
  readonly run: (node: AstNode, report: Report, services: RemitServices) => void;
}

/** Declares a check for an AST type, e.g. `defineCheck(ast.Payment.$type, (payment: ast.Payment, report) => …)`. */
export function defineCheck<T extends AstNode>(type: T['$type'], run: (node: T, report: Report, services: RemitServices) => void): Check {
  return { type, run: (node, report, services) => run(node as T, report, services) };
}
