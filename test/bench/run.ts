/** `npm run bench [payments|start-up|editing|linking|contracts|stepping|rules …]`: ratios taken in one run, each with its limit. Not a timed test: a busy machine may miss limits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import type { Bundles } from './bundles.ts';

const started = performance.now();
const scratch = mkdtempSync(path.join(tmpdir(), 'remit-bench-'));
const parts = process.argv.slice(2);
const wanted = (name: string): boolean => parts.length === 0 || parts.includes(name);
try {
  const kept: boolean[] = [];
  console.log(`node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'})`);
  if (wanted('payments')) kept.push(...await (await import('./execution.ts')).benchExecution(scratch));
  if (wanted('start-up') || wanted('editing') || wanted('contracts') || wanted('stepping')) {
    const bundles: Bundles = await (await import('./bundles.ts')).bundle(scratch);
    if (wanted('start-up')) kept.push(...await (await import('./start-up.ts')).benchStartUp(bundles, scratch));
    if (wanted('editing')) kept.push(...await (await import('./editing.ts')).benchEditing(bundles, scratch));
    if (wanted('stepping')) kept.push(...await (await import('./stepping.ts')).benchStepping(bundles, scratch));
    if (wanted('contracts')) kept.push(...(await import('./contracts.ts')).benchContracts(bundles, scratch));
  }
  if (wanted('linking')) kept.push(...(await import('./linking.ts')).benchLinking());
  if (wanted('rules')) kept.push(...(await import('./rules.ts')).benchRules());
  const missed = kept.filter(each => !each).length;
  console.log(`\n${missed === 0 ? 'Every limit is kept' : `${missed} of ${kept.length} figures miss their limits`}, in ${Math.round((performance.now() - started) / 1000)} s.`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
