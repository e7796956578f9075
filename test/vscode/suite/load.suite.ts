import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { contractText } from '../../bench/texts.ts';
import { after, codeOf, file, revert, show, until, write } from './editor.ts';
import { extension, readyServer } from './server.ts';

const LINES = 40_000;
const FILES = 1_000;
/** A text of so many lines is read in seconds, on a busy computer in many. */
const patience = 180_000;

/** Files longer, and folders larger, than any author has: the editor stays usable, and findings come right. */
export function defineLoad(): void {
  describe('load', () => {
    it(`finds what is wrong in ${LINES.toLocaleString('en')} lines, and follows edits of them`, async function () {
      this.timeout(2 * patience);
      const before = await files();
      const sound = contractText(LINES, 'Long');
      const last = sound.lastIndexOf('from Board to Trust');
      await write('long.remit', `${sound.slice(0, last)}from Board to Trusst${sound.slice(last + 'from Board to Trust'.length)}`);
      const [closed] = await found('long.remit', 1);
      const { document, edit } = await shown('long.remit');
      assert.equal(document.getText(closed!.range), 'Trusst');
      await edit((change) => change.insert(new vscode.Position(0, 0), '// a note\n'));
      const [moved] = await found('long.remit', 1, ({ range }) => range.start.line === closed!.range.start.line + 1);
      assert.equal(document.getText(moved!.range), 'Trusst');
      const at = after(document, 'from Board to Truss');
      await edit((change) => change.delete(new vscode.Range(at.translate(0, -1), at)));
      await found('long.remit', 0);
      await revert();
      await vscode.workspace.fs.delete(file('long.remit'));
      await found('long.remit', 0);
      await counted(before);
    });

    it(`takes in ${FILES.toLocaleString('en')} files that come at once, checks an edit among them, and forgets them`, async function () {
      this.timeout(2 * patience);
      const before = await files();
      const texts = Array.from({ length: FILES }, (_, index) => contractText(30, `Many${index}`));
      texts[700] = texts[700]!.replace('from Board to Trust', 'from Board to Trusst');
      await Promise.all(texts.map((text, index) => write(`many/c${index}.remit`, text)));
      await counted(before + FILES);
      await found('many/c700.remit', 1);
      const { document, edit } = await shown('many/c700.remit');
      const at = after(document, 'Truss');
      await edit((change) => change.delete(new vscode.Range(at.translate(0, -1), at)));
      await found('many/c700.remit', 0);
      await revert();
      await found('many/c700.remit', 1);
      await vscode.workspace.fs.delete(file('many'), { recursive: true });
      await counted(before);
      await found('many/c700.remit', 0);
    });
  });
}

/** How many files the server that is ready has checked. */
async function files(): Promise<number> {
  const { status } = await extension();
  await readyServer();
  return (status()?.projects ?? []).reduce((sum, project) => sum + project.files, 0);
}

/** Waits until it has checked so many. */
async function counted(wanted: number): Promise<void> {
  let last = 0;
  await until(() => `${wanted} files that are checked; there are ${last}`, async () => ((last = await files()) === wanted ? true : undefined), patience / 2);
}

async function shown(name: string): Promise<{ document: vscode.TextDocument; edit: vscode.TextEditor['edit'] }> {
  const editor = await show(name);
  return { document: editor.document, edit: (change) => editor.edit(change) };
}

/** The errors of a file once there are so many, all of a name that is unknown, and as wanted. */
async function found(name: string, count: number, isWanted: (one: vscode.Diagnostic) => boolean = () => true): Promise<vscode.Diagnostic[]> {
  const errors = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(file(name)).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  const said = (): string => errors().slice(0, 5).map((one) => `${one.range.start.line + 1}: ${codeOf(one)} ${one.message}`).join(' | ');
  return until(() => `${count} errors in ${name}; there are ${errors().length}: ${said()}`, () => {
    const all = errors();
    return all.length === count && all.every((one) => codeOf(one) === 'REF-001' && isWanted(one)) ? all : undefined;
  }, patience);
}
