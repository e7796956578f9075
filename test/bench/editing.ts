import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { startLspProcess, type LspProcess } from '../helpers/lsp-client.ts';
import type { Bundles } from './bundles.ts';
import { heading, ms, tell, typical } from './report.ts';
import { contractText, importingText, libraryText } from './texts.ts';

const WARM_UP = 6;
const IMPORTERS = 500;
const VALUES = 40;

/** From an edit to the diagnostics of the edited file, through a real conversation, against stock Langium. */
export async function benchEditing(bundles: Bundles, scratch: string): Promise<boolean[]> {
  heading('Editing: from a change to the diagnostics of the changed file');
  return [await benchLongFile(bundles, scratch), await benchSharedFile(bundles, scratch)];
}

async function benchLongFile(bundles: Bundles, scratch: string): Promise<boolean> {
  const folder = path.join(scratch, 'long');
  const [file, text] = [path.join(folder, 'contract.remit'), contractText(1000)];
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  const versions = [text, text.replace('£13.50 per visit', '£13.75 per visit')];
  const { ours, stock } = await sideBySide(bundles, folder, { file, versions, edits: 20, pause: 400 });
  return tell({ what: 'a file of 1,000 lines, of stock Langium', ratio: ours / stock, limit: { atMost: 1 }, note: `${ms(ours)}, stock ${ms(stock)}` });
}

async function benchSharedFile(bundles: Bundles, scratch: string): Promise<boolean> {
  const folder = path.join(scratch, 'shared');
  mkdirSync(folder, { recursive: true });
  const [file, text] = [path.join(folder, 'shared.remit'), libraryText(VALUES)];
  writeFileSync(file, text);
  for (let index = 1; index <= IMPORTERS; index++) writeFileSync(path.join(folder, `contract${index}.remit`), importingText('./shared.remit', index, VALUES));
  const versions = [text, text.replace('= £1.25', '= £1.75')];
  const { ours, stock } = await sideBySide(bundles, folder, { file, versions, edits: 8, pause: 'until settled' });
  return tell({ what: `a file that ${IMPORTERS} others import, its exports unchanged, of stock`, ratio: ours / stock, limit: { atMost: 0.1 }, note: `${ms(ours)}, stock ${ms(stock)}` });
}

/** `pause`: milliseconds between edits, as of somebody who types; what a server does when it is idle it does then. */
interface Session { readonly file: string; readonly versions: readonly string[]; readonly edits: number; readonly pause: number | 'until settled' }

/** Both servers on one folder, edits taken in turn. */
async function sideBySide({ server, stockServer }: Bundles, folder: string, session: Session): Promise<{ ours: number; stock: number }> {
  const uri = pathToFileURL(session.file).href;
  const sessions: LspProcess[] = [];
  try {
    for (const bundle of [server, stockServer]) {
      const started = startLspProcess(process.execPath, [bundle, '--stdio']);
      sessions.push(started);
      await started.client.initialize({ workspace: folder });
      await started.client.open(uri, session.versions[0]!);
      await started.client.until('the first diagnostics', () => started.client.published.find(each => each.uri === uri));
      await settled(started);
    }
    const times: number[][] = [[], []];
    const warmUp = Math.min(WARM_UP, Math.ceil(session.edits / 3));
    for (let edit = 1; edit <= session.edits + warmUp; edit++) {
      for (const [which, { client }] of sessions.entries()) {
        const before = client.published.filter(each => each.uri === uri).length;
        const from = performance.now();
        await client.change(uri, session.versions[edit % session.versions.length]!);
        await client.until('diagnostics after a change', () => (client.published.filter(each => each.uri === uri).length > before ? true : undefined));
        if (edit > warmUp) times[which]!.push(performance.now() - from);
        await (session.pause === 'until settled' ? settled(sessions[which]!) : wait(session.pause));
      }
    }
    return { ours: typical(times[0]!), stock: typical(times[1]!) };
  } finally {
    await Promise.all(sessions.map(({ stop }) => stop()));
  }
}

/** Waits until a server has published nothing for a while. */
async function settled({ client }: LspProcess): Promise<void> {
  for (let count = -1; count !== client.published.length;) {
    count = client.published.length;
    await wait(500);
  }
}
