import type { LangiumDocument, MaybePromise } from 'langium';
import type { CompletionProvider, LangiumServices } from 'langium/lsp';
import type { CompletionClientCapabilities, CompletionList, CompletionParams } from 'vscode-languageserver';
import type { RemitAddedServices } from '../../services.ts';
import { RemitCompletion } from './completion.ts';

/** Makes the completion service, which needs a parser of its own, when it is first asked: a server answers sooner. */
export class LazyCompletion implements CompletionProvider {
  /** Names are offered at once in a hole of a wording, and parts behind a name in it. */
  readonly completionOptions = { triggerCharacters: ['{', '.'] };
  private readonly services: LangiumServices & RemitAddedServices;
  private capabilities: CompletionClientCapabilities | undefined;
  private made: RemitCompletion | undefined;

  constructor(services: LangiumServices & RemitAddedServices) {
    this.services = services;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.capabilities = capabilities.textDocument?.completion;
    });
  }

  getCompletion(document: LangiumDocument, params: CompletionParams): MaybePromise<CompletionList | undefined> {
    this.made ??= new RemitCompletion(this.services, this.capabilities);
    return this.made.getCompletion(document, params);
  }
}
