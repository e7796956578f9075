import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');

/** One coloured piece of a line. */
export interface ColouredPiece {
  text: string;
  /** The innermost scope, without the trailing `.remit`; the empty string for plain text. */
  scope: string;
}

/** The highlighting grammar that ships in the extension, run by the engine that VS Code uses. */
export async function highlightingGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const file = path.resolve(import.meta.dirname, '../../syntaxes/remit.tmLanguage.json');
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns), createOnigString: (text) => new oniguruma.OnigString(text) }),
    loadGrammar: (scope) => Promise.resolve(scope === 'source.remit' ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null),
  });
  const grammar = await registry.loadGrammar('source.remit');
  if (!grammar) throw new Error('the highlighting grammar could not be loaded');
  return grammar;
}

/** Cuts a text into coloured pieces, line by line; blank pieces are left out. */
export function colour(grammar: IGrammar, text: string): ColouredPiece[][] {
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex).trim(),
        scope: scopes.length > 1 ? scopes[scopes.length - 1]!.replace(/\.remit$/, '') : '',
      }))
      .filter((piece) => piece.text !== '');
  });
}
