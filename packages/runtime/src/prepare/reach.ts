import type { Expr, Program } from '@remit/program';
import { visitExpr } from '@remit/program/walk';

/** The lines whose amounts read the line itself, directly or through values and other payments. */
export function linesRestingOnThemselves(program: Program): ReadonlySet<string> {
  const reads = new Map<string, Set<string>>();
  for (const each of program.vars) reads.set(`var ${each.id}`, readBy([each.expr]));
  for (const line of program.lines) {
    reads.set(`line ${line.id}`, readBy([line.amount, ...(line.parts ?? []).map(part => part.expr), ...(line.limits ?? []).map(limit => limit.max)]));
  }
  return new Set(program.lines.filter(line => reaches(reads, `line ${line.id}`)).map(line => line.id));
}

function readBy(exprs: readonly Expr[]): Set<string> {
  const names = new Set<string>();
  for (const expr of exprs) {
    visitExpr(expr, '', each => {
      if (each.op === 'var') names.add(`var ${each.id}`);
      else if (each.op === 'line') names.add(`line ${each.id}`);
      else if (each.op === 'earned') names.add(`line ${each.line}`);
    });
  }
  return names;
}

function reaches(reads: ReadonlyMap<string, ReadonlySet<string>>, start: string): boolean {
  const seen = new Set<string>();
  const pending = [...reads.get(start) ?? []];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    pending.push(...reads.get(name) ?? []);
  }
  return false;
}
