import { buildDocuments, createRemitServices } from '@remit/language';
import { AstUtils, URI, type AstNode } from 'langium';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

/** Clauses of one kind of block as they are written in the contracts, and the words around them. */
interface Block {
  readonly open: string;
  readonly clauses: Map<string, string>;
}

const folder = 'test/fixtures/contracts';
const services = createRemitServices();
const blocks = new Map<string, Block>();

beforeAll(async () => {
  const sources = readdirSync(folder).filter(name => name.endsWith('.remit')).map(name => ({ uri: `file:///${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
  for (const document of await buildDocuments(services, sources, { validation: false })) {
    for (const node of AstUtils.streamAst(document.parseResult.value)) {
      const clauses = (node as AstNode & { clauses?: AstNode[] }).clauses;
      const text = node.$cstNode?.text ?? '';
      if (!clauses || clauses.length === 0 || !text.endsWith('}')) continue;
      const first = clauses[0]!.$cstNode!.offset - node.$cstNode!.offset;
      const open = text.slice(0, text.lastIndexOf('{', first) + 1);
      const block = blocks.get(node.$type) ?? { open, clauses: new Map<string, string>() };
      blocks.set(node.$type, block);
      for (const clause of clauses) {
        // The shortest spelling ends barest, which is where joins go unseen.
        const known = block.clauses.get(clause.$type);
        const own = clause.$cstNode!.text;
        if (!known || own.length < known.length) block.clauses.set(clause.$type, own);
      }
    }
  }
});

/** Blocks that stand inside another one. */
const frames: Readonly<Record<string, readonly [string, string]>> = {
  VariationChange: ['contract C { variation 1 effective on 1 April 2026 {', '}}'],
};

describe('clauses next to each other', () => {
  it('stay the clauses they are, in every order of every two', () => {
    let pairs = 0;
    const wrong: string[] = [];
    for (const [type, block] of blocks) {
      const [before, after] = frames[type] ?? (type === 'Contract' || type === 'Scenario' ? ['', ''] : ['contract C {', '}']);
      for (const [firstType, first] of block.clauses) {
        for (const [secondType, second] of block.clauses) {
          pairs++;
          const text = `${before}${block.open}\n${first}\n${second}\n}${after}`;
          const result = services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('file:///pair.remit')).parseResult;
          const node = AstUtils.streamAst(result.value).find(candidate => candidate.$type === type) as (AstNode & { clauses: AstNode[] }) | undefined;
          const found = node?.clauses.map(clause => clause.$type).join(' ');
          if (result.parserErrors.length > 0 || found !== `${firstType} ${secondType}`) wrong.push(`${type}: ${first} | ${second} → ${found}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(900);
  });
});
