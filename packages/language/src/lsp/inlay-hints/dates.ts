import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { statedGrain } from '../../types/declared-types.ts';
import { deadlineDay, yearlyDay, type ContractDays, type DueDay, type Stretch, type Unit } from './contract-days.ts';
import type { Hint } from './hint.ts';

/** The day that a phrase means for the first period: when something is due, available, counted, or too late. */
export function dateHint(node: AstNode, days: ContractDays): Hint | undefined {
  const offset = node.$cstNode?.end;
  const found = offset === undefined || isVaried(node) ? undefined : firstDay(node, days);
  if (!found) return undefined;
  const { resolved: { day, movedFrom }, period } = found;
  const moved = movedFrom ? ` ${writtenDate(movedFrom)} is no day on which payments are made, so it moves.` : '';
  if (ast.isDueOn(node)) return movedFrom && { offset: offset!, label: `→ ${writtenDate(day)}`, tooltip: moved.trim() };
  return { offset: offset!, label: `first: ${writtenDate(day)}`, tooltip: `For the period from ${writtenDate(period.first)} to ${writtenDate(period.last)}.${moved}` };
}

interface Found { readonly resolved: DueDay; readonly period: Stretch }

function firstDay(node: AstNode, days: ContractDays): Found | undefined {
  const owner = ownerOf(node);
  if (ast.isDueDate(node)) return ofDueDate(node, owner, days);
  if (ast.isWithin(node)) {
    const pays = node.$container;
    const frequency = ast.isSubcontractPays(pays) ? pays.frequency : undefined;
    const period = frequency && ast.isSubcontract(owner) ? days.firstOf({ frequency }, termOf(owner, days)) : undefined;
    return within(period && days.within(node, period), period);
  }
  if (ast.isDeadline(node)) {
    const period = node.day === undefined || !(ast.isPaysNothingAfter(node.$container) || ast.isNoReport(node.$container)) ? undefined : periodOfFlow(owner, days);
    return within(period && plain(deadlineDay(node, period)), period);
  }
  if (!ast.isCountedOn(node) || node.day === undefined) return undefined;
  const period = periodOfDatum(owner, days);
  return within(period && plain(yearlyDay(node.day, node.position ?? 'in', period)), period);
}

function ofDueDate(node: ast.DueDate, owner: AstNode | undefined, days: ContractDays): Found | undefined {
  const place = node.$container;
  if (ast.isAvailable(place)) {
    const period = periodOfDatum(owner, days);
    return within(period && plain(days.fixed(node, period)), period);
  }
  const paid = ast.isDue(place) ? (ast.isInInstalments(place.$container) ? place.$container.$container : place.$container) : undefined;
  if (!ast.isPaid(paid) || ast.isPersonalBudget(owner)) return undefined;
  const period = days.firstOf(paid);
  return within(period && days.due(node, period), period);
}

function within(resolved: DueDay | undefined, period: Stretch | undefined): Found | undefined {
  return resolved && period && { resolved, period };
}

function plain(day: CalendarDate | undefined): DueDay | undefined {
  return day && { day };
}

/** The declaration that a phrase belongs to. */
function ownerOf(node: AstNode): AstNode | undefined {
  for (let one: AstNode | undefined = node; one; one = one.$container) {
    if (ast.isSizeFact(one) || one.$containerProperty === 'declarations') return one;
  }
  return undefined;
}

/** Whether a phrase is part of a variation: its first period is another one. */
function isVaried(node: AstNode): boolean {
  for (let one: AstNode | undefined = node; one; one = one.$container) if (ast.isVariation(one)) return true;
  return false;
}

function periodOfFlow(owner: AstNode | undefined, days: ContractDays): Stretch | undefined {
  const clauses = owner && 'clauses' in owner && Array.isArray(owner.clauses) ? (owner.clauses as AstNode[]) : [];
  const paid = clauses.find(ast.isPaid);
  return paid && days.firstOf(paid);
}

/** The first period for which something is reported, where the text says how often that is. */
function periodOfDatum(owner: AstNode | undefined, days: ContractDays): Stretch | undefined {
  if (ast.isSizeFact(owner)) return days.firstOfUnit('year');
  const grain = ast.isFact(owner) || ast.isMeasure(owner) ? statedGrain(owner) : 'any';
  return grain === 'any' ? undefined : days.firstOfUnit(grain satisfies Unit);
}

/** The stretch in which a subcontract runs. */
function termOf({ clauses }: ast.Subcontract, days: ContractDays): Stretch | undefined {
  const term = clauses.find(ast.isTermClause);
  if (!term) return days.term;
  const [first, last] = [parseDate(term.from), parseDate(term.to)];
  return first && last ? { first, last, unit: 'term' } : undefined;
}
