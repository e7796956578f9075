import { spawnSync } from 'node:child_process';
import { globSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { heading, ms, tell } from './report.ts';
import type { RuleTimes } from './rules-time.ts';
import type { WorkspaceTimes } from './workspace-time.ts';

const models = path.resolve(import.meta.dirname, '../../examples/care-models');
const CONTRACTS = 1_000;

/** What the rules for reviewers cost, and what an edit costs in a large workspace. */
export function benchRules(): boolean[] {
  return [...benchCost(), ...benchParties(), ...benchWorkspace()];
}

function benchCost(): boolean[] {
  heading('Rules: all of them together, against parsing and linking the same file (processor time)');
  const groups = readdirSync(models).filter((name) => /^0[1-8]/.test(name)).sort().map((name) => {
    const files = globSync('**/*.remit', { cwd: path.join(models, name) }).map((file) => path.join(models, name, file));
    return files.sort((one, other) => one.split(path.sep).length - other.split(path.sep).length || (one < other ? -1 : 1));
  });
  const alone = times<RuleTimes[]>('rules-time.ts', ['alone', JSON.stringify(groups)]);
  const [dearest] = [...alone].sort((one, other) => other.rules / other.read - one.rules / one.read);
  const [long] = times<RuleTimes[]>('rules-time.ts', ['long', '10000']);
  return [
    tell({ what: `the dearest of the ${alone.length} care models`, ratio: dearest!.rules / dearest!.read, limit: { atMost: 1 }, note: `${path.basename(path.dirname(dearest!.name))}: rules ${ms(dearest!.rules)}, parsing and linking ${ms(dearest!.read)}` }),
    tell({ what: 'a contract of 10,000 lines with a profile', ratio: long!.rules / long!.read, limit: { atMost: 1 }, note: `rules ${ms(long!.rules)}, parsing and linking ${ms(long!.read)}` }),
  ];
}

function benchParties(): boolean[] {
  heading('Rules: time for each party as their number grows from 600 to 3,000');
  const kinds = [
    ['circles of ten that subcontract to each other', 'network'],
    ['one circle of owners that pay each other, an interest in each', 'circle'],
    ['evaluators that belong to payees', 'evaluators'],
  ] as const;
  return kinds.map(([what, kind]) => {
    const [few, many] = times<[RuleTimes, RuleTimes]>('rules-time.ts', [kind, '600', '3000']);
    return tell({ what, ratio: many.rules / few.rules / 5, limit: { atMost: 1.5 }, note: `${ms(few.rules)} → ${ms(many.rules)}, parsing and linking ${ms(few.read)} → ${ms(many.read)}` });
  });
}

function benchWorkspace(): boolean[] {
  heading(`Rules: an edit in a workspace of ${CONTRACTS.toLocaleString('en')} contracts that share a library (processor time)`);
  const { one, many, openFirst, whole } = times<WorkspaceTimes>('workspace-time.ts', [String(CONTRACTS)]);
  return [
    tell({ what: 'an edit of one contract, of the same in a workspace of one', ratio: many / one, limit: { atMost: 1.5 }, note: `${ms(many)}, alone ${ms(one)}` }),
    tell({ what: 'an edit of the library: the open file, of all', ratio: openFirst / whole, limit: { atMost: 0.25 }, note: `${ms(openFirst)} until the open file is checked, ${ms(whole)} until all are` }),
  ];
}

function times<T>(script: string, given: readonly string[]): T {
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(import.meta.dirname, script), ...given], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
