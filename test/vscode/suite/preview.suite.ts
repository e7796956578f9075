import { after as atEnd, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import northshire from '../../../examples/northshire-diabetes/northshire-diabetes.remit';
import measures from '../../../examples/northshire-diabetes/library/diabetes-measures.remit';
import { after, file, findings, textOnDisk, until, write } from './editor.ts';
import { chooseTab, found, openPreview, previewOf, previewTabs, putAway, show } from './preview-page.ts';
import { crashServer } from './server.ts';
import { click, isDriven, picture, press, read, shown } from './window.ts';

const contract = 'preview/northshire-diabetes.remit';
const library = 'preview/library/diabetes-measures.remit';
const hostile = 'preview/hostile.remit';
const tabs = ['Summary', 'Money', 'Delivery', 'Timeline', 'Curves', 'Interests', 'Findings'];
const themes = [['Default Light Modern', 'light'], ['Default Dark Modern', 'dark'], ['Default High Contrast', 'high-contrast'], ['Default High Contrast Light', 'high-contrast-light']] as const;

/** Puts the cursor behind a text, as an author does. */
function goTo(editor: vscode.TextEditor, text: string): void {
  const place = after(editor.document, text);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Waits until the cursor is in a line with such a text. */
async function cursorIn(expected: string): Promise<vscode.TextEditor> {
  const line = (): string => {
    const editor = vscode.window.activeTextEditor;
    return editor ? editor.document.lineAt(editor.selection.active.line).text : '(no editor)';
  };
  return until(() => `the cursor in “${expected}”; it is in “${line()}”`, () => (line().includes(expected) ? vscode.window.activeTextEditor : undefined));
}

/** The preview of a contract, beside its text. */
export function definePreview(): void {
  describe('the preview', () => {
    before(() => previewOf({ [library]: measures, [contract]: northshire }));

    atEnd(() => putAway('preview'));

    it('opens beside the text, once, and tells the contract', async () => {
      await openPreview();
      const [tab] = previewTabs();
      assert.equal(tab!.group.viewColumn, 2);
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
      await shown('#preview main', /NHS Northshire Integrated Care Board commissions Northshire Care Partnership/);
      assert.equal(previewTabs()[0]!.label, 'Preview northshire-diabetes.remit');
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, file(contract).path, 'the focus stays in the text');
    });

    it('has a picture for each tab', async () => {
      for (const name of ['Money', 'Delivery', 'Timeline', 'Curves', 'Interests']) {
        await chooseTab(name);
        await found('#preview svg.remit-picture');
        await found('#preview svg [role=link][tabindex="0"]');
        await found('#preview .wider:not([hidden])', false);
      }
      await chooseTab('Findings');
      await shown('#preview main', /There are no findings\.|note|warning/);
    });

    it('outlines what is at the cursor, and goes to the text of what is pressed', async () => {
      const editor = await show(contract);
      await chooseTab('Money');
      goTo(editor, 'payment Quality');
      await found('#preview svg .is-at[aria-label*="Outcome payment"]');
      await found('#preview svg .is-at[aria-label*="Whole-population payment: "]', false);
      goTo(editor, 'payment Core');
      await found('#preview svg .is-at[aria-label*="Whole-population payment"]');
      if (!(await isDriven())) return;
      await click('Outcome payment', '#preview svg text');
      await cursorIn('payment Quality');
      await found('#preview svg .is-at[aria-label*="Outcome payment"]');
      await chooseTab('Summary');
      await click('Northshire Care Partnership has', '#preview .leads').catch(() => click('Community Nursing', '#preview .leads'));
      await found('#preview .leads.is-at');
    });

    it('can be walked through with the keyboard', async () => {
      if (!(await isDriven())) return;
      await chooseTab('Summary');
      await press('ArrowRight');
      await shown('#preview [role=tab][aria-selected=true]', /^Money$/);
      await press('End');
      await shown('#preview [role=tab][aria-selected=true]', /^Findings/);
      await press('ArrowRight');
      await press('ArrowLeft');
      await press('Home');
      await press('ArrowRight');
      await press('ArrowRight');
      await shown('#preview [role=tab][aria-selected=true]', /^Delivery$/);
      for (let stops = 0; stops < 12 && (await read('#preview svg [role=link]:focus')).length === 0; stops++) await press('Tab');
      await found('#preview svg [role=link]:focus');
      await picture('preview-keyboard');
      await press('Enter');
      const editor = await cursorIn('');
      assert.equal(editor.document.uri.path, file(contract).path);
    });

    it('leads to files that are imported, and stays with the contract there', async () => {
      if (!(await isDriven())) return;
      await chooseTab('Timeline');
      await click('Show as a table', '#preview .tools button');
      await shown('#preview table', /Emergency admissions for diabetes/);
      await picture('preview-table');
      await click('Show as a picture', '#preview .tools button');
      await click('Emergency admissions for', '#preview svg text');
      const editor = await cursorIn('Hospital Episode Statistics');
      assert.equal(editor.document.uri.path, file(library).path);
      await found('#preview svg .is-at[aria-label*="Emergency admissions"]');
      goTo(editor, 'measure HbA1c');
      await found('#preview svg .is-at[aria-label*="HbA1c"]');
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
      await show(contract);
    });

    it('follows what is typed, and keeps what it showed while there are errors', async () => {
      const editor = await show(contract);
      await chooseTab('Summary');
      await editor.edit((edit) => edit.insert(after(editor.document, '"Integrated diabetes care'), ' and more'));
      await shown('#preview h1', /^Integrated diabetes care and more for Northshire$/);
      await found('#preview .note:not([hidden])', false);
      await editor.edit((edit) => edit.insert(after(editor.document, '8% of Cor'), 'k'));
      await shown('#preview .note', /^The text has errors\. What is shown here is the contract as it was before them\.$/);
      await shown('#preview h1', /^Integrated diabetes care and more for Northshire$/);
      await chooseTab('Money');
      await found('#preview svg.remit-picture');
      await picture('preview-stale');
      await chooseTab('Findings');
      await shown('#preview .is-error', /^1 error\n[^]*Corke[^]*northshire-diabetes\.remit, line 8\d · REF-001/);
      await picture('preview-errors');
      if (await isDriven()) {
        await click('Corke', '#preview .is-error .leads');
        await cursorIn('8% of Corke');
      }
      await show(contract);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await found('#preview .note:not([hidden])', false);
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
    });

    it('shows the year that is chosen', async () => {
      if (!(await isDriven())) return;
      await chooseTab('Money');
      await shown('#preview .tools label', /2026\/27[^]*2030\/31/);
      await found('#preview svg [aria-label*="in 2026/27"]');
      await press('Tab');
      await press('ArrowDown');
      await found('#preview svg [aria-label*="in 2027/28"]');
      await picture('preview-year');
      await press('ArrowUp');
      await found('#preview svg [aria-label*="in 2026/27"]');
    });

    it('says where a picture is wider than the view', async () => {
      if (!(await isDriven())) return;
      await chooseTab('Money');
      for (let times = 0; times < 3; times++) await click('+', '#preview .tools button');
      await found('#preview .wider:not([hidden])');
      await picture('preview-wider');
      await click('Fit', '#preview .tools button');
      await found('#preview .wider:not([hidden])', false);
    });

    it('comes back as it was after it was hidden', async () => {
      await chooseTab('Curves');
      await vscode.commands.executeCommand('vscode.open', file('remit.json'), { viewColumn: 2 });
      await found('#preview h1', false);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await shown('#preview [role=tab][aria-selected=true]', /^Curves$/);
      await found('#preview svg.remit-picture');
    });

    it('gives the summary to the clipboard, and a picture to a file', async () => {
      if (!(await isDriven())) return;
      await chooseTab('Summary');
      await click('Copy summary', '#preview .tools button');
      await chooseTab('Money');
      await click('Save picture as SVG', '#preview .tools button');
      await found('.quick-input-widget .quick-input-box input');
      await press('Enter');
      const saved = await until('the picture in its file', async () => textOnDisk('preview/NorthshireDiabetes-money.svg').catch(() => undefined));
      assert.match(saved, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>[^]*<style>[^]*Outcome payment[^]*<\/svg>\n$/);
    });

    it('takes names for words, whatever is in them', async () => {
      await write(hostile, (await textOnDisk('contract.remit')).replace('import "./library', 'import "../library').replace('contract Northshire', 'contract Odd')
        .replace('"Diabetes care for Northshire"', '"<img src=x onerror=alert(1)> <script>alert(2)</script>"')
        .replace('"Northshire Care Partnership"', '"</text></svg><iframe src=javascript:alert(3)>"').replace('"Outcome payment"', '"__proto__ \' onclick=‘alert(4)’ &lt;b&gt;"'));
      await show(hostile);
      await shown('#preview h1', /^<img src=x onerror=alert\(1\)> <script>alert\(2\)<\/script>$/);
      for (const name of tabs) {
        await chooseTab(name);
        await found('#preview main :is(img, script, iframe, [onclick], [onerror], [style])', false);
      }
      await chooseTab('Summary');
      await shown('#preview main', /<\/text><\/svg><iframe src=javascript:alert\(3\)>/);
      await picture('preview-hostile');
      await show(contract);
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
    });

    it('shows the contract at the cursor, and the one that is chosen', async () => {
      const text = (await textOnDisk('contract.remit')).replace('import "./library', 'import "../library').replace('contract Northshire "Diabetes', 'contract First "First');
      const contracts = text.slice(text.indexOf('contract First'));
      await write(hostile, `${text}\n${contracts.replace('contract First "First', 'contract Second "Second')}`);
      const editor = await show(hostile);
      await shown('#preview h1', /^First care for Northshire$/);
      goTo(editor, 'contract Second');
      await shown('#preview h1', /^Second care for Northshire$/);
      await shown('#preview .head select', /First care[^]*Second care/);
      goTo(editor, 'contract First');
      await shown('#preview h1', /^First care for Northshire$/);
      if (await isDriven()) {
        await chooseTab('Summary');
        await press('Shift+Tab');
        await press('ArrowDown');
        await shown('#preview h1', /^Second care for Northshire$/);
      }
      await show(contract);
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
    });

    it('stays when the server falls, and follows the next one', async () => {
      const editor = await show(contract);
      await crashServer();
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
      await editor.edit((edit) => edit.insert(after(editor.document, '"Integrated diabetes care'), ' again'));
      await shown('#preview h1', /^Integrated diabetes care again for Northshire$/);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await shown('#preview h1', /^Integrated diabetes care for Northshire$/);
    });

    it('follows the theme', async () => {
      if (!(await isDriven())) return;
      const editor = await show(contract);
      // Without what was accepted, there is something to find.
      const text = editor.document.getText();
      const place = new vscode.Range(editor.document.positionAt(text.indexOf('  accept OUT-019')), editor.document.positionAt(text.lastIndexOf('}')));
      await editor.edit((edit) => edit.delete(place));
      goTo(editor, 'payment Quality');
      const workbench = vscode.workspace.getConfiguration('workbench');
      try {
        for (const [theme, name] of themes) {
          await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
          await found(`body.vscode-${name.replace(/^dark|^light/, '$&')} #preview`);
          for (const tab of tabs) {
            await chooseTab(tab);
            await picture(`preview-${tab.toLowerCase()}-${name}`);
          }
        }
      } finally {
        await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
        await show(contract);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    }).timeout(120_000);
  });
}

/** The preview in a folder that is not trusted: as everywhere. */
export function definePreviewRestricted(): void {
  describe('the preview in a folder that is not trusted', () => {
    it('tells and draws the contract', async () => {
      await show('contract.remit');
      await findings('contract.remit', 0);
      await openPreview();
      await shown('#preview main', /NHS Northshire Integrated Care Board commissions Northshire Care Partnership/);
      await chooseTab('Money');
      await found('#preview svg.remit-picture');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
}
