import { expect, it } from 'vitest';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './support/client.ts';
import { Folder } from '../cli/support/run.ts';

const main = path.join(root, 'packages/cli/src/main.ts');

/** Frames a message as editors do. */
const framed = (message: unknown): string => {
  const text = JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

/** The messages of a stream. */
function unframed(stream: string): Record<string, unknown>[] {
  const bytes = Buffer.from(stream);
  const all: Record<string, unknown>[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = bytes.indexOf('\r\n\r\n', at) + 4;
    const length = Number(/Content-Length: (\d+)/.exec(bytes.subarray(at, start).toString())![1]);
    all.push(JSON.parse(bytes.subarray(start, start + length).toString()) as Record<string, unknown>);
    at = start + length;
  }
  return all;
}

it('is spoken to over the standard streams, and ends when the editor disconnects', async () => {
  const child = spawn(process.execPath, [main, 'debug-adapter', '--stdio'], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { err += text; });
  const requests = [
    ['initialize', { adapterID: 'remit' }], ['launch', { program: 'examples/northshire-diabetes/northshire-diabetes.remit', scenario: 'All targets met in the first year', payment: 'Quality', period: '2026/27' }],
    ['configurationDone'], ['stackTrace', { threadId: 1 }], ['continue', { threadId: 1 }], ['disconnect'],
  ] as const;
  child.stdin.write(requests.map(([command, args], index) => framed({ seq: index + 1, type: 'request', command, ...(args ? { arguments: args } : {}) })).join(''));
  const code = await new Promise<number | null>((resolve) => { child.once('exit', resolve); });
  expect([code, err]).toEqual([0, '']);
  const messages = unframed(out);
  expect(messages.filter(({ type }) => type === 'response').map(({ command, success }) => `${String(command)} ${String(success)}`)).toEqual(requests.map(([command]) => `${command} true`));
  expect(messages.find(({ command }) => command === 'stackTrace')).toMatchObject({ body: { stackFrames: [{ name: '1. Whole-population payment, April 2026 to March 2027 (12 × £2,673,000.00) comes to £32,076,000.00' }, {}, {}, {}, { name: 'Outcome payment, 2026/27' }] } });
  const outputs = messages.filter(({ event }) => event === 'output').map(({ body }) => (body as { output: string }).output);
  expect(outputs.at(-1)).toBe('Outcome payment, 2026/27, is £2,566,080.00, due 29 July 2027, from NHS Northshire Integrated Care Board to Northshire Care Partnership.\n');
});

it('wants to be told how to speak', async () => {
  expect(await new Folder().remit('debug-adapter')).toEqual({ code: 2, stdout: '', stderr: 'Wrong use  The debug adapter needs a way to speak.\n  Run: remit debug-adapter --stdio\n' });
});
