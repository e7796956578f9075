import type { LangiumDocument, MaybePromise } from 'langium';
import { DefaultReferencesProvider, type LangiumServices } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { RemitAddedServices } from '../services.ts';
import { nameInWording } from './names-in-wording.ts';

/** Finds every use of a name, also when asked from a name in a wording. */
export class RemitReferences extends DefaultReferencesProvider {
  private readonly services: LangiumServices & RemitAddedServices;

  constructor(services: LangiumServices & RemitAddedServices) {
    super(services);
    this.services = services;
  }

  override findReferences(document: LangiumDocument, params: ReferenceParams): MaybePromise<Location[]> {
    const declaration = nameInWording(document, params.position, this.services)?.declaration;
    return declaration ? super.findReferences(declaration.document, { ...params, position: declaration.position }) : super.findReferences(document, params);
  }
}
