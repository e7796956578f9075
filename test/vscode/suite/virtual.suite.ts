import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { after, codeOf, showAt, textOnDisk, until } from './editor.ts';
import { MemoryFiles } from './memory-files.ts';

const scheme = 'vscode-vfs';
const address = (path: string): vscode.Uri => vscode.Uri.from({ scheme, authority: 'remit', path });

async function listed(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  const now = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  return until(() => `${count} finding(s) in ${uri.path}; there are: ${now().map(({ message }) => message).join(' | ')}`, () => (now().length === count ? now() : undefined));
}

/** Contracts on a file system that neither the server nor its computer knows: it lies in the memory of an extension. */
export function defineVirtual(): void {
  describe('contracts in a repository that was never copied to this computer', () => {
    it('reads what they import, libraries of the project among it, and the settings of the project', async () => {
      const contract = await textOnDisk('contract.remit');
      const files = new MemoryFiles({
        '/care/remit.json': '{ "libraries": ["@care/measures"] }',
        '/care/contract.remit': contract.replace('"./library/measures.remit"', '"@care/measures/measures.remit"'),
        '/care/broken.remit': 'import "@care/unheard/measures.remit"\nimport "./library/local.remit"\nimport "std/mssp.remit"\n',
        '/care/library/local.remit': (await textOnDisk('library/measures.remit')).replace('AtTarget', 'Local'),
        '/care/node_modules/@care/measures/measures.remit': await textOnDisk('library/measures.remit'),
      });
      const registration = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: false, isCaseSensitive: true });
      try {
        const { document } = await showAt(address('/care/broken.remit'));
        const [unheard] = await listed(document.uri, 1);
        assert.equal(codeOf(unheard!), 'IMP-007');
        assert.match(unheard!.message, /@care\/unheard/);

        const editor = await showAt(address('/care/contract.remit'));
        const sound = editor.document;
        const places = await until('the way to the library', async () => {
          const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', sound.uri, after(sound, 'measured by At'));
          return found.length > 0 ? found : undefined;
        });
        const place = places[0]!;
        assert.equal(('targetUri' in place ? place.targetUri : place.uri).toString(), address('/care/node_modules/@care/measures/measures.remit').toString());
        await listed(sound.uri, 0);

        await editor.edit((edit) => edit.insert(after(sound, '8% of Cor'), 'k'));
        const [finding] = await listed(sound.uri, 1);
        assert.equal(sound.getText(finding!.range), 'Corke');
        await sound.save();
        assert.match(files.text('/care/contract.remit'), /8% of Corke/);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        // What no editor shows and no folder holds is in nobody's view.
        await listed(sound.uri, 0);
      } finally {
        registration.dispose();
      }
    });
  });
}
