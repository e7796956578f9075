import { incompletePhrase } from '../diagnostics/syn.ts';

const forms: ReadonlyMap<string, string> = new Map([
  ['bands', "each band says where it lies, then ':' and a value, as in 'in bands { below 60%: £0, 60% to 70%: £1, at least 70%: £2 }'"],
  ['parts', "each part says where it lies, then ':' and a share, as in 'in parts { first £1m: 0%, £1m to £2m: 50%, beyond £2m: 80% }'"],
]);

/**
 * What is said of bands or parts that cannot be read, and where their words end: the parser gives up before them, and complains of `in` and again
 * of their brace. Undefined for any other phrase.
 */
export function halfScale(text: string, offset: number): { message: string; end: number } | undefined {
  const found = /^in\s+(bands|parts)\b\s*\{?/.exec(text.slice(offset, offset + 80));
  const form = found && forms.get(found[1]!);
  return form ? { message: incompletePhrase.message({ word: `in ${found[1]}`, missing: '', form }), end: offset + found[0].length } : undefined;
}
