/** To be run where functions cannot be made from text: prints what the runtime does there. */
import { canGenerateCode, generatedAmounts, prepare, prepareBatch, run } from '@remit/runtime';
import { REFERENCE_AMOUNTS } from '@remit/runtime/lines/amounts';
import { buildProgram, fact, factsOf, pence } from '../helpers/program-builder.ts';

const model = prepare(buildProgram({
  groups: [{ id: 'Site', member: 'Site', keyedBy: 'code' }], facts: [{ id: 'Size', type: 'count', each: ['Site'] }],
  lines: [{ id: 'each', each: ['Site'], amount: pence(fact('Size')) }],
}));
const facts = factsOf(['7', '8'].map((value, site) => ({ fact: 'Size', period: '2026/27', dims: { Site: `S${site}` }, value })));
const amounts = generatedAmounts({ fewestMembers: 1 });
const outcome = run(model, facts, { asOf: '2027-06-01', amounts });
console.log(JSON.stringify({
  canGenerateCode: canGenerateCode(),
  batch: prepareBatch(model, { period: '2026/27', group: 'Site', lines: ['each'] }) !== undefined,
  isReference: amounts === REFERENCE_AMOUNTS,
  amounts: outcome.ok ? outcome.result.entitlements.map(each => each.amount) : outcome.findings,
}));
