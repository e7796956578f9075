import type { Finding } from './finding.ts';

/** Findings that say the same of several places, as one at the first of them that counts the others. They are about lines then, not about one value. */
export function gathered(findings: readonly Finding[]): Finding[] {
  const bySaying = new Map<string, { finding: Finding; others: number }>();
  for (const { column: _, ...finding } of findings) {
    const saying = `${finding.code} ${finding.severity} ${finding.message}`;
    const known = bySaying.get(saying);
    if (known) known.others++; else bySaying.set(saying, { finding, others: 0 });
  }
  return [...bySaying.values()].map(({ finding, others }) => (others === 0 ? finding : { ...finding, message: `${finding.message} (And so in ${others} more ${others === 1 ? 'place' : 'places'}.)` }));
}
