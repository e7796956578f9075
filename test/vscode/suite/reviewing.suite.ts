import { after as atEnd, before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import northshire from '../../../examples/northshire-diabetes/northshire-diabetes.remit';
import measures from '../../../examples/northshire-diabetes/library/diabetes-measures.remit';
import { reviewsOf } from '../../helpers/reviews.ts';
import { after, codeOf, file, findings, show, until, write } from './editor.ts';
import { newRepository, switchGit, type Repository } from './repository.ts';
import { readyServer } from './server.ts';
import { click, inTheme, isDriven, picture, press, read, shown, type } from './window.ts';

const contract = 'review/northshire-diabetes.remit';
const library = 'review/library/diabetes-measures.remit';
const strictLibrary = measures.replace('minimum 200 eligible', 'minimum 24,100 eligible');
const cheaper = northshire.replace('£1,320 per', '£1,250 per').replace(/^ {2}accept OUT-019.*\n/m, '');
const page = '#comparison main';
const command = 'remit.compareWithRevision';

/** Compares the contract with a version by its name. */
async function compareWith(version: string): Promise<void> {
  assert.equal(await vscode.commands.executeCommand(command, file(contract), version), true);
}

/** What is said in messages; asserted where somebody sits at the window. */
async function said(expected: RegExp): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await shown('.notification-list-item-message', expected);
  await vscode.commands.executeCommand('notifications.clearAll');
}

function tabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

/** Reviewing: a contract against another version of it. */
export function defineReviewing(): void {
  describe('reviewing', () => {
    before(async () => {
      await write(library, measures);
      await write(contract, northshire);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await readyServer();
    });

    atEnd(async () => {
      if (__WAY__ !== 'web') await switchGit(false);
      await vscode.commands.executeCommand('workbench.view.explorer');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file('review'), { recursive: true });
      await readyServer();
    });

    it('compares what is not saved with what is, without git', async () => {
      const editor = await show(contract);
      await editor.edit((edit) => edit.replace(new vscode.Range(after(editor.document, 'amount £1,3'), after(editor.document, 'amount £1,320')), '10'));
      await compareWith('saved');
      await shown('#comparison .states', /From the saved files \(before the changes that are not saved yet\) to the text as it stands here, with what is not saved/);
      await shown(page, /Changed Payment "Whole-population payment" \(Core\)[^]*the amount is £1,310 instead of £1,320 per person in Adults per year/);
      await shown(page, /Northshire Care Partnership is paid £262,440\.00 less: £34,684,640\.00 instead of £34,947,080\.00\./);
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await shown('#comparison .note', /The text has changed since\. Compare again/);
      if (await isDriven()) await click('Compare again', '#comparison .tools button');
      await shown(page, /There is no difference: the files are the same, to the letter\./);
    });

    it('accepts a finding with a reason, from the lightbulb, and lists it as accepted', async () => {
      const accepted = /^ {2}accept OUT-019.*\n/m.exec(northshire)![0];
      const editor = await show(contract);
      await editor.edit((edit) => edit.delete(new vscode.Range(before019(editor.document), before019(editor.document).translate(1))));
      function before019(document: vscode.TextDocument): vscode.Position {
        return document.positionAt(document.getText().indexOf(accepted));
      }
      const [finding] = await findings(contract, 1);
      assert.equal(codeOf(finding!), 'OUT-019');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, finding!.range);
      assert.deepEqual(actions.map(({ title }) => title).filter((title) => title.startsWith('Accept')), ["Accept OUT-019 on 'Quality', with a reason…"]);
      if (await isDriven()) {
        editor.selection = new vscode.Selection(finding!.range.start, finding!.range.start);
        editor.revealRange(finding!.range, vscode.TextEditorRevealType.InCenter);
        await vscode.commands.executeCommand('editor.action.quickFix');
        await shown('.action-widget', /Accept OUT-019 on 'Quality', with a reason…/);
        await picture('accept-lightbulb');
        await click('Accept OUT-019', '.action-widget .monaco-list-row');
        await until('the acceptance', () => (editor.document.getText(editor.selection) === 'To be written' ? true : undefined));
        await until('what is missing', () => (vscode.languages.getDiagnostics(editor.document.uri).map(codeOf).sort().join() === 'MOD-263,MOD-324,OUT-019' ? true : undefined));
        editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
        await picture('accept-reason');
        await type('Glucose control is what the contract is for');
        await press('Tab');
        await until('who', () => (editor.document.getText(editor.selection) === 'LayChair' ? true : undefined));
        await press('Tab');
        await until('the day', () => (/^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(editor.document.getText(editor.selection)) ? true : undefined));
        await type('2 December 2025');
        await press('Tab');
        const line = editor.document.lineAt(editor.selection.active.line).text;
        assert.equal(`${line}\n`, accepted);
        await findings(contract, 0);
        await readyServer();
        await vscode.commands.executeCommand('remit.contracts.focus');
        const rows = '.pane-body .customview-tree .monaco-list-row';
        await shown(rows, /NorthshireDiabetes/);
        await click('NorthshireDiabetes', `${rows} .label-name`);
        await shown(rows, /Findings\s*3 accepted/);
        await click('Findings', `${rows} .label-name`);
        await shown(rows, /Accepted\s*3/);
        await click('Accepted', `${rows} .label-name`);
        await shown(rows, /OUT-019 Quality[^]*This part has 60% of the whole/);
        await picture('explorer-accepted');
        await vscode.commands.executeCommand('workbench.action.closeSidebar');
      }
      await show(contract);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await findings(contract, 0);
    });

    it('says why there is no other version', async () => {
      assert.equal(await vscode.commands.executeCommand(command, file(contract), 'main'), false);
      await said(__WAY__ === 'web' ? /There is no git in this window, as in a browser or in a virtual folder/ : /Git is not to be had here: it is switched off in the settings/);
      if (__WAY__ === 'web') return;
      await switchGit(true);
      assert.equal(await vscode.commands.executeCommand(command, file(contract), 'main'), false);
      await said(/“northshire-diabetes\.remit” is in no git repository, so no earlier version of it is known/);
    });

    // There is no git in a browser.
    if (__WAY__ !== 'web') describe('in a repository', () => {
      let repository: Repository;

      before(async () => {
        repository = await newRepository(file('review'));
        await repository.add([file(contract).fsPath, file(library).fsPath]);
        await repository.commit('As it was signed');
        await repository.tag('signed', 'As it was signed');
        await repository.createBranch('lower-price', true);
        await write(library, strictLibrary);
        await repository.commit('Results count from 24,100 people on', { all: true });
        await write(contract, cheaper);
        await show(contract);
        await readyServer();
      });

      it('takes the libraries as they were, and tells what is paid otherwise', async () => {
        await compareWith('signed');
        await shown('#comparison .states', /^From signed \([0-9a-f]{7}, \d{1,2} \w+ \d{4}, Ada Clerk: As it was signed\) to the text as it stands here, with what is not saved$/);
        await shown(page, /What the text says\s+Declarations: 2 changed, 1 taken out/);
        await shown(page, /Changed Measure "HbA1c at or below target" \(HbA1cAtTarget\)[^]*its minimum is 24,100 eligible instead of 200; otherwise hold/);
        await shown(page, /Contract "NorthshireDiabetes" differs in 7 of 7 scenarios\./);
        await shown(page, /Northshire Care Partnership is paid £1,837,080\.00 less: £33,110,000\.00 instead of £34,947,080\.00\./);
        await shown(page, /Whole-population payment\s+2026\/27\s+£32,076,000\.00\s+£30,375,000\.00\s+-£1,701,000\.00/);
        await shown(page, /Northshire Care Partnership is paid £1,680,000\.00 less, and £1,267,200\.00 is held now: £30,000,000\.00 instead of £32,947,200\.00\.[^]*Outcome payment\s+2026\/27\s+£1,267,200\.00\s+held\s+not known/);
        await shown(page, /Halfway to both targets\s+Northshire Care Partnership\s+£32,947,200\.00\s+£30,000,000\.00\s+-£1,680,000\.00\s+£1,267,200\.00 held now/);
        await shown(page, /Findings\s+1 new, 0 gone, 0 as before\s+New\s+This part has 60% of the whole, more than 50%[^]*Warning OUT-019 \(Weights that do not add up, or one that outweighs the rest\) · northshire-diabetes\.remit, line 90/);
        await picture('comparison');
      });

      it('takes the libraries as they are where they are the same', async () => {
        await compareWith('HEAD');
        await shown(page, /Declarations: 1 changed, 1 taken out/);
        await shown(page, /Northshire Care Partnership is paid £1,837,080\.00 less: £33,110,000\.00 instead of £34,947,080\.00\./);
        if (await isDriven()) assert.doesNotMatch((await read(page)).join('\n'), /Changed Measure/);
      });

      it('says so when a file is written that is not open, as by a pull', async () => {
        await compareWith('HEAD');
        await shown(page, /Declarations: 1 changed, 1 taken out/);
        await write(library, measures);
        await shown('#comparison .note', /The text has changed since/);
        await write(library, strictLibrary);
        if (await isDriven()) await until('nothing said', async () => (/changed since/.test((await read('#comparison .note')).join('')) ? undefined : true));
      });

      it('offers where the branch began, commits, branches and tags, and takes a name that is written', async () => {
        if (!(await isDriven())) return;
        void vscode.commands.executeCommand(command, file(contract));
        await shown('.quick-input-list .monaco-list-row', /Common ancestor with main/);
        const rows = (await read('.quick-input-list .monaco-list-row')).join('\n');
        assert.match(rows, /Common ancestor with main[^]*As it was signed[^]*lower-price[^]*main[^]*signed/);
        await picture('comparison-versions');
        await type('Common');
        await press('Enter');
        await shown('#comparison .states', /^From Common ancestor with main \([0-9a-f]{7}, \d{1,2} \w+ \d{4}, Ada Clerk: As it was signed\)/);
        await shown(page, /Declarations: 2 changed, 1 taken out/);
      });

      it('leads to the text as it is, as it was, and side by side', async () => {
        if (!(await isDriven())) return;
        await compareWith('signed');
        await shown(page, /2 changed, 1 taken out/);
        await click('the amount is £1,250', `${page} button.leads`);
        await until('the amount', () => (vscode.window.activeTextEditor?.document.lineAt(vscode.window.activeTextEditor.selection.active.line).text === '    amount £1,250 per person in Adults per year' ? true : undefined));
        await click('Acceptance of OUT-019', `${page} button.leads`);
        await until('the contract as it was', () => (vscode.window.activeTextEditor?.document.uri.scheme === 'git' && vscode.window.activeTextEditor.selection.active.line === 129 ? true : undefined));
        assert.match(vscode.window.activeTextEditor!.document.getText(), /amount £1,320 per person/);
        await click('library/diabetes-measures.remit', `${page} button.code`);
        await until('both libraries', () => (tabs().some(({ label, isActive, input }) => isActive && label === 'diabetes-measures.remit (signed ↔ now)' && input instanceof vscode.TabInputTextDiff && input.original.scheme === 'git') ? true : undefined));
        await picture('comparison-side-by-side');
        await click('Scenario "Halfway to both targets"', `${page} button.leads`);
        await picture('comparison-money');
        await until('the scenario', () => (vscode.window.activeTextEditor?.document.lineAt(vscode.window.activeTextEditor.selection.active.line).text.startsWith('scenario "Halfway to both targets"') ? true : undefined));
        await click('Copy', '#comparison .tools button');
        await until('the clipboard', async () => (/^# From signed [^]*\*\*Payment "Whole-population payment" \(Core\)\*\*/.test(await vscode.env.clipboard.readText()) ? true : undefined));
      });

      it('can be read in every theme', async () => {
        await compareWith('signed');
        await shown(page, /2 changed, 1 taken out/);
        await inTheme('Default Dark Modern', 'comparison-dark');
        await inTheme('Default High Contrast', 'comparison-high-contrast');
      });

      it('says plainly what it cannot compare', async () => {
        assert.equal(await vscode.commands.executeCommand(command, file(contract), 'no-such-branch'), false);
        await said(/There is no version “no-such-branch” in this repository\. Give a branch, a tag or the first characters of a commit\./);
        assert.equal(await vscode.commands.executeCommand(command, file(contract), '--output=stolen'), false);
        await said(/There is no version “--output=stolen” in this repository/);
        await write('review/second.remit', northshire.replaceAll('NorthshireDiabetes', 'Second'));
        await compareWith('signed');
        await shown(page, /Contract "Second" is new/);
        await shown(page, /second\.remit \(new\)/);
        await write('review/second.remit', '');
        await vscode.workspace.fs.delete(file('review/second.remit'));
      });

      it('finds files that were renamed, whether git has been told or not', async () => {
        await vscode.workspace.fs.rename(file(library), file('review/library/measures.remit'));
        await write(contract, cheaper.replace('./library/diabetes-measures.remit', './library/measures.remit'));
        for (const isTold of [false, true]) {
          if (isTold) await repository.add([file('review/library').fsPath, file(contract).fsPath]);
          await compareWith('HEAD');
          await shown(page, /Side by side: library\/diabetes-measures\.remit \(gone\), library\/measures\.remit \(new\), northshire-diabetes\.remit/);
          await shown(page, /Northshire Care Partnership is paid £1,837,080\.00 less: £33,110,000\.00 instead of £34,947,080\.00\./);
          if (await isDriven()) assert.doesNotMatch((await read(page)).join('\n'), /its minimum is|cannot be/);
        }
        await vscode.workspace.fs.rename(file('review/library/measures.remit'), file(library));
        await write(contract, cheaper);
      });

      it('says what could not be read in full', async () => {
        const editor = await vscode.window.showTextDocument(file(contract), { viewColumn: vscode.ViewColumn.One });
        // An editor reads what was written behind its back a little later.
        await until('the text that was written', () => (editor.document.getText() === cheaper ? true : undefined));
        await editor.edit((edit) => edit.insert(after(editor.document, 'payment Quality "Outcome payment" {'), ' ((('));
        await compareWith('signed');
        await shown(page, /Now, "northshire-diabetes\.remit" cannot be read in full\. Changes in what was not read are missing here/);
        await shown(page, /Now, contract "NorthshireDiabetes" cannot be compiled, so what it pays cannot be compared\./);
        await picture('comparison-unread');
        await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
        await vscode.commands.executeCommand('workbench.action.files.revert');
      });
    });

    // Last: it leaves other editors behind than the rest expects.
    describe('on second thoughts', () => {
      it('can be given up: what was compared before stays as it was, and without that nothing is left behind', async () => {
        if (!(await isDriven())) return;
        // Long enough to be given up: hundreds of members are paid every month.
        const long = 'review/reviews.remit';
        await write(long, reviewsOf(Array.from({ length: 400 }, (_, index) => `P${index}`)));
        const comparisons = (): vscode.Tab[] => tabs().filter(({ label }) => label.startsWith('Comparison'));
        const giveUp = async (): Promise<void> => {
          const asked = vscode.commands.executeCommand(command, file(contract), 'saved');
          await vscode.commands.executeCommand('notifications.showList');
          await until('the button by which it is given up', async () => ((await read('.notifications-center .monaco-button')).includes('Cancel') ? true : undefined), 5_000);
          await click('Cancel', '.notifications-center .monaco-button');
          assert.equal(await asked, false);
        };
        await compareWith('saved');
        await shown(page, /There is no difference: the files are the same, to the letter\./);
        const editor = await show(long);
        await editor.edit((edit) => edit.replace(new vscode.Range(after(editor.document, 'amount £'), after(editor.document, 'amount £30')), '31'));
        await giveUp();
        await shown(page, /There is no difference: the files are the same, to the letter\./);
        await shown('#comparison .note', /The text has changed since\. Compare again/);
        await picture('comparison-given-up');
        await vscode.window.tabGroups.close(comparisons());
        await giveUp();
        await until('the page is gone', () => (comparisons().length === 0 ? true : undefined));
        await show(long);
        await vscode.commands.executeCommand('workbench.action.files.revert');
        await vscode.commands.executeCommand('notifications.clearAll');
        await vscode.commands.executeCommand('notifications.hideList');
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.workspace.fs.delete(file(long));
        await readyServer();
      });
    });
  });
}

/** Reviewing in a folder that is not trusted. */
export function defineReviewingRestricted(): void {
  describe('reviewing in a folder that is not trusted', () => {
    it('asks no git, and says why; what is saved can be compared all the same', async () => {
      const editor = await show('contract.remit');
      await findings('contract.remit', 0);
      assert.equal(await vscode.commands.executeCommand(command, editor.document.uri, 'main'), false);
      await said(/This folder is not trusted, and in such a folder git is not run/);
      await editor.edit((edit) => edit.replace(new vscode.Range(after(editor.document, 'amount £1,3'), after(editor.document, 'amount £1,320')), '10'));
      assert.equal(await vscode.commands.executeCommand(command, editor.document.uri, 'saved'), true);
      await shown(page, /the amount is £1,310 instead of £1,320 per person in Adults per year/);
      await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
}
