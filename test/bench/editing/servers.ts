import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startLspProcess, type LspClient, type LspProcess } from '../../helpers/lsp-client.ts';
import type { Bundles } from '../bundles.ts';

/** A file that is open, and the texts that it is changed to in turn. */
export interface Edited { readonly file: string; readonly versions: readonly string[] }

/** Megabytes of memory. */
export interface Memory { readonly heap: number; readonly before: number; readonly after: number }

/** Ours and stock Langium, both in conversation about one folder. */
export interface Servers {
  readonly ours: Server;
  readonly stock: Server;
}

/** One of the two, as an editor has it. */
export class Server {
  readonly process: LspProcess;
  private readonly edited: Edited;
  private turn = 0;

  constructor(process: LspProcess, edited: Edited) {
    this.process = process;
    this.edited = edited;
  }

  get client(): LspClient {
    return this.process.client;
  }

  /** Address of the file that is changed. */
  get uri(): string {
    return pathToFileURL(this.edited.file).href;
  }

  /** Changes the file; nothing is waited for. */
  change(): void {
    this.turn += 1;
    const { versions } = this.edited;
    void this.client.change(this.uri, versions[this.turn % versions.length]!);
  }

  /** Changes the file; milliseconds until its findings have come, and, where another file is named, those of that one. */
  async findings(other?: string): Promise<{ own: number; other: number }> {
    const since = this.client.published.length;
    const from = performance.now();
    const come = async (uri: string): Promise<number> => {
      await this.client.until('findings after a change', () => this.client.published.slice(since).find((each) => each.uri === uri));
      return performance.now() - from;
    };
    this.change();
    const [own, others] = await Promise.all([come(this.uri), other === undefined ? 0 : come(pathToFileURL(other).href)]);
    return { own, other: others };
  }

  /** Changes the file and asks something about a place of it at once; milliseconds until the answer has come, and whether it says anything. */
  async answer(method: string, line: number, character: number): Promise<{ time: number; isEmpty: boolean }> {
    const from = performance.now();
    this.change();
    const answer = await this.client.at<unknown>(method, this.uri, line, character);
    return { time: performance.now() - from, isEmpty: answer === null };
  }

  /** Waits until the server has published nothing for a while. */
  async settled(): Promise<void> {
    for (let count = -1; count !== this.client.published.length;) {
      count = this.client.published.length;
      await wait(700);
    }
  }

  /** What the server holds, in megabytes: of memory for values and bytes once nothing is left to be collected, and of the computer before that is collected and after. */
  async memory(scratch: string): Promise<Memory> {
    const file = path.join(scratch, `memory-${this.process.server.pid}.json`);
    writeFileSync(file, '');
    this.process.server.kill('SIGUSR2');
    for (;;) {
      const text = readFileSync(file, 'utf8');
      if (text.endsWith('\n')) return JSON.parse(text) as Memory;
      await wait(50);
    }
  }
}

/** Starts both servers on a folder, with a file and others open, and does something with them. Tells of memory only where `scratch` is given. */
export async function withServers<T>({ server, stockServer }: Bundles, { folder, edited, others = [], scratch }: { folder: string; edited: Edited; others?: readonly string[]; scratch?: string }, work: (servers: Servers) => Promise<T>): Promise<T> {
  const started: Server[] = [];
  try {
    for (const bundle of [server, stockServer]) {
      const one = new Server(startLspProcess(process.execPath, [...(scratch === undefined ? [] : ['--require', memoryProbe(scratch)]), bundle, '--stdio']), edited);
      started.push(one);
      await one.client.initialize({ workspace: folder });
      for (const other of others) await one.client.open(pathToFileURL(other).href, readFileSync(other, 'utf8'));
      await one.client.open(one.uri, edited.versions[0]!);
      await one.client.until('the first findings', () => one.client.published.find((each) => each.uri === one.uri));
      await one.settled();
    }
    return await work({ ours: started[0]!, stock: started[1]! });
  } finally {
    await Promise.all(started.map(({ process: { stop } }) => stop()));
  }
}

/** A script that a server loads first: told to, it collects what is left to be collected, and writes what it holds then. */
function memoryProbe(scratch: string): string {
  const file = path.join(scratch, 'memory-probe.cjs');
  writeFileSync(file, `require('node:v8').setFlagsFromString('--expose-gc');
const collect = require('node:vm').runInNewContext('gc');
process.on('SIGUSR2', () => {
  const before = process.memoryUsage().rss / 1e6;
  collect();
  collect();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  require('node:fs').writeFileSync(require('node:path').join(${JSON.stringify(scratch)}, 'memory-' + process.pid + '.json'), JSON.stringify({ heap: (heapUsed + arrayBuffers) / 1e6, before, after: rss / 1e6 }) + '\\n');
});
`);
  return file;
}
