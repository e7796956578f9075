import type { Program } from '@remit/program';

/** Tells of a line the periods of its grain, in order. */
export function periodOrders({ lines, periods }: Program): (line: string) => readonly string[] {
  const grains = new Map(lines.map(({ id, grain }) => [id, grain]));
  const byGrain = new Map<string, string[]>();
  for (const { id, grain } of periods) byGrain.set(grain, [...(byGrain.get(grain) ?? []), id]);
  return (line) => byGrain.get(grains.get(line) ?? '') ?? [];
}
