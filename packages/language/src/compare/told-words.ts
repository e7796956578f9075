/** Two ways of saying one thing, told in one sentence. */
import { clipped } from './clipped.ts';
import { differencesOf, type Difference } from './differences.ts';
import { phraseOf, subjectOf } from './phrases.ts';
import type { Word } from './words.ts';
import { textOf } from './words.ts';

/** Words that stay around a difference that is told in place. */
const KEPT_BEFORE = 5;
const KEPT_BEHIND = 8;
/** A sentence tells so many differences in place; of a clause that differs in more places both ways are given whole. */
const MOST_IN_PLACE = 3;
const MOST_QUOTED = 300;
/** More words than this are quoted, so that it is clear where they end. */
const MOST_UNQUOTED = 3;

/** What is other in the words of a clause: "the target is 66% instead of 70%". Of a clause within another it is clear whose words they are. */
export function toldWords(type: string, before: readonly Word[], after: readonly Word[], isWithin = false): string {
  // A name that stayed as it was although what it named is called otherwise.
  if (textOf(before) === textOf(after)) return `${quoted(textOf(after))} names something else than before, or nothing`;
  const differences = differencesOf(before, after, ({ key }) => key).flatMap(byStep);
  const phrase = phraseOf(type, after);
  const from = phrase && differences.every(({ at }) => at.before >= phrase.length && at.after >= phrase.length) ? phrase.length : 0;
  const said = from > 0 || phrase?.length === 0 ? phrase!.said : undefined;
  const [old, now] = [textOf(before.slice(from)), textOf(after.slice(from))];
  const [inPlace, alone] = [differences.filter(isReplacing), differences.filter((one) => !isReplacing(one))];
  const changed = inPlace.reduce((sum, { fresh }) => sum + fresh.length, 0);
  if (differences.length <= MOST_IN_PLACE && alone.length < 2 && changed * 2 <= after.length) {
    const shown = inPlace.length === 0 ? undefined : toldInPlace(after, inPlace, from);
    const sentence = shown === undefined ? [] : [said !== undefined ? `${said} ${shown}` : isWithin ? shown : `it says: ${shown}`];
    return [...sentence, ...alone.map((one) => toldAlone(one, type, after))].join('; ');
  }
  const says = isWithin ? '' : 'it says ';
  if (old === '' || now === '') return `${says}${quoted(textOf(after))} instead of ${quoted(textOf(before))}`;
  return said === undefined || !isShort(now) || !isShort(old) ? `${said === undefined ? says : `${said} `}${quoted(now)} instead of ${quoted(old)}` : `${said} ${now} instead of ${old}`;
}

/** Short enough, and with no blocks or commas, so that it is clear what is instead of what. */
function isShort(text: string): boolean {
  return text.length <= 80 && !/[,{]/.test(text);
}

function isReplacing({ gone, fresh }: Difference<Word>): boolean {
  return gone.length > 0 && fresh.length > 0;
}

/** A difference that runs over into another step ("then …") is one of the step before and one of the steps from there on. */
function byStep(difference: Difference<Word>): Difference<Word>[] {
  const { gone, fresh, at } = difference;
  const [left, right] = [stepIn(gone), stepIn(fresh)];
  if (!isReplacing(difference) || (left === gone.length && right === fresh.length) || left === 0 || right === 0) return [difference];
  return [
    { gone: gone.slice(0, left), fresh: fresh.slice(0, right), at },
    { gone: gone.slice(left), fresh: fresh.slice(right), at: { before: at.before + left, after: at.after + right } },
  ];
}

function stepIn(words: readonly Word[]): number {
  const at = words.findIndex(({ key }) => key === 'then');
  return at < 0 ? words.length : at;
}

/** What came in or went out alone. */
function toldAlone({ gone, fresh, at }: Difference<Word>, type: string, after: readonly Word[]): string {
  const phrase = phraseOf(type, after);
  const subject = phrase && phrase.length > 0 ? `${subjectOf(phrase.said)}: ` : '';
  const from = Math.max(phrase?.length ?? 0, at.after - 3);
  const behind = at.after > from ? ` after ${quoted(textOf(after.slice(from, at.after)))}` : '';
  return fresh.length > 0 ? `${subject}${quoted(textOf(fresh))} is added${behind}` : `${subject}${quoted(textOf(gone))} is taken out${behind}`;
}

/** The words as they are now, with what stood there before behind each that is other; what is the same is cut short. */
function toldInPlace(after: readonly Word[], differences: readonly Difference<Word>[], from: number): string {
  const unit = differences.length === 1 ? figureWithUnit(after, differences[0]!, from) : undefined;
  if (unit !== undefined) return unit;
  const parts: string[] = [];
  let at = from;
  differences.forEach(({ gone, fresh, at: place }, index) => {
    const same = after.slice(at, place.after);
    if (same.length > 0) parts.push(cut(same, index > 0 ? KEPT_BEHIND : 0, KEPT_BEFORE));
    const say = fresh.length > MOST_UNQUOTED || gone.length > MOST_UNQUOTED ? quoted : (text: string) => text;
    parts.push(`${say(textOf(fresh))} instead of ${say(textOf(gone))}${fresh.at(-1)?.comma && place.after + fresh.length < after.length ? ',' : ''}`);
    at = place.after + fresh.length;
  });
  const rest = after.slice(at);
  if (rest.length > 0) parts.push(cut(rest, KEPT_BEHIND, 0));
  return parts.reduce((text, part) => (text === '' || /^[,:).]/.test(part) ? text + part : `${text} ${part}`), '');
}

/** A figure that has its unit behind it, and something else behind a comma, keeps the unit: "24,100 eligible instead of 200; otherwise hold". */
function figureWithUnit(after: readonly Word[], { gone, fresh, at }: Difference<Word>, from: number): string | undefined {
  const before = after.slice(from, at.after);
  const unit = after[at.after + 1];
  const rest = after.slice(at.after + 2);
  const isFigure = gone.length === 1 && fresh.length === 1 && [gone[0]!, fresh[0]!].every(({ leaf }) => leaf.tokenType.name === 'NUMBER');
  if (!isFigure || !unit?.comma || rest.length === 0 || !/^\p{L}+$/u.test(unit.text)) return undefined;
  return `${before.length > 0 ? `${cut(before, 0, KEPT_BEFORE)} ` : ''}${textOf([fresh[0]!, { ...unit, comma: false }])} instead of ${textOf(gone)}; ${cut(rest, KEPT_BEHIND, 0)}`;
}

/** Words with all but the first and the last ones left out. */
function cut(words: readonly Word[], first: number, last: number): string {
  const comma = words.at(-1)?.comma && last > 0 ? ',' : '';
  if (words.length <= first + last + 2) return textOf(words) + comma;
  return `${[first > 0 ? textOf(words.slice(0, first)) : '', '…', last > 0 ? textOf(words.slice(-last)) : ''].filter((part) => part !== '').join(' ')}${comma}`;
}

function quoted(text: string): string {
  return `'${clipped(text, MOST_QUOTED)}'`;
}
