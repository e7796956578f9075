/** Shows the phrase that is being written, in the words of the reference, and which part of it comes next. */
import { CstUtils, GrammarAST, type LangiumDocument } from 'langium';
import type { LangiumServices, SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams, SignatureInformation } from 'vscode-languageserver';
import { FeaturesAt } from './completion/features-at.ts';
import { PHRASES } from './generated/phrases.ts';
import { PURPOSES } from './generated/purposes.ts';
import { languagePagesOf, pageReference } from './hover/keyword-hover.ts';
import { activeForms, formsWithNext, pathOf, type ActiveForm } from './phrase-at.ts';

/** Signature help: `then up to ‹value› [‹span›]` with the part at the cursor. */
export class RemitSignatureHelp implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: [' ', ',', ':', '{'], retriggerCharacters: [' '] };
  private readonly services: LangiumServices;
  private features: FeaturesAt | undefined;
  private pages: string | undefined;

  constructor(services: LangiumServices) {
    this.services = services;
    services.shared.lsp.LanguageServer.onInitialize((params) => { this.pages = languagePagesOf(params); });
  }

  provideSignatureHelp(document: LangiumDocument, { position }: SignatureHelpParams): SignatureHelp | undefined {
    const offset = document.textDocument.offsetAt(position);
    if (isInText(document, offset)) return undefined;
    this.features ??= new FeaturesAt(this.services);
    const { tokens, tokenIndex, elementStack } = this.features.stackAt(document, offset);
    const isBehind = /\s/.test(document.textDocument.getText().charAt(offset - 1));
    // The word at the cursor may be half typed.
    const unread = isBehind ? tokens.slice(tokenIndex) : tokens.slice(tokenIndex, -1);
    if (unread.length > 0) {
      const text = this.features.textBefore(document, offset);
      const found = formsWithNext(this.features.next(isBehind ? text : text.slice(0, tokens.at(-1)!.startOffset)).map(({ feature }) => feature));
      return found && this.help(found.forms, 0, [found.rule]);
    }
    const found = activeForms(elementStack, isBehind || tokenIndex < tokens.length);
    return found && this.help(found.forms, found.active, elementStack.slice(0, found.depth + 1).map((element) => pathOf(element)?.rule));
  }

  private help(forms: readonly ActiveForm[], active: number, rules: readonly (string | undefined)[]): SignatureHelp {
    const said = documentation(rules, this.pages);
    return { signatures: forms.map((form) => signature(form, said)), activeSignature: active, activeParameter: forms[active]!.part };
  }
}

function signature({ parts, part }: ActiveForm, value: string | undefined): SignatureInformation {
  let label = '';
  const parameters = parts.map(([text]) => {
    const from = label === '' || label.endsWith('(') ? label.length : label.length + 1;
    label += `${' '.repeat(from - label.length)}${text}`;
    return { label: [from, label.length] as [number, number] };
  });
  return { label, parameters, activeParameter: part, ...(value === undefined ? {} : { documentation: { kind: 'markdown', value } }) };
}

/** What the reference says of the innermost rule that it tells of. */
function documentation(rules: readonly (string | undefined)[], pages: string | undefined): string | undefined {
  const told = rules.findLast((rule) => rule !== undefined && PHRASES.has(rule) && PURPOSES.has(rule)) ?? rules.findLast((rule) => rule !== undefined && PURPOSES.has(rule));
  const found = told === undefined ? undefined : PURPOSES.get(told);
  return found && `${found.purpose}\n\n${pageReference(found.page, pages)}`;
}

/** Whether a place is in a comment or between quotation marks. */
function isInText({ parseResult }: LangiumDocument, offset: number): boolean {
  const root = parseResult.value.$cstNode;
  const leaf = root && offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined;
  if (!leaf) return false;
  if (leaf.hidden) return !/^\s*$/.test(leaf.text) && (offset < leaf.end || !leaf.text.startsWith('/*'));
  return /^["\u201C]/.test(leaf.text) && offset < leaf.end && GrammarAST.isAbstractElement(leaf.grammarSource);
}
