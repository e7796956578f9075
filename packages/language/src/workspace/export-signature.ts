import type { LangiumDocument } from 'langium';
import * as ast from '../ast.ts';

const parts = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s+|"""[\s\S]*?"""|"[^"\n]*"|([£€$₹¥]|[A-Z]{3}(?=\d))?(?<![A-Za-zÀ-ÿ_])\d[\d,.]*(\/\d+)?(?:bn|m|k)?(%)?/g;

/**
 * What the links and types of importers can depend on, as text: the file word for word, with every figure and title replaced by its kind.
 * Notes, layout, wording, titles and the size of figures do not count, so editing them leaves importers linked. Where imports lead does
 * count, because values may be made of what is imported.
 */
export function exportSignature(document: LangiumDocument): string {
  const text = document.textDocument.getText();
  const words = text.replace(parts, (part: string, currency: string | undefined, fraction: string | undefined, percent: string | undefined, offset: number) => {
    if (part.startsWith('"')) return isPath(text, offset) ? part : '""';
    if (/^(?:\s|\/)/.test(part)) return ' ';
    return currency ? `${currency}0` : percent ? '0%' : fraction ? '0/0' : '0';
  });
  // A file that cannot be read in full may export anything.
  const broken = document.parseResult.parserErrors.length > 0 ? 'broken ' : '';
  return broken + words.replace(/ +/g, ' ').trim();
}

/** Whether the text in quotation marks at an offset is the path of an import. */
function isPath(text: string, offset: number): boolean {
  return /\b(?:import|\}\s*from)\s*$/.test(text.slice(Math.max(0, offset - 40), offset));
}

/**
 * What checks and rules of importers look at beside links and types: every figure of the file, with the words around it. When only these change,
 * importers are checked again, not linked again. A file that declares nothing outside of its contracts has nothing that they look at.
 */
export function figureSignature(document: LangiumDocument): string {
  const file = document.parseResult.value;
  if (!ast.isRemitFile(file)) return '';
  return file.declarations.map(({ $cstNode }) => ($cstNode?.text ?? '').replace(layout, (part) => (part.startsWith('"""') ? '' : part.startsWith('"') ? '""' : ' '))).join('\n');
}

const layout = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|\s+|"""[\s\S]*?"""|"[^"\n]*"/g;
