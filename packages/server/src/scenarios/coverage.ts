import type { Program, SourceMap } from '@remit/program';
import { rootExpressions } from '@remit/program/expressions';
import { ownPlaceOf } from '@remit/program/source-place';
import { visitExpr } from '@remit/program/walk';
import { standardScheme } from '@remit/language/scoping/standard-library';
import type { Range } from 'vscode-languageserver';
import type { CoveredClause, CoveredDeclaration, CoveredFile } from './protocol.ts';

interface Clause { readonly uri: string; readonly range: Range; readonly name?: string; readonly pointers: string[]; scenarios: number }

/**
 * Counts, for each clause of a contract, the scenarios that reached it. A clause is a stretch of text that an expression of
 * the program was made from; it is reached if one of these came to something. A declaration is reached if what it stands for
 * came to something. The bounds of facts are no clauses: they are looked at for every value.
 */
export class Coverage {
  private readonly clauses = new Map<string, Clause>();
  private readonly declarations = new Map<string, Clause>();

  constructor(program: Program, sourceMap: SourceMap) {
    const placeOf = (pointer: string): { uri: string; range: Range } | undefined => {
      const place = ownPlaceOf(pointer, sourceMap);
      if (!place || place.uri.startsWith(`${standardScheme}:`)) return undefined;
      const { uri, line, column, endLine, endColumn } = place;
      return { uri, range: { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } } };
    };
    const add = (to: Map<string, Clause>, at: string, reachedBy: string, name?: string): void => {
      const place = placeOf(at);
      if (!place) return;
      const key = JSON.stringify([place.uri, place.range]);
      const known = to.get(key);
      if (known) known.pointers.push(reachedBy);
      else to.set(key, { ...place, ...(name === undefined ? {} : { name }), pointers: [reachedBy], scenarios: 0 });
    };
    program.lines.forEach(({ of: name, title }, index) => add(this.declarations, `/lines/${index}`, `/lines/${index}/amount`, title ?? name));
    program.vars.forEach(({ id, title }, index) => add(this.declarations, `/vars/${index}`, `/vars/${index}/expr`, title ?? id));
    for (const { expr, at, role } of rootExpressions(program)) {
      if (role !== 'bound') visitExpr(expr, at, (_, pointer) => add(this.clauses, pointer, pointer));
    }
    for (const key of this.clauses.keys()) this.declarations.delete(key);
  }

  /** Counts a scenario, given the places in the program that it reached. */
  count(reached: ReadonlySet<string>): void {
    for (const clause of [...this.clauses.values(), ...this.declarations.values()]) if (clause.pointers.some((pointer) => reached.has(pointer))) clause.scenarios += 1;
  }

  /** What was counted, by file. */
  files(): CoveredFile[] {
    const uris = new Set([...this.clauses.values(), ...this.declarations.values()].map(({ uri }) => uri));
    const inOrder = (all: Iterable<Clause>, uri: string): Clause[] => [...all].filter((one) => one.uri === uri).sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
    return [...uris].sort().map((uri): CoveredFile => ({
      uri,
      clauses: inOrder(this.clauses.values(), uri).map(({ range, scenarios }): CoveredClause => ({ range, scenarios })),
      declarations: inOrder(this.declarations.values(), uri).map(({ name = '', range, scenarios }): CoveredDeclaration => ({ name, range, scenarios })),
    }));
  }
}
