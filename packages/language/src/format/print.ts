/** Prints the layout tree. */
import { alignment } from './align.ts';
import { breaksBefore, type Block, type Element, type Node, type Piece } from './layout.ts';
import { inOrder } from './order.ts';
import { spaceBetween } from './spacing.ts';

/** Lines longer than this are broken where they may be. */
export const LINE_WIDTH = 120;
const INDENT = '  ';
const CONTINUATION = '    ';
/** Blocks whose clauses are parts of one phrase and stand on one line. */
const FLOWING = new Set(['Fact', 'SizeFact']);
/** What is never put on one line and is set off by blank lines. */
const CHAPTERS = new Set(['Contract', 'SharedFacts', 'Scenario']);

/** The elements of a file as text, with one line break at the end. */
export function printFile(owner: string, elements: Element[], tail: Piece[]): string {
  const lines = printElements(owner, elements, tail, '');
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function printElements(owner: string | undefined, elements: Element[], tail: Piece[], indent: string): string[] {
  const ordered = inOrder(owner, elements);
  const columns = alignment(owner, ordered);
  const lines: string[] = [];
  ordered.forEach((element, index) => {
    const follows = ordered[index - 1];
    if (follows !== undefined && sharesLine(owner, follows, element)) {
      const joined = `${lines.at(-1)} ${inlineNodes(element.nodes)}`;
      if (joined.length <= LINE_WIDTH) {
        lines[lines.length - 1] = joined;
        for (const comment of element.behind) lines[lines.length - 1] += ` ${comment.text}`;
        return;
      }
    }
    // Wording above a chapter is its own: only the author sets it off.
    const chapter = (CHAPTERS.has(element.ast?.$type ?? '') && follows?.ast?.$type !== 'Wording') || CHAPTERS.has(follows?.ast?.$type ?? '');
    if (lines.length > 0 && (breaksBefore(element) > 1 || chapter)) lines.push('');
    printComments(element.above, indent, lines, true);
    const head = element.nodes[0];
    if (element.above.length > 0 && head?.kind === 'word' && head.breaks > 1) lines.push('');
    const body = new Lines(indent, columns.get(element)).print(element.nodes);
    for (const comment of element.behind) body[body.length - 1] += ` ${comment.text}`;
    lines.push(...body);
  });
  if (tail.length > 0 && lines.length > 0 && tail[0]!.breaks > 1) lines.push('');
  printComments(tail, indent, lines, true);
  return lines;
}

/** Elements that read as one phrase: `from … to …`, and what a fact is. */
function sharesLine(owner: string | undefined, before: Element, element: Element): boolean {
  if (element.above.length > 0 || before.behind.length > 0 || inlineNodes(element.nodes) === undefined) return false;
  if (FLOWING.has(owner ?? '')) return breaksBefore(element) === 0;
  return before.ast?.$type === 'FromClause' && element.ast?.$type === 'ToClause' && breaksBefore(element) < 2;
}

function printComments(comments: Piece[], indent: string, lines: string[], first: boolean): void {
  comments.forEach((comment, index) => {
    if (!(first && index === 0) && comment.breaks > 1) lines.push('');
    lines.push(`${indent}${comment.text}`);
  });
}

/** Prints one element: words with their spaces, the author's line breaks, blocks in one line or several. */
class Lines {
  private readonly done: string[] = [];
  private line: string;
  private readonly indent: string;
  private readonly pad: { piece: Piece; width: number } | undefined;
  private last: Piece | undefined;
  private mustBreak = false;

  constructor(indent: string, pad: { piece: Piece; width: number } | undefined) {
    this.indent = indent;
    this.line = indent;
    this.pad = pad;
  }

  print(nodes: Node[]): string[] {
    const wraps = this.tooLong(nodes) ? wrapPoints(nodes, this.indent) : new Set<Piece>();
    for (const node of nodes) {
      if (node.kind === 'block') this.block(node);
      else this.piece(node, wraps.has(node));
    }
    this.done.push(this.line.trimEnd());
    return this.done;
  }

  private piece(piece: Piece, forceBreak: boolean): void {
    const breaks = this.last !== undefined && (piece.breaks > 0 || forceBreak || this.mustBreak);
    if (breaks) this.newLine(this.indent + CONTINUATION);
    else if (this.last !== undefined && spaceBetween(this.last, piece)) this.line += ' ';
    this.line += piece.text;
    if (piece === this.pad?.piece) this.line += ' '.repeat(this.pad.width);
    this.mustBreak = piece.kind === 'comment' && piece.text.startsWith('//');
    this.last = piece;
  }

  private block(block: Block): void {
    if (this.mustBreak) this.newLine(this.indent + CONTINUATION);
    else if (this.last !== undefined) this.line += ' ';
    const inline = inlineBlock(block);
    if (inline !== undefined && this.line.length + inline.length <= LINE_WIDTH) {
      this.line += inline;
    } else {
      const indent = this.line.length - this.line.trimStart().length;
      const base = this.line.slice(0, indent);
      this.line += '{';
      this.newLine('');
      this.done.push(...printElements(block.owner?.$type, block.elements, block.tail, base + INDENT));
      this.line = `${base}}`;
    }
    this.last = block.close;
    this.mustBreak = false;
  }

  private newLine(indent: string): void {
    this.done.push(this.line.trimEnd());
    this.line = indent;
  }

  /** True if the element is on one line and too long for it. */
  private tooLong(nodes: Node[]): boolean {
    const text = inlineNodes(nodes);
    return text !== undefined && this.indent.length + text.length > LINE_WIDTH;
  }
}

/** Where a line that is too long is broken: before each step, else behind commas as late as possible. */
function wrapPoints(nodes: Node[], indent: string): Set<Piece> {
  const steps = nodes.filter((node): node is Piece => node.kind === 'word' && node.text === 'then' && isStep(node));
  if (steps.length > 0) return new Set(steps);
  const points = new Set<Piece>();
  let line = indent;
  let chunk: Node[] = [];
  nodes.forEach((node, index) => {
    chunk.push(node);
    const comma = node.kind === 'word' && node.text === ',';
    if (!comma && index < nodes.length - 1) return;
    const text = inlineNodes(chunk) ?? '';
    const head = chunk[0];
    if (line.trim() !== '' && line.length + 1 + text.length > LINE_WIDTH && head?.kind === 'word') {
      points.add(head);
      line = indent + CONTINUATION + text;
    } else {
      line += line.trim() === '' ? text : ` ${text}`;
    }
    chunk = [];
  });
  return points;
}

function isStep(piece: Piece): boolean {
  return /Step$/.test(piece.leaf.astNode.$type);
}

/** The block on one line, if the author wrote it on one line and no comment forbids it. */
function inlineBlock(block: Block): string | undefined {
  if (block.elements.length === 0 && block.tail.length === 0) return '{ }';
  if (CHAPTERS.has(block.owner?.$type ?? '')) return undefined;
  if (block.tail.length > 0 || block.elements.some((element) => breaksBefore(element) > 0)) return undefined;
  const parts = inOrder(block.owner?.$type, block.elements).map((element) =>
    element.above.length > 0 || element.behind.length > 0 ? undefined : inlineNodes(element.nodes));
  if (parts.some((part) => part === undefined)) return undefined;
  return `{ ${parts.join(isList(block) || FLOWING.has(block.owner?.$type ?? '') ? ' ' : '   ')} }`;
}

/** Items that end with a comma are set apart by one space, clauses by three. */
function isList(block: Block): boolean {
  return block.elements.slice(0, -1).every((element) => {
    const last = element.nodes.at(-1);
    return last?.kind === 'word' && last.text === ',';
  });
}

function inlineNodes(nodes: Node[]): string | undefined {
  let text = '';
  let last: Piece | undefined;
  for (const node of nodes) {
    if (node.kind === 'block') {
      const inline = inlineBlock(node);
      if (inline === undefined) return undefined;
      text += last === undefined ? inline : ` ${inline}`;
      last = node.close;
      continue;
    }
    if (node.kind === 'comment' || (last !== undefined && node.breaks > 0)) return undefined;
    text += last !== undefined && spaceBetween(last, node) ? ` ${node.text}` : node.text;
    last = node;
  }
  return text;
}
