/** `splits the year for Quality, measured over the whole year`, `from the next period for Core`: what becomes of a period that a variation falls into. */
import type { Period } from '@remit/program';
import type { FromNextPeriod, SplitsYear } from '@remit/language/ast';
import type { Findings } from '../../diagnostics/findings.ts';
import { dateWords } from '../literal.ts';
import { placeOf } from '../place.ts';
import type { ContractVersion } from './variations.ts';

type Rule = SplitsYear | FromNextPeriod;

/** What the variations say of the periods they fall into, and which of it was needed. */
export class PeriodRules {
  readonly #versions: readonly ContractVersion[];
  readonly #findings: Findings;
  readonly #used = new Set<string>();
  readonly #whereLeft: (payment: string, version: number) => 'splits' | 'next' | undefined;

  /** `whereLeft`: what a share says itself of the year in which a party leaves it. */
  constructor(versions: readonly ContractVersion[], findings: Findings, whereLeft: (payment: string, version: number) => 'splits' | 'next' | undefined = () => undefined) {
    this.#whereLeft = whereLeft;
    this.#versions = versions;
    this.#findings = findings;
    for (const { node } of versions) {
      const seen = new Set<string>();
      for (const clause of rulesIn(node)) {
        for (const { $refText: name } of clause.payments) {
          if (seen.has(name)) findings.add('MOD-205', placeOf(clause), { name });
          seen.add(name);
          if (clause.$type === 'SplitsYear' && !clause.byPart && !isWhole(clause)) findings.add('MOD-210', placeOf(clause), { name, ...unlikeOf(clause) });
        }
      }
    }
  }

  /** What happens to a period of a payment that this version (from 0) changes inside it. Where the text does not say, that is reported. */
  ruleFor(payment: string, version: number, period: Period): 'splits' | 'next' {
    const { node, effective, number } = this.#versions[version]!;
    const rule = rulesIn(node).find((c) => c.payments.some((p) => p.$refText === payment));
    this.#used.add(`${version} ${payment}`);
    const said = rule ? undefined : this.#whereLeft(payment, version);
    if (said) return said;
    if (!rule) {
      this.#findings.add('MOD-203', node && placeOf(node), {
        number: String(number), date: dateWords(effective), name: payment, period: period.id === 'term' ? '(the whole term)' : `'${period.id}'`, unit: period.grain,
      });
    }
    return rule?.$type === 'SplitsYear' ? 'splits' : 'next';
  }

  /** Whether the parts into which this version divides periods of a payment are measured each by itself. */
  isMeasuredByPart(payment: string, version: number): boolean {
    return rulesIn(this.#versions[version]!.node).some((c) => c.$type === 'SplitsYear' && c.byPart && c.payments.some((p) => p.$refText === payment));
  }

  /** Reports a part that has no results of its own, once for each payment. */
  refusePart(payment: string, version: number, { problem, instead }: { problem: string; instead: string }): void {
    const { node, effective } = this.#versions[version]!;
    const key = `part ${version} ${payment}`;
    if (this.#used.has(key)) return;
    this.#used.add(key);
    const clause = rulesIn(node).find((c) => c.payments.some((p) => p.$refText === payment));
    this.#findings.add('MOD-290', (clause ?? node) && placeOf((clause ?? node)!), { name: payment, date: dateWords(effective), problem, instead });
  }

  /** Reports rules for payments that have no period to divide. */
  reportIdle(): void {
    this.#versions.forEach(({ node, effective }, version) => {
      for (const clause of rulesIn(node)) {
        for (const { $refText: name } of clause.payments) {
          if (this.#used.has(`${version} ${name}`)) continue;
          this.#findings.add('MOD-204', placeOf(clause), { clause: clause.$type === 'SplitsYear' ? `splits the ${clause.unit} for` : 'from the next period for', name, date: dateWords(effective) });
        }
      }
    });
  }
}

function rulesIn(node: ContractVersion['node']): Rule[] {
  return (node?.clauses ?? []).filter((c): c is Rule => c.$type === 'SplitsYear' || c.$type === 'FromNextPeriod');
}

/** Whether each part is measured by what the whole period comes to. */
function isWhole({ measured, unit }: SplitsYear): boolean {
  const window = measured?.window;
  return window?.$type === 'RelativePeriod' && !window.previous && (window.unit === unit || window.unit === 'period');
}

/** The two spans of time of a split that divides one and measures another. */
function unlikeOf({ measured, unit }: SplitsYear): { unlike?: { unit: string; measured: string } } {
  const window = measured?.window;
  if (window?.$type !== 'RelativePeriod' || window.previous || window.unit === unit) return {};
  return { unlike: { unit, measured: window.$cstNode?.text.replaceAll(/\s+/g, ' ') ?? `the ${window.unit}` } };
}
