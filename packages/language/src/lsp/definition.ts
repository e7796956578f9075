import type { LangiumDocument } from 'langium';
import { DefaultDefinitionProvider, type LangiumServices } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import type { RemitAddedServices } from '../services.ts';
import { nameInWording } from './names-in-wording.ts';

/** Goes to what a name means, also from a name in a wording. */
export class RemitDefinition extends DefaultDefinitionProvider {
  private readonly services: LangiumServices & RemitAddedServices;

  constructor(services: LangiumServices & RemitAddedServices) {
    super(services);
    this.services = services;
  }

  override async getDefinition(document: LangiumDocument, params: DefinitionParams): Promise<LocationLink[] | undefined> {
    const named = nameInWording(document, params.position, this.services);
    if (!named) return super.getDefinition(document, params);
    const links = await super.getDefinition(named.declaration.document, { ...params, position: named.declaration.position });
    return links?.map(link => ({ ...link, originSelectionRange: named.range }));
  }
}
