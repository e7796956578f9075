/** Grain of facts and measures that do not say one: that of the rules that read them. */
import { AstUtils, type AstNode } from 'langium';
import type { GrainId } from '@remit/program';
import type { Contract } from '@remit/language/ast';
import { GRAINS } from '../time/periods.ts';
import { declaredGrain } from './declaration/fact.ts';
import { measureGrain } from './declaration/measure.ts';
import { grainOf, frequencyGrain } from './flow/schedule.ts';

/**
 * The coarsest grain of the rules that read each undeclared fact or measure, directly or through
 * lets, outcomes, populations and tables: a finer rule reads a coarser value, not the other way.
 */
export function inferGrains(contract: Contract): Map<AstNode, GrainId> {
  const grains = new Map<AstNode, GrainId>();
  for (const declaration of contract.declarations) {
    const grain = ruleGrain(declaration);
    if (grain !== undefined) reach(declaration, grain, new Set(), grains);
  }
  return grains;
}

function ruleGrain(node: AstNode): GrainId | undefined {
  switch (node.$type) {
    case 'Payment': case 'Pool': case 'RiskShare': return grainOf((node as unknown as { clauses: { $type: string }[] }).clauses);
    case 'Subcontract': {
      const pays = (node as unknown as { clauses: ({ $type: string; frequency?: never })[] }).clauses.find((c) => c.$type === 'SubcontractPays');
      return pays ? frequencyGrain(pays.frequency!) : 'year';
    }
    case 'Let': return (node as unknown as { grain?: GrainId }).grain;
    default: return undefined;
  }
}

function reach(node: AstNode, grain: GrainId, seen: Set<AstNode>, grains: Map<AstNode, GrainId>): void {
  if (seen.has(node)) return;
  seen.add(node);
  for (const inner of AstUtils.streamAst(node)) {
    for (const { reference } of AstUtils.streamReferences(inner)) {
      const target = 'ref' in reference ? reference.ref : undefined;
      if (target) reachTarget(target, grain, seen, grains);
    }
  }
}

function reachTarget(target: AstNode, grain: GrainId, seen: Set<AstNode>, grains: Map<AstNode, GrainId>): void {
  switch (target.$type) {
    case 'Fact': case 'SizeFact':
      if (declaredGrain(target as never) === undefined) coarsest(grains, target, grain);
      return reach(target, grain, seen, grains);
    case 'Measure':
      if (measureGrain(target as never) === undefined) coarsest(grains, target, grain);
      return;
    case 'Let':
      if ((target as unknown as { grain?: GrainId }).grain === undefined) reach(target, grain, seen, grains);
      return;
    case 'Outcome': case 'Population': case 'Curve': return reach(target, grain, seen, grains);
    case 'Table': return reach(target, grain, seen, grains);
    case 'Column': return reach(target.$container!.$container!, grain, seen, grains);
    default: return;
  }
}

function coarsest(grains: Map<AstNode, GrainId>, node: AstNode, grain: GrainId): void {
  const known = grains.get(node);
  if (known === undefined || GRAINS.indexOf(grain) > GRAINS.indexOf(known)) grains.set(node, grain);
}
