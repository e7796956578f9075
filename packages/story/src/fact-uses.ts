import type { Program } from '@remit/program';

/** By id of a fact or judgement: the payments that rest on it, directly or through values and other payments, in the order of the contract. */
export function factUses(program: Program): ReadonlyMap<string, readonly string[]> {
  return usesOf(program, () => true);
}

/** Ids of the facts and judgements for which a payment is held while a value is missing: not those for which something else is taken then, nor those that stay as they were at a review. */
export function factsNeeded(program: Program): ReadonlySet<string> {
  return new Set(usesOf(program, isNeeded).keys());
}

/** Whether a part of an expression must be known. */
function isNeeded({ op, args }: { op: unknown; args: unknown }, part: unknown): boolean {
  if (op === 'orElse' && Array.isArray(args)) return part === args.at(-1);
  return op !== 'isMissing' && op !== 'atReview' && op !== 'missing';
}

type Follows = (node: { op: unknown; args: unknown }, part: unknown) => boolean;

/** Ids of the facts and judgements that must have come by a day, after which the contract goes by something else. */
export function factsWithDeadline(program: Program): ReadonlySet<string> {
  const waiting = nodesIn([program.vars, program.lines, program.funds, program.checks]).filter((node) => node.get('op') === 'deadline').map((node) => node.get('arg'));
  const reads = new Map([...program.vars.map((each) => [`value ${each.id}`, readIn(each.expr, () => true)] as const), ['start', readIn(waiting, () => true)] as const]);
  return new Set([...reachedFrom('start', reads)].flatMap((name) => (name.startsWith('fact ') ? [name.slice(5)] : [])));
}

function usesOf(program: Program, follows: Follows): Map<string, string[]> {
  const reads = new Map<string, ReadonlySet<string>>();
  for (const each of program.vars) reads.set(`value ${each.id}`, readIn(each.expr, follows));
  for (const line of program.lines) {
    const { from, id } = line;
    const fund = 'fund' in from ? program.funds.find((each) => each.id === from.fund) : undefined;
    const checks = program.checks.filter(({ severity, lines }) => severity === 'block' && (lines === undefined || lines.includes(id)));
    reads.set(`line ${id}`, readIn([line, fund, checks.map(({ expr }) => expr)], follows));
  }
  const uses = new Map<string, string[]>();
  for (const { id } of program.lines) {
    for (const name of reachedFrom(`line ${id}`, reads)) {
      if (!name.startsWith('fact ')) continue;
      const lines = uses.get(name.slice(5)) ?? [];
      uses.set(name.slice(5), [...lines, id]);
    }
  }
  return uses;
}

/** What a part of a program reads: "fact A", "value B", "line C". Expressions are told by their `op`, wherever they stand. */
function readIn(part: unknown, follows: Follows): Set<string> {
  const names = new Set<string>();
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    if (Array.isArray(one)) return one.forEach(look);
    const node = new Map(Object.entries(one));
    const [op, id] = [node.get('op'), node.get('id')];
    if (op === 'fact' || op === 'decided') names.add(`fact ${String(id)}`);
    else if (op === 'var') names.add(`value ${String(id)}`);
    else if (op === 'line') names.add(`line ${String(id)}`);
    else if (op === 'earned') names.add(`line ${String(node.get('line'))}`);
    // A date may wait for a decision that is named, not read.
    if (typeof node.get('unless') === 'string') names.add(`value ${String(node.get('unless'))}`).add(`fact ${String(node.get('unless'))}`);
    const args = node.get('args');
    for (const child of Array.isArray(args) ? [...args, ...[...node.values()].filter((each) => each !== args)] : node.values()) if (follows({ op, args }, child)) look(child);
  };
  look(part);
  return names;
}

/** All objects in a part of a program. */
function nodesIn(part: unknown): ReadonlyMap<string, unknown>[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(nodesIn);
  const node = new Map(Object.entries(part));
  return [node, ...[...node.values()].flatMap(nodesIn)];
}

function reachedFrom(start: string, reads: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([start]);
  for (const name of reached) for (const next of reads.get(name) ?? []) reached.add(next);
  return reached;
}
