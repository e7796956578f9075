import { readFileSync } from 'node:fs';
import { EmptyFileSystem, isLeafCstNode, URI, type CompositeCstNode, type CstNode, type LangiumDocument, type RootCstNode } from 'langium';
import { describe, expect, it } from 'vitest';
import { compileDocument } from '@remit/compiler/compile-project';
import { createRemitServices, standardLibrary } from '@remit/language';
import { referencesOf, treeOf } from '@remit/language/model/tree';
import { PackableRoot } from '@remit/language/parsing/syntax/packable-nodes';
import { SyntaxPacker } from '@remit/language/workspace/pack-syntax';
import { PROFILES, TEXTS } from '@remit/std';
import { damaged, wordsOf } from '../half-typed/damage.ts';
import { contractFiles } from '../half-typed/visit-files.ts';

const { shared, remit } = createRemitServices(EmptyFileSystem, { standardLibrary: standardLibrary(TEXTS, PROFILES) });
const read = (text: string): LangiumDocument => shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('memory:/text.remit'));

/** Everything that can be read of a node of the concrete syntax, and of those inside it; trees, containers and grammar as they are. */
function told(node: CstNode): unknown[] {
  const own = [node.offset, node.end, node.length, JSON.stringify(node.range), node.hidden, node.text, node.container, node.grammarSource, node.astNode];
  if (isLeafCstNode(node)) return [[...own, node.tokenType.name]];
  return [own, ...(node as CompositeCstNode).content.flatMap(told)];
}

/** Whether rows are the same, by identity where they name things; the containers, at 6, are made anew and compared apart. */
function isSame(before: unknown[], after: unknown[]): boolean {
  return before.length === after.length && before.every((row, index) => (row as unknown[]).every((value, at) => at === 6 || value === (after[index] as unknown[])[at]));
}

/** Where each container is in the order of the rows; nodes are made anew, but each in the same place. */
function containers(root: CstNode): number[] {
  const order = new Map<CstNode | undefined, number>([[undefined, -1]]);
  const found: number[] = [];
  const visit = (node: CstNode): void => {
    order.set(node, order.size - 1);
    found.push(order.get(node.container)!);
    if (!isLeafCstNode(node)) (node as CompositeCstNode).content.forEach(visit);
  };
  visit(root);
  return found;
}

/** Packs a text that was read, looks at it again, and says whether all is as it was. */
function comesBack(document: LangiumDocument, packer = new SyntaxPacker()): boolean {
  const tree = document.parseResult.value;
  const root = tree.$cstNode as PackableRoot;
  const referredTo = treeOf(tree).flatMap((node) => [node.$cstNode!, ...referencesOf(node).map(({ reference }) => (reference as { $refNode: CstNode }).$refNode)]).filter((node) => node !== undefined);
  const within = referredTo.filter((node) => node.root === root);
  const [rows, places] = [told(root), containers(root)];
  if (!packer.pack(document, () => {}) || !root.isPacked) return false;
  if (within.some((node) => node.root !== root) || !root.isPacked) return false;
  const [again, placesAgain] = [told(root), containers(root)];
  const all = new Set<CstNode>();
  const visit = (node: CstNode): void => {
    all.add(node);
    if (!isLeafCstNode(node)) (node as CompositeCstNode).content.forEach(visit);
  };
  visit(root);
  return !root.isPacked && isSame(rows, again) && JSON.stringify(places) === JSON.stringify(placesAgain) && within.every((node) => all.has(node));
}

describe('concrete syntax that is packed', () => {
  it('comes back as it was, whatever the text', () => {
    const packer = new SyntaxPacker();
    const texts = [...contractFiles().map((file) => readFileSync(file, 'utf8')), ...Object.values(TEXTS), '', '// a note alone', '\uFEFFlet Price = £3 // a note\r\nlet Other = Price\r\n', 'contract "', '/* open', '"a wording\nover lines\n'];
    expect(texts.filter((text) => !comesBack(read(text), packer))).toEqual([]);
    expect(texts.length).toBeGreaterThan(40);
  });

  it('comes back as it was where the text is half typed', () => {
    const text = readFileSync('examples/social-impact-bond/peterborough.remit', 'utf8');
    const some = [...damaged(text, wordsOf(remit, text))].filter((_, index) => index % 13 === 0);
    expect(some.filter((one) => !comesBack(read(one.text))).map(({ kind, at }) => `${kind} ${at}`)).toEqual([]);
    expect(some.length).toBeGreaterThan(20);
  });

  it('is packed a second time', () => {
    const document = read('let Price = £3\nlet Other = Price * 2\n');
    const packer = new SyntaxPacker();
    expect([comesBack(document, packer), comesBack(document, packer)]).toEqual([true, true]);
  });

  it('is packed once, and tells each time it has come back', () => {
    const document = read('let Price = £3\n');
    const root = document.parseResult.value.$cstNode as RootCstNode;
    const packer = new SyntaxPacker();
    let times = 0;
    expect([packer.pack(document, () => { times += 1; }), packer.pack(document, () => { times += 1; }), times]).toEqual([true, false, 0]);
    expect([root.text, times]).toEqual(['let Price = £3', 1]);
    expect([root.content.length, root.fullText, times]).toEqual([1, 'let Price = £3\n', 1]);
  });

  it('changes nothing of what is compiled and found', async () => {
    const files = contractFiles().filter((file) => file.includes('care-models'));
    const documents = files.map((file) => shared.workspace.LangiumDocumentFactory.fromString(readFileSync(file, 'utf8'), URI.file(`/${file}`)));
    for (const document of documents) shared.workspace.LangiumDocuments.addDocument(document);
    await shared.workspace.DocumentBuilder.build(documents, { validation: true });
    const results = async (document: LangiumDocument): Promise<unknown> => [compileDocument(document, documents), await remit.validation.DocumentValidator.validateDocument(document)];
    let length = 0;
    for (const document of documents) {
      const before = JSON.stringify(await results(document));
      const packer = new SyntaxPacker();
      for (const each of documents) packer.pack(each, () => {});
      expect(JSON.stringify(await results(document)) === before, document.uri.path).toBe(true);
      length += before.length;
    }
    expect(length).toBeGreaterThan(400_000);
  });
});
