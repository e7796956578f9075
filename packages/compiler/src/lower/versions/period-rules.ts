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

  constructor(versions: readonly ContractVersion[], findings: Findings) {
    this.#versions = versions;
    this.#findings = findings;
    for (const { node } of versions) {
      const seen = new Set<string>();
      for (const clause of rulesIn(node)) {
        for (const { $refText: name } of clause.payments) {
          if (seen.has(name)) findings.add('MOD-205', placeOf(clause), { name });
          seen.add(name);
          if (clause.$type === 'SplitsYear' && !isWhole(clause)) findings.add('MOD-210', placeOf(clause), { name });
        }
      }
    }
  }

  /** What happens to a period of a payment that this version (from 0) changes inside it. Where the text does not say, that is reported. */
  ruleFor(payment: string, version: number, period: Period): 'splits' | 'next' {
    const { node, effective, number } = this.#versions[version]!;
    const rule = rulesIn(node).find((c) => c.payments.some((p) => p.$refText === payment));
    this.#used.add(`${version} ${payment}`);
    if (!rule) {
      this.#findings.add('MOD-203', node && placeOf(node), {
        number: String(number), date: dateWords(effective), name: payment, period: period.id === 'term' ? '(the whole term)' : `'${period.id}'`, unit: period.grain,
      });
    }
    return rule?.$type === 'SplitsYear' ? 'splits' : 'next';
  }

  /** Reports a withhold whose period is divided though only one of the two versions keeps anything back: what is paid back for it would not be what was kept. */
  refuseSplit(name: string, version: number, period: Period): void {
    const { node, effective } = this.#versions[version]!;
    this.#findings.add('MOD-272', node && placeOf(node), { name, date: dateWords(effective), period: period.id });
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
