import type { FactsDocument, Observation } from '@remit/program';
import { formatNumber, mul } from '@remit/program/rational';
import { isNumber } from '../../facts/value.ts';
import type { Model } from '../../prepare/model.ts';
import type { ScenarioMoney } from '../../scenario/scenario-payments.ts';
import { scenarioMoney } from '../../scenario/scenario-payments.ts';
import { dayAfterAll } from '../../scenario/days.ts';
import { MovableMoney } from '../../scenario/movable-money.ts';
import { BaseCase } from '../base-case.ts';
import type { CaseValue } from '../read-values.ts';
import type { Target } from '../target.ts';
import { inputId } from './inputs.ts';
import { asOfPeriods } from './start-facts.ts';

/** A value that is other than at the start; undefined where it is not known. */
export interface Move { readonly target: Target; readonly value: CaseValue | undefined }

/** What moves come to: all payments, what is held, and the facts that they are worked out from. */
export interface MovedMoney { readonly facts: FactsDocument; readonly money: ScenarioMoney }

/**
 * A start from which single values are moved. The contract is prepared once, the facts are sorted once, and of a move only what rests on
 * it is worked out. What is wrong with a moved value is found under its name (`inputId`).
 */
export class WhatIf {
  readonly model: Model;
  readonly facts: FactsDocument;
  readonly #base: BaseCase;
  readonly #money: MovableMoney;

  /** @param facts what is known at the start, as `startOfScenario` or `asOfPeriods` gives it */
  constructor(model: Model, facts: FactsDocument) {
    this.model = model;
    this.facts = facts;
    this.#base = new BaseCase(model, facts, dayAfterAll(model, facts));
    this.#money = new MovableMoney(model, facts, moved => moneyOf(model, moved));
  }

  /** What the start itself comes to. Worked out once. */
  get start(): ScenarioMoney {
    return this.#money.money;
  }

  /** What it comes to with some values moved. */
  with(moves: readonly Move[]): MovedMoney {
    if (moves.length === 0) return { facts: this.facts, money: this.start };
    const changes = moves.flatMap(({ target, value }) => (value ? [{ target, value: this.#withParts(target, value), at: inputId(target) }] : []));
    const without = moves.flatMap(({ target, value }) => (value ? [] : [target]));
    const facts = asOfPeriods(this.model, this.#base.factsWith(changes, without));
    return { facts, money: this.#money.with(facts, moves.map(({ target }) => target)) };
  }

  /** What is known of a value at the start, the latest last. */
  known(target: Target): readonly Observation[] {
    return this.#base.observationsOf(target);
  }

  /** Out of how many a share is at the start, which a moved share keeps; undefined where it is not known. */
  isOutOfKnown(target: Target): boolean {
    const parts = this.#base.observed(target)?.parts;
    return parts !== undefined && isNumber(parts.denominator);
  }

  /** A rate that has no denominator to keep is given for as many as it is written: "98 per 100" is 98 out of 100, as in the text of a scenario. */
  #withParts(target: Target, value: CaseValue): CaseValue {
    if (!('share' in value) || value.per === undefined || this.isOutOfKnown(target)) return value;
    return { observed: { numerator: formatNumber(mul(value.share, value.per)), denominator: formatNumber(value.per) } };
  }
}

/** What facts come to, as those of a scenario do. */
export function moneyOf(model: Model, { members, observations, rows }: FactsDocument): ScenarioMoney {
  return scenarioMoney(model, { title: '', observations, expect: [], ...(members ? { members } : {}), ...(rows ? { rows } : {}) });
}
