import { AstUtils, CstUtils, isCompositeCstNode, isLeafCstNode, type AstNode, type CstNode, type LeafCstNode } from 'langium';
import * as ast from '../ast.ts';
import { referencesOf, treeOf } from '../model/tree.ts';
import type { Named, SourcePlace, Words } from './overview.ts';

/** Names, titles and places of the nodes of one contract, as plain data. */
export class Naming {
  private readonly ids = new Map<AstNode, string>();
  private readonly taken = new Map<string, AstNode>();
  private readonly fileOf: (uri: string) => string;

  constructor(fileOf: (uri: string) => string) {
    this.fileOf = fileOf;
  }

  /** What tells a declaration from all others: its name, with a number where another has it too. A member of a group stands for the group. */
  idOf(node: AstNode): string {
    const one = ast.isMember(node) && ast.isGroup(node.$container) ? node.$container : node;
    const known = this.ids.get(one);
    if (known !== undefined) return known;
    const name = nameOf(one) ?? one.$type;
    let id = name;
    for (let count = 2; this.taken.has(id); count++) id = `${name}#${count}`;
    this.taken.set(id, one);
    this.ids.set(one, id);
    return id;
  }

  /** A declaration by its id, name and title. */
  named(node: AstNode): Named {
    return { id: this.idOf(node), name: nameOf(node) ?? '', title: this.titleOf(node), at: this.placeOf(node) };
  }

  /** The title of a declaration, else its name; a choice or pilot without one by what it is. */
  titleOf(node: AstNode): string {
    const { title } = node as { readonly title?: string };
    if (typeof title === 'string' && unquoted(title) !== '') return unquoted(title);
    const name = nameOf(node);
    if (name !== undefined) return name;
    if (ast.isChoice(node)) return 'Patients’ choice';
    return ast.isPilot(node) ? 'Pilot' : node.$type;
  }

  /** Where a node stands. */
  placeOf(node: AstNode): SourcePlace {
    const { start, end } = node.$cstNode?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const declaration = declarationOf(node);
    return {
      file: this.fileOf(AstUtils.getDocument(node).uri.toString()), ...(declaration !== undefined && { declaration }),
      startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1,
    };
  }

  /** The words of a node in one line, without comments, with the title of each thing that is named. */
  wordsOf(node: AstNode): Words {
    return { text: this.text(node), at: this.placeOf(node) };
  }

  /** The words of a clause without the first of them, such as `amount`. */
  wordsAfter(node: AstNode, first: RegExp): Words {
    const { text, at } = this.wordsOf(node);
    return { text: text.replace(first, ''), at };
  }

  private text(node: AstNode): string {
    const names = new Map<number, { readonly end: number; readonly text: string }>();
    for (const inner of treeOf(node)) {
      for (const { reference } of referencesOf(inner)) {
        const [at, target] = [reference.$refNode, 'ref' in reference ? (reference.ref as AstNode | undefined) : undefined];
        if (at && target) names.set(at.offset, { end: at.end, text: this.spelledOut(target) });
      }
    }
    // Parts of a list that stand apart by line breaks or space alone.
    const parts = new Set(treeOf(node).filter((inner) => inner !== node && isPartOfList(inner)).map((inner) => inner.$cstNode?.offset));
    let [words, last, skip] = ['', -1, -1];
    for (const { offset, end, text } of leaves(node.$cstNode)) {
      if (offset < skip) continue;
      const name = names.get(offset);
      if (parts.has(offset) && !/[{,;]$/.test(words)) words += ';';
      words += `${last >= 0 && offset > last ? ' ' : ''}${name?.text ?? written(text)}`;
      last = skip = name?.end ?? end;
    }
    return words.replace(/ ([.,])/g, '$1');
  }

  /** A party by its plain title; anything else in quotation marks, so that it is not read as part of the sentence. */
  private spelledOut(node: AstNode): string {
    if (ast.isMember(node)) return `each ${node.name}`;
    const title = this.titleOf(node);
    return ast.isParty(node) || ast.isGroup(node) || ast.isBody(node) ? title : `“${title}”`;
  }
}

const isPartOfList = (node: AstNode): boolean => ast.isHolder(node) || ast.isSharedItem(node) || ast.isBand(node) || ast.isSharePart(node) || ast.isRoute(node) || ast.isMarginalPart(node);

/** A text without its quotation marks. */
export function unquoted(text: string): string {
  return text.replace(/^"""|"""$/g, '').replace(/^"|"$/g, '').replace(/\s+/g, ' ').trim();
}

function nameOf(node: AstNode): string | undefined {
  const { name } = node as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function written(text: string): string {
  if (text.startsWith('"')) return `“${unquoted(text)}”`;
  return text === '*' ? '×' : text;
}

function declarationOf(node: AstNode): string | undefined {
  for (let one: AstNode | undefined = node; one; one = one.$container) {
    if (ast.isContract(one) || ast.isRemitFile(one)) return undefined;
    if (one.$container && (ast.isContract(one.$container) || ast.isRemitFile(one.$container)) && one.$containerProperty === 'declarations') return nameOf(one) ?? one.$type;
  }
  return undefined;
}

function leaves(cst: CstNode | undefined): LeafCstNode[] {
  if (!cst) return [];
  if (isLeafCstNode(cst)) return [cst];
  return isCompositeCstNode(cst) ? CstUtils.flattenCst(cst).toArray().filter(({ hidden }) => !hidden) : [];
}
