const SCALES: ReadonlyMap<string, number> = new Map([['k', 3], ['m', 6], ['bn', 9]]);

/**
 * A figure in the one form in which it has neither separators nor abbreviations nor idle zeros, so that two ways of writing it are one:
 * "£35m" and "£35,000,000" are "£35000000", "70.0%" is "70%". What is no figure stays as it is.
 */
export function plainFigure(text: string): string {
  const parts = /^(\D*)([\d,]+)(?:\.(\d+))?(k|m|bn)?(%?)$/.exec(text);
  if (!parts) return text;
  const [, sign = '', whole = '', decimals = '', scale = '', percent = ''] = parts;
  const shift = SCALES.get(scale) ?? 0;
  const digits = decimals.padEnd(shift, '0');
  const integer = (whole.replaceAll(',', '') + digits.slice(0, shift)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(shift).replace(/0+$/, '');
  return `${sign}${integer}${rest === '' ? '' : `.${rest}`}${percent}`;
}
