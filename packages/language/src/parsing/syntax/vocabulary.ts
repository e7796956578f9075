import type { TokenType } from 'chevrotain';
import type { GrammarAST } from 'langium';

/** Things and their numbers, in the order in which they were first asked for; nothing at all has the number 0. */
export class Numbering<T extends object> {
  private readonly things: (T | undefined)[] = [undefined];
  private readonly numbers = new Map<T | undefined, number>([[undefined, 0]]);

  numberOf(thing: T | undefined): number {
    const known = this.numbers.get(thing);
    if (known !== undefined) return known;
    this.numbers.set(thing, this.things.length);
    return this.things.push(thing) - 1;
  }

  at(number: number): T | undefined {
    return this.things[number];
  }
}

/** The numbers by which rows name what nodes have of the grammar. There are as many as the grammar has elements, however many texts are read. */
export class Vocabulary {
  readonly elements = new Numbering<GrammarAST.AbstractElement>();
  readonly tokens = new Numbering<TokenType>();
}
