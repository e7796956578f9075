import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileProject } from '@remit/compiler';
import { buildDocuments, type SourceText } from '@remit/language';
import { extractActions, type ActionClient } from '@remit/language/lsp/extract/extract-to-library';
import { EmptyFileSystem } from 'langium';
import { TextDocumentEdit, type CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { createServerServices } from '../../packages/server/src/create-services.ts';

type Files = Record<string, string>;
const able: ActionClient = { createsFiles: true, showsDisabled: true };
const sourcesOf = (files: Files): SourceText[] => Object.entries(files).map(([name, text]) => ({ uri: `file:///p/${name}`, text }));

/** The actions at the first line with some words, by title, each with the files that it makes. */
async function actionsAt(files: Files, words: string, client = able): Promise<{ action: CodeAction; after: Files }[]> {
  const services = createServerServices({ ...EmptyFileSystem });
  const documents = await buildDocuments(services, sourcesOf(files));
  const document = documents.find((one) => one.textDocument.getText().includes(words))!;
  const position = document.textDocument.positionAt(document.textDocument.getText().indexOf(words));
  const actions = await extractActions(document, { start: position, end: position }, services.remit, client);
  return actions.map((action) => ({ action, after: applied(files, action) }));
}

function applied(files: Files, { edit }: CodeAction): Files {
  const after = { ...files };
  const name = (uri: string): string => uri.slice('file:///p/'.length);
  for (const change of edit?.documentChanges ?? []) {
    if (TextDocumentEdit.is(change)) after[name(change.textDocument.uri)] = TextDocument.applyEdits(TextDocument.create('', 'remit', 1, after[name(change.textDocument.uri)]!), change.edits as never);
    else if (change.kind === 'create') {
      expect(after[name(change.uri)]).toBeUndefined();
      after[name(change.uri)] = '';
    }
  }
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) after[name(uri)] = TextDocument.applyEdits(TextDocument.create('', 'remit', 1, after[name(uri)]!), edits);
  return after;
}

/** All findings of a set of files, and their programs. */
async function meaningOf(files: Files): Promise<{ findings: string[]; programs: string }> {
  const services = createServerServices({ ...EmptyFileSystem });
  const documents = await buildDocuments(services, sourcesOf(files));
  const { contracts, findings } = compileProject(documents);
  return {
    findings: [...documents.flatMap(({ diagnostics = [] }) => diagnostics.map(({ code, message }) => `${code} ${message}`)), ...findings.map(({ code, message }) => `${code} ${message}`)].sort(),
    // Where a scenario stands is the only thing that may change.
    programs: JSON.stringify(contracts.map(({ program, scenarios }) => [program, scenarios]), (key, value: unknown) => (key === 'at' && typeof value === 'string' && value.startsWith('file:') ? undefined : value)),
  };
}

const contract = `// A contract.

contract Care "Care" {
  term 1 April 2026 to 31 March 2031
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Board"
  provider Trust "Trust"

  // What is counted.
  set Needs each Need = Low, High

  """
  Control is measured as {Weight} says.
  """
  // From the audit.
  measure Control "Control" for each Need { // as reported
    proportion Good / Seen
    better when higher
  }

  let Weight = 2 * Base
  fact Base each year { number between 0 and 9 }
  measure Rating { score from 0 to 100 better when higher }
  measure Idle { score from 0 to 9 better when lower }
  measure Paid { money Spent, between £0 and £5 better when lower comparator from Board }

  outcome Better { measured by Rating target 70 accountable Trust }
  payment Results {
    from Board to Trust
    paid yearly, due 90 days after the period
    amount £9,000 * (Better rising from 60 to 70) + £1 * Weight
    missing data: hold
  }
  payment More {
    from Board to Trust
    paid yearly, due 90 days after the period
    amount £10 * (total of Control across Needs) + (if Paid at least £1 then £1 otherwise £2)
  }
}

scenario "A year" for Care {
  in 2026/27 { Rating = 65   Base = 4 }
  expect Results in 2026/27 is £4,508.00
}
`;

describe('a declaration moves to a new library', () => {
  it('with its comments and all that it needs', async () => {
    const { action, after } = (await actionsAt({ 'care.remit': contract }, 'measure Control'))[0]!;
    expect(action.title).toBe("Extract measure 'Control' with 'Needs', 'Weight' and 'Base' to the new file './library/control.remit'");
    expect(action.kind).toBe('refactor.extract');
    expect(after['library/control.remit']).toBe(`// What is counted.
set Needs each Need = Low, High

"""
Control is measured as {Weight} says.
"""
// From the audit.
measure Control "Control" for each Need { // as reported
  proportion Good / Seen
  better when higher
}

let Weight = 2 * Base

fact Base each year { number between 0 and 9 }
`);
    expect(after['care.remit']!.split('\n').slice(0, 5)).toEqual(['// A contract.', '', 'import "./library/control.remit"', '', 'contract Care "Care" {']);
    expect(after['care.remit']).toContain('  provider Trust "Trust"\n\n  measure Rating { score');
  });

  it('and nothing means anything else', async () => {
    const before = await meaningOf({ 'care.remit': contract });
    expect(before.programs).toContain('Results');
    for (const words of ['measure Control', 'measure Rating', 'let Weight', 'fact Base', 'set Needs', 'outcome Better']) {
      const actions = await actionsAt({ 'care.remit': contract }, words);
      expect(actions).toHaveLength(1);
      for (const { after } of actions) {
        expect(Object.keys(after)).toHaveLength(2);
        expect(await meaningOf(after)).toEqual(before);
      }
    }
  });

  it('at an outcome, which stands in its contract: what it is measured by', async () => {
    const { action, after } = (await actionsAt({ 'care.remit': contract }, 'outcome Better'))[0]!;
    expect(action.title).toBe("Extract measure 'Rating' to the new file './library/rating.remit'");
    expect(after['library/rating.remit']).toBe('measure Rating { score from 0 to 100 better when higher }\n');
  });

  it('beside the libraries that there are, under a name that is free', async () => {
    const files: Files = { 'care.remit': `import { Other } from "./shared/rating.remit"\n${contract.replace('let Weight = 2', 'let Weight = Other')}`, 'shared/rating.remit': 'let Other = 2\n' };
    const { action, after } = (await actionsAt(files, 'let Weight'))[0]!;
    expect(action.title).toBe("Extract value 'Weight' with 'Base' to the new file './shared/weight.remit'");
    expect(after['shared/weight.remit']).toBe('import { Other } from "./rating.remit"\n\nlet Weight = Other * Base\n\nfact Base each year { number between 0 and 9 }\n');
    expect(after['care.remit']!.split('\n').slice(0, 3)).toEqual(['import { Other } from "./shared/rating.remit"', 'import "./shared/weight.remit"', '// A contract.']);
    expect(await meaningOf(after)).toEqual(await meaningOf(files));
    const { action: rating } = (await actionsAt(files, 'measure Rating'))[0]!;
    expect(rating.title).toBe("Extract measure 'Rating' to the new file './shared/rating-2.remit'");
  });
});

describe('a declaration moves to a library that is imported', () => {
  const library = '// Shared.\nmeasure Waits { score from 0 to 9 better when lower }\n';

  it('with its names, where the import lists names', async () => {
    const files: Files = { 'care.remit': `import { Waits } from "./lib.remit"\n\n${contract}`, 'lib.remit': library };
    const { action, after } = (await actionsAt(files, 'measure Control'))[1]!;
    expect(action.title).toBe("Extract measure 'Control' with 'Needs', 'Weight' and 'Base' to './lib.remit'");
    expect(after['care.remit']!.split('\n')[0]).toBe('import { Waits, Needs, Need, Control, Weight, Base } from "./lib.remit"');
    expect(after['lib.remit']!.slice(0, library.length + 40)).toBe(`${library}\n// What is counted.\nset Needs each Need`);
    expect(await meaningOf(after)).toEqual(await meaningOf(files));
  });

  it('as it is, where the import takes everything; with what it imports itself', async () => {
    const files: Files = { 'care.remit': `import "./lib.remit"\nimport "./more.remit"\n\n${contract.replace('let Weight = 2', 'let Weight = Other')}`, 'lib.remit': library, 'more.remit': 'let Other = 2\n' };
    const { after } = (await actionsAt(files, 'let Weight')).find(({ action }) => action.title.endsWith("'./lib.remit'"))!;
    expect(after['lib.remit']).toBe('// Shared.\nimport { Other } from "./more.remit"\n\nmeasure Waits { score from 0 to 9 better when lower }\n\nlet Weight = Other * Base\n\nfact Base each year { number between 0 and 9 }\n'.replace('// Shared.\nimport { Other } from "./more.remit"\n\n', 'import { Other } from "./more.remit"\n\n// Shared.\n'));
    expect(await meaningOf(after)).toEqual(await meaningOf(files));
  });

  it('unless a name is taken there, or where it is imported', async () => {
    const taken: Files = { 'care.remit': `import { Waits } from "./lib.remit"\n\n${contract}`, 'lib.remit': `${library}let Base = 1\n` };
    expect((await actionsAt(taken, 'measure Rating')).map(({ action }) => action.title)).toHaveLength(2);
    expect((await actionsAt(taken, 'let Weight')).map(({ action }) => action.disabled?.reason)).toEqual(["Something else is called 'Base' too, and it would no longer be plain which is meant."]);
    const elsewhere: Files = { 'care.remit': `import { Waits } from "./lib.remit"\n\n${contract}`, 'lib.remit': library, 'other.remit': 'import "./lib.remit"\nlet Rating = 1\n' };
    expect((await actionsAt(elsewhere, 'measure Rating')).map(({ action }) => action.title)).toEqual(["Extract measure 'Rating' to the new file './rating.remit'"]);
  });
});

describe('nothing is offered', () => {
  it('for what belongs to the contract, and why is told', async () => {
    const { action } = (await actionsAt({ 'care.remit': contract }, 'measure Paid'))[0]!;
    expect(action).toEqual({ title: "Extract measure 'Paid' to a library", kind: 'refactor.extract', disabled: { reason: "'Paid' names 'Board', which belongs to the contract." } });
    expect(await actionsAt({ 'care.remit': contract }, 'measure Paid', { ...able, showsDisabled: false })).toEqual([]);
    expect(await actionsAt({ 'care.remit': contract }, 'payment Results')).toEqual([]);
    expect(await actionsAt({ 'care.remit': contract }, 'proportion Good')).toEqual([]);
  });

  it('for what nothing reads, which would leave the program', async () => {
    expect((await actionsAt({ 'care.remit': contract }, 'measure Idle')).map(({ action }) => action.disabled?.reason)).toEqual(["Nothing that is paid reads 'Idle'. In the contract it is asked for all the same; from a library it would not be."]);
  });

  it('where files cannot be made', async () => {
    expect(await actionsAt({ 'care.remit': contract }, 'measure Rating', { ...able, createsFiles: false })).toEqual([]);
  });

  it('in text that cannot be read, wherever it is cut off', async () => {
    for (let cut = contract.indexOf('measure Control') + 30; cut < contract.length - 200; cut += 97) expect(await actionsAt({ 'care.remit': contract.slice(0, cut) }, 'measure Control')).toEqual([]);
  });
});

it('a measure of a whole contract moves without changing what it means', async () => {
  const root = path.resolve(import.meta.dirname, '../fixtures/contracts');
  const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
  const compared: string[] = [];
  for (const name of ['a-shared-savings', 'g-social-impact-bond', 'k-alliance', 'o-withhold']) {
    const files: Files = { [`${name}.remit`]: read(`${name}.remit`), 'library/diabetes-measures.remit': read('library/diabetes-measures.remit'), 'library/shared.remit': read('library/shared.remit') };
    const before = await meaningOf(files);
    const measures = [...files[`${name}.remit`]!.matchAll(/^ {2}(?:measure|fact|population|table|let) \w+/gm)].map(([words]) => words.trim()).slice(0, 6);
    expect(measures.length).toBeGreaterThan(0);
    for (const words of measures) {
      for (const { action, after } of await actionsAt(files, words)) {
        if (!action.edit) continue;
        expect(await meaningOf(after), `${name}: ${action.title}`).toEqual(before);
        compared.push(words);
      }
    }
  }
  expect(compared).toHaveLength(17);
});
