/** Declarations laid out by themselves, whatever else the file says or fails to say. */
import type { AstNode, LangiumDocument, LangiumDocumentFactory } from 'langium';
import * as ast from '../ast.ts';
import { depthOf, surroundings } from '../model/nearby.ts';
import { formatDocument } from './format-document.ts';

/** A declaration's text as it stands and as it is laid out, both from its first word to its last, and where it stands. */
export interface LaidOut { readonly from: number; readonly to: number; readonly text: string; readonly formatted: string; readonly indent: string }

const AROUND = { before: 'contract X {\n', after: '\n}\n' };

/** The declaration, clause of a contract, scenario or import around a place; undefined where none is. */
export function partAround(document: LangiumDocument, offset: number): AstNode | undefined {
  const { within } = surroundings(document, offset);
  let part: AstNode | undefined = within;
  while (part && !isOuter(part.$container)) part = part.$container;
  const place = part?.$cstNode;
  if (!part || !place || ast.isContract(part) || offset < place.offset || offset > place.end) return undefined;
  return part;
}

/** Lays a declaration out; undefined if it cannot be read by itself, or stands in a block of another. */
export function laidOutAlone(part: AstNode, document: LangiumDocument, factory: LangiumDocumentFactory): LaidOut | undefined {
  const place = part.$cstNode;
  if (!place) return undefined;
  // Behind a mistake it may be read as standing elsewhere than it does; braces say where.
  const depth = depthOf(document.textDocument.getText().slice(0, place.offset));
  if (depth > 1 || depth < 0) return undefined;
  const inContract = depth === 1;
  const { text } = place;
  const whole = inContract ? `${AROUND.before}${text}${AROUND.after}` : text;
  const formatted = formatDocument(factory.fromString(whole, document.uri.with({ query: 'alone' })));
  if (formatted === undefined) return undefined;
  const inner = inContract ? formatted.replaceAll('\r\n', '\n').slice(AROUND.before.length, -AROUND.after.length + 1) : formatted.replaceAll('\r\n', '\n');
  return { from: place.offset, to: place.end, text, formatted: inner.trim(), indent: inContract ? '  ' : '' };
}

function isOuter(node: AstNode | undefined): boolean {
  return ast.isRemitFile(node) || ast.isContract(node);
}
