import { DefaultReferenceDescriptionProvider, interruptAndCheck, type Cancellation, type LangiumDocument, type ReferenceDescription } from 'langium';
import { referencesOf, treeOf } from '../model/tree.ts';

/** After how many nodes others get a turn, and a cancelled build ends. */
const stretch = 100;

/** What the index holds of references, collected in one plain walk. */
export class RemitReferenceDescriptions extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(document: LangiumDocument, token: Cancellation.CancellationToken): Promise<ReferenceDescription[]> {
    const descriptions: ReferenceDescription[] = [];
    for (const [index, node] of treeOf(document.parseResult.value).entries()) {
      if (index % stretch === 0) await interruptAndCheck(token);
      for (const reference of referencesOf(node)) descriptions.push(...this.createInfoDescriptions(reference));
    }
    return descriptions;
  }
}
