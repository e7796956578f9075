import type { Hold, IsoDate, Ledger, PeriodId, Scenario } from '@remit/program';
import type { Finding } from '../finding.ts';
import { ProgramFault } from '../fault.ts';
import type { Model } from '../prepare/model.ts';
import { dayAfterAll } from './days.ts';
import { factsOfScenario } from './scenario-facts.ts';
import { ScenarioRefused, ScenarioState } from './state.ts';

/** What a payment of a scenario settles of one line-period. */
export interface SettledPart {
  readonly line: string;
  readonly period: PeriodId;
  readonly dims?: Readonly<Record<string, string>>;
  /** Who owes it to whom. An invoice runs the other way, and what it settles is below zero. */
  readonly payer: string;
  readonly payee: string;
  /** Money of the contract's currency, tax included; below zero where it is got back. */
  readonly amount: string;
}

/** A payment of a scenario. */
export interface ScenarioPayment { readonly payer: string; readonly payee: string; readonly amount: string; readonly due: IsoDate; readonly invoice?: true; readonly parts: readonly SettledPart[] }

/** All that a scenario pays, and what it holds when everything is due; or why it could not be worked through. */
export type ScenarioMoney =
  | { readonly payments: readonly ScenarioPayment[]; readonly holds: readonly Hold[] }
  | { readonly findings: readonly Finding[] };

/**
 * All payments of a scenario: those of runs on every day on which something opens, is recorded or falls due, one after another
 * (semantics, section 7), exactly and in the order in which they are made.
 */
export function scenarioMoney(model: Model, scenario: Scenario): ScenarioMoney {
  const findings: Finding[] = [];
  const facts = factsOfScenario(model, scenario, findings);
  if (findings.length > 0) return { findings };
  const asOf = dayAfterAll(model, facts);
  const state = new ScenarioState(model, facts);
  const wrong = state.check(asOf);
  if (wrong.length > 0) return { findings: wrong };
  try {
    return { payments: partsOfPayments(state.ledger(asOf)), holds: state.holds(asOf) };
  } catch (error) {
    if (error instanceof ScenarioRefused || error instanceof ProgramFault) return { findings: error.findings };
    throw error;
  }
}

/** Payments with what each settles of which line-period. */
export function partsOfPayments({ postings, payments }: Pick<Ledger, 'postings' | 'payments'>): ScenarioPayment[] {
  const byKey = new Map(postings.map((posting) => [posting.key, posting]));
  return payments.map(({ payer, payee, amount, due, invoice, settles }) => ({
    payer, payee, amount, due, ...(invoice ? { invoice } : {}),
    parts: settles.map((part) => {
      const { line, period, dims, payer: owing, payee: owed } = byKey.get(part.posting)!;
      return { line, period, ...(dims ? { dims } : {}), payer: owing, payee: owed, amount: part.amount };
    }),
  }));
}
