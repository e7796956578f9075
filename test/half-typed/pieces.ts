import type { ast, createRemitServices } from '@remit/language';
import { URI, type AstNode } from 'langium';
import { damaged, type Damage } from './damage.ts';

/** A declaration or a scenario of a file, with just enough around it to stand where it stood. */
export interface Piece {
  readonly before: string;
  readonly body: string;
  readonly after: string;
}

/** The pieces a file is made of: each import, scenario and library declaration, the clauses of a contract, and each of its declarations. */
export function piecesOf(services: ReturnType<typeof createRemitServices>, text: string): Piece[] {
  const document = services.shared.workspace.LangiumDocumentFactory.fromString<ast.RemitFile>(text, URI.parse('file:///pieces.remit'));
  const file = document.parseResult.value;
  const alone = (nodes: readonly AstNode[]): Piece[] => nodes.map(node => ({ before: '', body: node.$cstNode!.text, after: '\n' }));
  const inside = (contract: ast.Contract): Piece[] => {
    const before = `contract ${contract.name} {\n`;
    const clauses = contract.clauses.map(clause => clause.$cstNode!.text).join('\n');
    const head = { before: '', body: `contract ${contract.name} "${contract.title ?? ''}" {\n${clauses}\n}`, after: '\n' };
    return [head, ...[...contract.wordings, ...contract.declarations].map(node => ({ before, body: node.$cstNode!.text, after: '\n}\n' }))];
  };
  return [...alone(file.imports), ...alone(file.wordings), ...alone(file.declarations), ...file.contracts.flatMap(inside), ...alone(file.scenarios)];
}

/** Every damage of a piece, within what surrounds it; a cut takes away what comes after as well. */
export function* damagedPiece({ before, body, after }: Piece, keywords: ReadonlySet<string>): Generator<Damage> {
  for (const damage of damaged(body, keywords)) {
    yield { ...damage, at: damage.at + before.length, text: before + damage.text + (damage.kind === 'cut' ? '' : after) };
  }
}
