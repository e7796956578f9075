import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runs, textOf } from '../examples/support/examples.ts';
import { compileExample } from '../examples/support/run.ts';
import { mergeFacts, readFactsCsv, run, prepare, generatedAmounts } from '@remit/runtime';
import { GeneratedBatch } from '@remit/runtime/codegen/batch';
let st = [0,0,0]; let outs: string[] = [];
const orig = GeneratedBatch.prototype.run;
GeneratedBatch.prototype.run = function (...args: any) { const r = (orig as any).apply(this, args); outs.push(...this.outputs.map((o: any) => o.line ?? o.id)); for (const s of r.status) st[s]++; return r; };
for (const r of runs) {
  st = [0,0,0]; outs = [];
  const { compiled } = await compileExample(r.contract);
  if (!compiled) { console.log(r.contract, 'not compiled'); continue; }
  const read = r.facts.map((file) => readFactsCsv(textOf(path.posix.join(path.posix.dirname(r.contract), 'facts', file)), file, compiled.program));
  const facts = mergeFacts(read.map(({ document }) => document));
  const model = prepare(compiled.program);
  const t0 = performance.now(); const a = run(model, facts, { asOf: r.asOf });
  const t1 = performance.now(); const b = run(model, facts, { asOf: r.asOf, amounts: generatedAmounts({ fewestMembers: 1 }) });
  const t2 = performance.now();
  console.log(r.contract, isDeepStrictEqual(a, b), st, outs.length, 'of', model.lines.length, [...model.vars.values()].filter(v => v.declared.published).length, (t1-t0).toFixed(0), (t2-t1).toFixed(0));
}
