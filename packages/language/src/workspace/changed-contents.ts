import { DocumentState, type LangiumDocument } from 'langium';
import { exportSignature, figureSignature } from './export-signature.ts';

/** What files say that others rest on, as it was when they were last read; tells what of it is other now. */
export class ChangedContents {
  private readonly known = new Map<string, { readonly exports: string; readonly figures: string }>();

  /** A file that is gone and comes again has changed. */
  forget(uri: string): void {
    this.known.delete(uri);
  }

  /**
   * Notes the files that have been read again. A file that nothing imports need not be looked at: once something does, it counts as changed.
   *
   * @returns those that export something else than before, those that export the same, and those in which a figure changed that checks of importers look at
   */
  note(all: ReadonlyMap<string, LangiumDocument>, isImported: (uri: string) => boolean): { readonly exports: string[]; readonly same: Set<string>; readonly figures: Set<string> } {
    const changed = { exports: [] as string[], same: new Set<string>(), figures: new Set<string>() };
    for (const [uri, document] of all) {
      if (document.state > DocumentState.Parsed) continue;
      if (!isImported(uri)) {
        this.known.delete(uri);
        continue;
      }
      const known = this.known.get(uri);
      const now = { exports: exportSignature(document), figures: figureSignature(document) };
      if (known?.exports === now.exports) changed.same.add(uri); else changed.exports.push(uri);
      if (known && known.figures !== now.figures) changed.figures.add(uri);
      this.known.set(uri, now);
    }
    return changed;
  }
}
