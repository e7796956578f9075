import { after as atEnd, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import varied from '../../../examples/northshire-diabetes-with-variation/northshire-diabetes-with-variation.remit';
import measures from '../../../examples/northshire-diabetes/library/diabetes-measures.remit';
import { chooseTab, found, previewOf, putAway, show } from './preview-page.ts';
import { click, isDriven, picture, press, shown } from './window.ts';

const contract = 'varied/northshire-diabetes-with-variation.remit';

/** The preview of a contract that was varied. */
export function definePreviewVersions(): void {
  describe('versions in the preview', () => {
    before(() => previewOf({ 'northshire-diabetes/library/diabetes-measures.remit': measures, [contract]: varied }));

    atEnd(() => putAway('varied', 'northshire-diabetes'));

    it('are those in force, and are chosen above the tabs', async () => {
      await shown('#preview h1', /as varied$/);
      await chooseTab('Summary');
      await shown('#preview .version', /^As varied from 1 January 2028 by variation 3 \(“More for results, and the Council joins”\)\.$/);
      await shown('#preview main', /£1,344 per person/);
      await shown('#preview .head label', /^Version\s+As first agreed\s+Variation 2, from 1 October 2027\s+Variation 3, from 1 January 2028$/);
      if (await isDriven()) {
        await click('Summary', '#preview [role=tab]');
        await press('Shift+Tab');
        await press('Home');
        await shown('#preview .version', /^As first agreed, in force until 30 September 2027\.$/);
        await shown('#preview main', /£1,320 per person/);
        await picture('preview-version');
        await chooseTab('Money');
        await shown('#preview .tools label', /^Year\s+2026\/27\s+2027\/28$/);
        await found('#preview svg [aria-label*="in 2026/27"]');
        await picture('preview-version-money');
        // Of a text with errors no other version can be shown, and none is said to be.
        const editor = await show(contract);
        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '((( '));
        await shown('#preview .note', /contract as it was before them/);
        await click('Summary', '#preview [role=tab]');
        await press('Shift+Tab');
        await press('End');
        await shown('#preview .head select[data-choice=version] option:checked', /^As first agreed$/);
        await shown('#preview main', /£1,320 per person/);
        await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    });
  });
}
