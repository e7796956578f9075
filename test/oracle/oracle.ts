import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A result of the oracle, or of a run that it refuses. */
export type OracleStep = Record<string, unknown> & { refused?: string; message?: string };

/** The oracle as a process that answers one line for each line. */
export interface Oracle {
  ask(document: object): Promise<OracleStep[]>;
  close(): void;
}

/** Starts the oracle: Python 3 and its standard library. */
export function startOracle(): Oracle {
  const child = spawn('python3', ['-B', '-m', 'oracle'], { cwd: dirname(fileURLToPath(import.meta.url)), stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: { resolve: (v: OracleStep[]) => void; reject: (e: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const got = JSON.parse(line) as OracleStep | OracleStep[];
    waiting.shift()?.resolve(Array.isArray(got) ? got : [got]);
  });
  child.on('exit', (code) => {
    for (const w of waiting.splice(0)) w.reject(new Error(`the oracle stopped with ${code}`));
  });
  return {
    ask: (document) => new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.stdin.write(`${JSON.stringify(document)}\n`);
    }),
    close: () => child.stdin.end(),
  };
}
