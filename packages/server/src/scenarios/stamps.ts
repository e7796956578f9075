import type { LangiumDocument } from 'langium';
import { checkedText } from '@remit/language/workspace/checked-text';
import type { ServerSharedServices } from '../create-services.ts';

/** Tells whether what a document rests on says the same as before: its own text, and all that it imports, directly or not. */
export class Stamps {
  private readonly services: ServerSharedServices;
  /** By address: the text, and a number that is another for each other text. */
  private readonly texts = new Map<string, { text: string | undefined; stamp: number }>();
  private next = 0;

  constructor(services: ServerSharedServices) {
    this.services = services;
  }

  /** Another text for each other state of what a document rests on. */
  of(document: LangiumDocument): string {
    return this.services.workspace.ProjectLoader.closureOf(document).map((each) => `${each.uri.toString()} ${this.stampOf(each)}`).sort().join('\n');
  }

  private stampOf(document: LangiumDocument): number {
    const uri = document.uri.toString();
    const text = checkedText(document);
    const known = this.texts.get(uri);
    if (known?.text === text && known) return known.stamp;
    const stamp = (this.next += 1);
    this.texts.set(uri, { text, stamp });
    return stamp;
  }
}
