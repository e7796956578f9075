import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { SimulationProblem } from './problem.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/**
 * The period that goes by a name, as the contract or a file of facts writes it: "2026/27", "April 2026", "2026-04",
 * "Q1 2026/27", "the term".
 *
 * @throws SimulationProblem where the contract has no such period
 */
export function periodNamed(model: Model, name: string): TimePeriod {
  const found = model.time.byId.get(idOf(name.trim()));
  if (found) return found;
  const years = (model.time.byGrain.get('year') ?? []).filter(period => !period.history).map(period => period.id);
  throw new SimulationProblem(`"${name.trim()}" is not a period of this contract.`, years.length === 0 ? undefined : `Its years are ${years.join(', ')}.`);
}

function idOf(name: string): string {
  const month = /^([A-Za-z]+)\s+(\d{4})$/.exec(name);
  const place = month ? MONTHS.indexOf(month[1]!.toLowerCase()) : -1;
  if (place >= 0) return `${month![2]}-${String(place + 1).padStart(2, '0')}`;
  const quarter = /^(Q\d)\s+(.+)$/i.exec(name);
  if (quarter) return `${quarter[2]}-${quarter[1]!.toUpperCase()}`;
  return /^the\s+term$/i.test(name) ? 'term' : name;
}
