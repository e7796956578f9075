import type { CoveredFile } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Which clauses scenarios reached, as the editor shows it: a clause is a statement, a declaration a declaration. */
export class ScenarioCoverage {
  private readonly details = new WeakMap<vscode.FileCoverage, vscode.FileCoverageDetail[]>();

  /** What is to be shown of a file. */
  of({ uri, clauses, declarations }: CoveredFile, { asUri, asRange }: BaseLanguageClient['protocol2CodeConverter']): vscode.FileCoverage {
    const count = (all: readonly { scenarios: number }[]): vscode.TestCoverageCount => new vscode.TestCoverageCount(all.filter(({ scenarios }) => scenarios > 0).length, all.length);
    const file = new vscode.FileCoverage(asUri(uri), count(clauses), undefined, count(declarations));
    this.details.set(file, [
      ...clauses.map(({ range, scenarios }) => new vscode.StatementCoverage(scenarios, asRange(range))),
      // Only where it begins: its clauses are shown by themselves.
      ...declarations.map(({ name, range, scenarios }) => new vscode.DeclarationCoverage(name, scenarios, asRange(range).start)),
    ]);
    return file;
  }

  detailsOf(file: vscode.FileCoverage): vscode.FileCoverageDetail[] {
    return this.details.get(file) ?? [];
  }
}
