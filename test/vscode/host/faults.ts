import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What nobody may leave behind: promises that failed unseen, errors that nobody caught, and whatever else goes wrong in the extension. */
const fault = /rejected promise not handled|unhandled ?rejection|uncaught|activating extension 'remit|extension host .*(?:terminated|crashed)|\[remit\.remit-vscode\].*(?:error|failed)/i;

/** What VS Code says of itself: its git, when a test takes the folder away in which it was about to look, and what its window broke off. */
const foreign = /rejected promise not handled[^]*\b(?:spawn git ENOENT|Repository not initialized)|^\[page\] uncaught: Canceled$/;

/** Lines that tell of a fault. */
export function faultsIn(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line) => fault.test(line) && !foreign.test(line)))];
}

/** Lines of all logs below a folder. */
export function logLines(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .flatMap((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').split('\n').map((line) => `${entry.name}: ${line}`));
}
