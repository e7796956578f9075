import { spawn } from 'node:child_process';
import { UsageError } from '../usage-error.ts';

/** Larger answers than this are not of contracts. */
const MOST_BYTES = 1024 ** 3;

/**
 * Runs git without a shell, and without anything that writes or asks the network.
 *
 * @throws UsageError where there is no git
 * @returns what it wrote; `ok` is false where it answered with an error, told in `error`
 */
export async function git(args: readonly string[], cwd: string, env: Readonly<Record<string, string | undefined>>, input?: string): Promise<{ ok: boolean; output: Buffer; error: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], {
      cwd, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } as NodeJS.ProcessEnv,
    });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) child.kill();
      else output.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    // Git may end before it has read all; how it ended says why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? noGit() : error));
    child.on('close', (code) => resolve({ ok: code === 0 && size <= MOST_BYTES, output: Buffer.concat(output), error: Buffer.concat(errors).toString('utf8').trim() }));
    child.stdin.end(input ?? '');
  });
}

function noGit(): UsageError {
  return new UsageError('There is no git here, so another revision cannot be read.', 'Install git, or name two files or folders: remit compare OLD NEW.');
}
