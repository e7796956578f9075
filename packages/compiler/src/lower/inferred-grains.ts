/** Grain of facts and measures that do not say one: that of the rules that read them. */
import { AstUtils, type AstNode } from 'langium';
import type { GrainId } from '@remit/program';
import type { Contract, Subcontract } from '@remit/language/ast';
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
  const reached = new Map<GrainId, Set<AstNode>>();
  for (const declaration of contract.declarations) {
    const grain = ruleGrain(declaration);
    if (grain === undefined) continue;
    const seen = reached.get(grain) ?? new Set();
    reached.set(grain, seen);
    reach(declaration, grain, seen, grains);
  }
  return grains;
}

function ruleGrain(node: AstNode): GrainId | undefined {
  switch (node.$type) {
    case 'Payment': case 'Pool': case 'RiskShare': case 'Withhold': case 'PersonalBudget': case 'Choice': return grainOf((node as unknown as { clauses: { $type: string }[] }).clauses);
    case 'Subcontract': {
      const pays = (node as Subcontract).clauses.filter((c) => c.$type === 'SubcontractPays').map((c) => frequencyGrain(c.frequency));
      return pays.length > 0 ? GRAINS.find((grain) => pays.includes(grain)) : 'year';
    }
    case 'Let': return (node as unknown as { grain?: GrainId }).grain;
    default: return undefined;
  }
}

/** Goes through all that a rule reads. `seen` holds what has been gone through for rules of that grain. */
function reach(start: AstNode, grain: GrainId, seen: Set<AstNode>, grains: Map<AstNode, GrainId>): void {
  const next = [start];
  for (let node = next.pop(); node; node = next.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const inner of AstUtils.streamAst(node)) {
      for (const { reference } of AstUtils.streamReferences(inner)) {
        const target = 'ref' in reference ? reference.ref : undefined;
        const through = target && reachTarget(target, grain, grains);
        if (through) next.push(through);
      }
    }
  }
}

/** Notes the grain of what is read; gives what is to be gone through in turn. */
function reachTarget(target: AstNode, grain: GrainId, grains: Map<AstNode, GrainId>): AstNode | undefined {
  switch (target.$type) {
    case 'Fact': case 'SizeFact':
      if (declaredGrain(target as never) === undefined) coarsest(grains, target, grain);
      return target;
    case 'Measure':
      if (measureGrain(target as never) === undefined) coarsest(grains, target, grain);
      return undefined;
    case 'Let': return (target as unknown as { grain?: GrainId }).grain === undefined ? target : undefined;
    case 'Outcome': case 'Population': case 'Curve': case 'Table': return target;
    case 'Column': return target.$container!.$container!;
    default: return undefined;
  }
}

function coarsest(grains: Map<AstNode, GrainId>, node: AstNode, grain: GrainId): void {
  const known = grains.get(node);
  if (known === undefined || GRAINS.indexOf(grain) > GRAINS.indexOf(known)) grains.set(node, grain);
}
