import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Bundles } from './bundles.ts';
import { heading, ms, tell, typical } from './report.ts';

const contract = path.resolve(import.meta.dirname, '../fixtures/stepping/practices.remit');
const MEMBERS = 400;
const TURNS = 5;
/** What an author waits for without wondering, in milliseconds. */
const SECOND = 1000;

/** From the launch of a debug session to its first stop, in a process of its own: one of many members, paid out of a sum that all share. */
export async function benchStepping({ command }: Bundles, scratch: string): Promise<boolean[]> {
  heading(`Stepping: from the launch to the first stop, ${MEMBERS} members, through the command over stdio (a process for each)`);
  const folder = path.join(scratch, 'stepping');
  mkdirSync(folder, { recursive: true });
  const facts = path.join(folder, 'facts.csv');
  writeFileSync(facts, `fact,period,member,value\n${Array.from({ length: MEMBERS }, (_, index) => `Points,2026/27,P${index},${index + 1}\nListSize,2026/27,P${index},${5000 + index}\n`).join('')}`);
  const all: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) all.push(await firstStop(command, { program: contract, facts, payment: 'Shared', period: '2026/27', member: 'P200' }));
  const time = typical(all);
  return [tell({ what: 'the first stop, of one second', ratio: time / SECOND, limit: { atMost: 1 }, note: ms(time) })];
}

function firstStop(command: string, launch: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, 'debug-adapter', '--stdio']);
    let [text, from] = ['', 0];
    const send = (seq: number, request: string, args: object): void => {
      const message = JSON.stringify({ seq, type: 'request', command: request, arguments: args });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
    };
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The session ended without a stop: ${text}`)));
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (from === 0 && text.includes('"command":"initialize"')) {
        from = performance.now();
        send(2, 'launch', launch);
        send(3, 'configurationDone', {});
      }
      if (!text.includes('"event":"stopped"')) return;
      const time = performance.now() - from;
      child.removeAllListeners('exit');
      child.kill();
      resolve(time);
    });
    send(1, 'initialize', { adapterID: 'remit' });
  });
}
