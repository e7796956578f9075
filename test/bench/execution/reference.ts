import type { Observation, Program } from '@remit/program';
import { formatMoney, parseMoney, sub } from '@remit/program/rational';
import { prepare, run } from '@remit/runtime';
import { AVERAGE_LIST, INDICATORS, reports } from './data.ts';
import { PERIOD, runWorkload, workloadBatch } from './generated.ts';

const SAMPLE = 400;

/** How many pence the generated code is off the reference evaluator, over a sample of the rows. */
export function differenceFromReference(program: Program): { pence: number; sampled: number } {
  const model = prepare(program);
  const data = reports(SAMPLE);
  const { parts } = runWorkload(workloadBatch(model), data, SAMPLE);
  const observations: Observation[] = [{ fact: 'AverageList', period: PERIOD, value: String(AVERAGE_LIST) }];
  for (let row = 0; row < SAMPLE; row++) {
    const Practices = nameOf(row);
    observations.push({ fact: 'ListSize', period: PERIOD, dims: { Practices }, value: String(data.list[row]) });
    INDICATORS.forEach(({ key }, each) => observations.push({
      fact: 'Achieved', period: PERIOD, dims: { Practices, Indicators: key },
      value: { numerator: String(data.reached[each]![row]), denominator: String(data.eligible[each]![row]) },
    }));
  }
  const outcome = run(model, { format: 'remit-facts/1.0', observations }, { asOf: '2027-04-01' });
  if (!outcome.ok) throw new Error(outcome.findings.map(finding => finding.message).join('; '));
  let pence = 0;
  for (const { line, dims, amount } of outcome.result.entitlements) {
    const part = model.lines.findIndex(each => each.declared.id === line);
    const ours = { n: BigInt(parts[part]![Number(dims!.Practices!.slice(1))]!), d: 100n };
    const difference = formatMoney(sub(ours, parseMoney(amount, 2)!), 2);
    pence += Math.abs(Number(difference.replace('.', '')));
  }
  if (outcome.result.entitlements.length !== 3 * SAMPLE) throw new Error('The reference did not work out every row.');
  return { pence, sampled: SAMPLE };
}

const nameOf = (row: number): string => `P${String(row).padStart(5, '0')}`;
