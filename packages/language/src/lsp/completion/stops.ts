/** Places in an inserted text that are filled one after the other, where an editor has such; else the words that stand there. */
export class Stops {
  private count = 0;
  private readonly isSnippet: boolean;

  /** @param isSnippet whether the editor knows places to be filled */
  constructor(isSnippet: boolean) {
    this.isSnippet = isSnippet;
  }

  /** A place with a word that is to be replaced. */
  at(word: string): string {
    return this.isSnippet ? `\${${++this.count}:${word.replace(/[\\$}]/g, '\\$&')}}` : word;
  }

  /** A place for one of several words; for a word that stands for them where there are none. */
  among(words: readonly string[], otherwise: string): string {
    if (words.length < 2 || !this.isSnippet) return this.at(words[0] ?? otherwise);
    return `\${${++this.count}|${words.map((word) => word.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
  }

  /** Where the cursor is in the end. */
  end(): string {
    return this.isSnippet ? '$0' : '';
  }
}
