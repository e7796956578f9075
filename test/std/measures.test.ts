import type { AstNode } from 'langium';
import { readFileSync } from 'node:fs';
import { EmptyFileSystem } from 'langium';
import { describe, expect, it } from 'vitest';
import { ast, buildDocuments } from '@remit/language';
import { createProjectServices } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { PROFILES, TEXTS } from '@remit/std';
import { compileLibraryUser } from './support/compile.ts';

const files = ['std/nhs-outcomes-framework.remit', 'std/adult-social-care-outcomes.remit', 'std/ichom.remit'];

/** The measures of a file of the library. */
async function measures(file: string): Promise<ast.Measure[]> {
  const { shared } = createProjectServices(EmptyFileSystem, standardLibrary(TEXTS, PROFILES));
  const [document] = await buildDocuments({ shared }, [{ uri: 'file:///library.remit', text: TEXTS[file]! }]);
  expect(document!.diagnostics).toEqual([]);
  return document!.parseResult.value.declarations.filter(ast.isMeasure);
}

describe.each(files)('%s', (file) => {
  it('says of every measure which way is better, who reports it, when, and after which definition', async () => {
    const found = await measures(file);
    expect(found.length).toBeGreaterThan(15);
    for (const { name, title, clauses } of found) {
      const source = clauses.find(ast.isSourceClause);
      expect([title, clauses.find(ast.isBetterWhen)?.direction, source?.source, source?.owner, source?.available?.date, clauses.find(ast.isDefinitionClause)?.definition].map((part) => part !== undefined), name).toEqual([true, true, true, true, true, true]);
    }
  });

  it('asks for least numbers wherever people are counted in a share or a mean', async () => {
    for (const { name, clauses } of await measures(file)) {
      if (clauses.some((clause) => ast.isProportionMeasure(clause) || ast.isMeanMeasure(clause))) expect(clauses.some(ast.isMinimumEligible), name).toBe(true);
    }
  });

  it('is written so that every measure can be paid on', async () => {
    const found = await measures(file);
    const least = (clauses: readonly AstNode[]): string => {
      const bounded = clauses.find((clause) => ast.isScoreMeasure(clause) || 'bounds' in clause && clause.bounds !== undefined) as { low?: AstNode; bounds?: { low: AstNode } } | undefined;
      return (bounded?.low ?? bounded?.bounds?.low)?.$cstNode?.text ?? '0';
    };
    const outcomes = found.map(({ name, clauses }) => `  let Of${name} each year, published = if ${name} at least ${least(clauses)} then 1 otherwise 0`);
    const { program, errors } = await compileLibraryUser(`import "${file}"\n`, `${outcomes.join('\n')}
  payment Core { from Payer to Payee   paid yearly, due 600 days after the period   amount £1 * total of (${found.map(({ name }) => `Of${name}`).join(', ')}) }`);
    expect(errors).toEqual([]);
    expect(program!.vars.map(({ id }) => id)).toEqual(expect.arrayContaining(found.map(({ name }) => `Of${name}`)));
  });

  it('names its source and what is to be checked at its head', () => {
    const head = readFileSync(`packages/std/library/${file.slice('std/'.length)}`, 'utf8').split('\n\n')[0]!;
    expect(head).toMatch(/^\/\/ Sources?: /m);
    expect(head).toContain('To be checked against the current edition');
  });
});
