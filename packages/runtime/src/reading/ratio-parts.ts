import type { Fact, Observation } from '@remit/program';
import { partMissing, partTwice } from '../catalogue/reading.ts';
import type { Finding } from '../finding.ts';
import { inColumn, refuse } from '../finding.ts';
import type { PartName } from './heading.ts';

/** Collects the parts of proportions that stand in columns or lines of their own. */
export class RatioParts {
  readonly #found = new Map<string, { fact: Fact; observation: Omit<Observation, 'value'>; column: number; parts: Map<PartName, string> }>();

  add(fact: Fact, part: PartName, { text, column }: { text: string; column: number }, observation: Omit<Observation, 'value'>, findings: Finding[]): void {
    const { period, dims, recordedAt, id } = observation;
    const name = JSON.stringify([fact.id, period, Object.entries(dims ?? {}).sort(), recordedAt ?? '', id ?? '']);
    const known = this.#found.get(name);
    if (!known) this.#found.set(name, { fact, observation, column, parts: new Map([[part, text]]) });
    else if (known.parts.has(part)) findings.push(inColumn(refuse(partTwice, observation.at, { where: whereOf(observation), part: nameOf(fact, part) }), column));
    else known.parts.set(part, text);
  }

  /** The proportions that the parts make, each put into `columnOf` with the column of its first part. */
  observations(findings: Finding[], columnOf: Map<Observation, number>): Observation[] {
    return [...this.#found.values()].flatMap(({ fact, observation, column, parts }) => {
      const [numerator, denominator, excluded] = [parts.get('numerator'), parts.get('denominator'), parts.get('excluded')];
      if (numerator !== undefined && denominator !== undefined) {
        const made: Observation = { ...observation, value: { numerator, denominator, ...(excluded === undefined ? {} : { excluded }) } };
        columnOf.set(made, column);
        return [made];
      }
      const given = [...parts.keys()][0]!;
      const missing = numerator === undefined ? 'numerator' : 'denominator';
      findings.push(inColumn(refuse(partMissing, observation.at, { where: whereOf(observation), given: nameOf(fact, given), missing: nameOf(fact, missing) }), column));
      return [];
    });
  }
}

function nameOf(fact: Fact, part: PartName): string {
  return fact.parts?.[part] ?? part;
}

function whereOf({ fact, period, dims }: Omit<Observation, 'value'>): string {
  const who = Object.values(dims ?? {});
  return `'${fact}'${who.length > 0 ? ` for ${who.join(', ')}` : ''} in ${period}`;
}
