import type { ByPeriod, Lookup } from '@remit/program';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { asText } from './numbers.ts';
import { isValue, missing } from './outcome.ts';

/** The value of the row that names the code. */
export function lookup(node: Lookup, compiler: Compiler): Evaluate {
  const by = compiler.child(node.by, '/by');
  const rows = new Map<string, Evaluate>();
  node.rows.forEach((row, index) => {
    const value = compiler.child(row.v, `/rows/${index}/v`);
    for (const code of row.codes) if (!rows.has(code)) rows.set(code, value);
  });
  const otherwise = node.else && compiler.child(node.else, '/else');
  return context => {
    const code = by(context);
    if (!isValue(code)) return code;
    const row = rows.get(asText(code)) ?? otherwise;
    return row ? row(context) : missing({ reason: 'degenerate-scale', detail: compiler.owner });
  };
}

/** The value of the case that names the period, or the coarser period that contains it. */
export function byPeriod(node: ByPeriod, compiler: Compiler): Evaluate {
  const cases = new Map<string, Evaluate>();
  node.cases.forEach((each, index) => {
    const value = compiler.child(each.v, `/cases/${index}/v`);
    for (const period of each.periods) if (!cases.has(period)) cases.set(period, value);
  });
  const otherwise = node.else && compiler.child(node.else, '/else');
  return context => {
    const period = compiler.names.time.containing(context.period, node.grain);
    const found = (period && cases.get(period.id)) ?? otherwise;
    return found ? found(context) : missing({ reason: 'no-earlier-period', detail: compiler.owner });
  };
}
