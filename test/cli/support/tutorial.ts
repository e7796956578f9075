import type { Folder } from './run.ts';

/** A command of the page, what it shows, and what came out. */
export interface Shown { command: string; shown: string; printed: string }

/**
 * Goes through the blocks of a page in their order: files are written, added to and changed as they say, commands are run.
 * `add` puts text before the end of the contract, `append` at the end of the file; a `diff` replaces what stands once.
 */
export async function follow(page: string, folder: Folder): Promise<Shown[]> {
  const results: Shown[] = [];
  for (const [, info, body] of page.matchAll(/^```([^\n]+)\n([\s\S]*?)^```$/gm)) {
    const [kind, file, how] = info!.split(' ');
    if (kind === 'console') results.push(...await run(body!, folder));
    else folder.write(file!, changed(kind === 'diff' ? 'diff' : how, how || kind === 'diff' ? folder.read(file!) : '', body!));
  }
  return results;
}

function changed(how: string | undefined, before: string, text: string): string {
  if (how === undefined) return text;
  if (how === 'append') return before.endsWith('}\n') ? `${before}\n${text}` : `${before}${text}`;
  if (how === 'add') return replaced(before, '\n}\n', `\n${text}}\n`);
  const lines = text.split('\n').slice(0, -1);
  const side = (sign: string) => lines.filter((line) => line[0] === sign || line[0] === ' ').map((line) => `${line.slice(1)}\n`).join('');
  return replaced(before, side('-'), side('+'));
}

/** Puts text in the place of what stands there, in the contract, which comes before its scenarios. */
function replaced(before: string, old: string, text: string): string {
  const at = before.indexOf(old);
  if (at < 0) throw new Error(`The file does not have\n${old}`);
  return before.slice(0, at) + text + before.slice(at + old.length);
}

async function run(body: string, folder: Folder): Promise<Shown[]> {
  const results: Shown[] = [];
  for (const part of body.split(/^\$ npx remit /m).slice(1)) {
    const end = part.indexOf('\n');
    const command = part.slice(0, end);
    const { stdout, stderr } = await folder.remit(...command.split(' '));
    results.push({ command, shown: part.slice(end + 1), printed: `${stdout}${stderr}`.replaceAll(`${folder.path}/`, '') });
  }
  return results;
}

/** What is shown, as a pattern: `…` stands for anything. */
export function patternOf(shown: string): RegExp {
  return new RegExp(`^${shown.split('…').map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\s\\S]*?')}$`);
}

/** The page with what was printed in the place of what is shown; hashes are left out. */
export function refilled(page: string, steps: readonly Shown[]): string {
  const left = [...steps];
  return page.replace(/^```console\n([\s\S]*?)^```$/gm, (_, body: string) => {
    const parts = [...body.matchAll(/^\$ /gm)].map(() => left.shift()!);
    return `\`\`\`console\n${parts.map(({ command, printed }) => `$ npx remit ${command}\n${printed}`).join('')}\`\`\``.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…');
  });
}
