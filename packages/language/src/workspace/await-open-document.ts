import { delayNextTick, DocumentState, OperationCancelled, UriUtils, type Cancellation, type Disposable, type DocumentBuilder, type URI } from 'langium';

/** In their order. */
const states: readonly DocumentState[] = [DocumentState.Parsed, DocumentState.IndexedContent, DocumentState.ComputedScopes, DocumentState.Linked, DocumentState.IndexedReferences, DocumentState.Validated];

/** Which document is waited for, and how its waiting ends. */
export interface OpenDocument {
  readonly state: DocumentState;
  readonly uri: URI;
  /** Whether it is still open, so that a check of it is under way or to come. */
  readonly isOpen: () => boolean;
  /** Whether what is open has been brought to the state. */
  readonly isReady: () => boolean;
  /** What becomes of the request when it has been closed. */
  readonly otherwise: () => Promise<URI>;
}

/**
 * Waits until a document that is open has been brought to a state. An editor asks right after it has opened or changed a text, when no check
 * has begun to read it: then what is known is of the text before, or there is nothing yet.
 *
 * @throws OperationCancelled once nobody wants the answer any more
 */
export async function awaitOpenDocument(builder: DocumentBuilder, { state, uri, isOpen, isReady, otherwise }: OpenDocument, token: Cancellation.CancellationToken): Promise<URI> {
  while (!isReady()) {
    if (token.isCancellationRequested) throw OperationCancelled;
    if (!isOpen()) return otherwise();
    await somethingHappens(builder, state, uri, token);
  }
  return uri;
}

/** Settled as soon as the document reaches the state or a later one (not every one is announced), any update begins (a document may have been closed), or the request is given up. */
function somethingHappens(builder: DocumentBuilder, state: DocumentState, uri: URI, token: Cancellation.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      for (const listener of listeners) listener.dispose();
      resolve();
    };
    const listeners: Disposable[] = [
      ...states.filter((one) => one >= state).map((one) => builder.onDocumentPhase(one, (document) => {
        if (!UriUtils.equals(document.uri, uri)) return undefined;
        settle();
        return turnForAnswer();
      })),
      builder.onUpdate(settle),
      token.onCancellationRequested(settle),
    ];
  });
}

/** The check goes on once the answer is on its way: it is given in one turn, and sent in the next. */
async function turnForAnswer(): Promise<void> {
  await delayNextTick();
  await delayNextTick();
}
