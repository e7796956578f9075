import { namesBesideStop } from '@remit/language/lsp/inline-values';
import { DocumentState, URI } from 'langium';
import { InlineValueEvaluatableExpression, type Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/** Answers which names have values that belong beside the text while a payment is stepped through; the session then says what each comes to. */
export function answerInlineValues(connection: Connection, { workspace }: ServerSharedServices): void {
  connection.languages.inlineValue.on(async ({ textDocument, context }) => {
    let found: InlineValueEvaluatableExpression[] = [];
    await workspace.WorkspaceLock.read(() => {
      const document = workspace.LangiumDocuments.getDocument(URI.parse(textDocument.uri));
      if (document && document.state >= DocumentState.Linked) found = namesBesideStop(document, context.stoppedLocation).map(({ name, range }) => InlineValueEvaluatableExpression.create(range, name));
    });
    return found;
  });
}
