import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { CodeServer } from './code-server.ts';

/** A running VS Code server. */
export interface ServerProcess {
  port: number;
  /** Rejects when the server ends by itself; never resolves. */
  died: Promise<never>;
  /** The last of what the server printed. */
  log(): string;
  stop(): Promise<void>;
}

/** Environment for the server: nothing of an editor we may run inside, and its sockets and logs inside `userData`. */
export function serverEnvironment(userData: string): NodeJS.ProcessEnv {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_') && name !== 'CODE_SERVER_PARENT_PID'),
  );
  // Short, because the path of a Unix socket ends at 108 characters.
  const temporary = path.join(userData, 't');
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  return { ...env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary };
}

/**
 * Starts the server on a free port and answers when it accepts connections.
 *
 * @param isRestricted folders are not trusted until somebody says so
 */
export async function startServerProcess(server: CodeServer, userData: string, extensions: string, isRestricted = false): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(
    server.node,
    [
      server.main,
      '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms',
      '--enable-smoke-test-driver', ...(isRestricted ? [] : ['--disable-workspace-trust']), '--disable-telemetry', '--disable-experiments',
      '--server-data-dir', userData, '--extensions-dir', extensions,
    ],
    { env: serverEnvironment(userData), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let log = '';
  const collect = (chunk: Buffer): void => {
    log = (log + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  let stopping = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const died = gone.then(() => (stopping ? new Promise<never>(() => {}) : Promise.reject(new Error(`the VS Code server ended early\n${log}`))));
  died.catch(() => {});
  const stop = async (): Promise<void> => {
    stopping = true;
    child.kill('SIGTERM');
    await Promise.race([gone, delay(5000)]);
    child.kill('SIGKILL');
    // Its extension hosts notice a little later, and until then still write into their folders.
    await delay(500);
  };
  await Promise.race([died, answers(port)]).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, died, log: () => log, stop };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

async function answers(port: number): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/version`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  throw new Error('the VS Code server did not answer within 60 seconds');
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
