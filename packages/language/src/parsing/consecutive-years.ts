const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A pattern of every `yy<separator>yy` pair of consecutive years, `00<sep>01` to `99<sep>00`. */
export function consecutiveYears(separator: string): string {
  return pairs(separator);
}

/** A pattern of every `yy<separator>yyyy` of consecutive years within a century or across it, e.g. `26/2027`, `99/2000`. */
export function consecutiveLongYears(separator: string): string {
  return pairs(`${separator}[0-9]{2}`);
}

function pairs(between: string): string {
  const all = Array.from({ length: 100 }, (_, year) => twoDigits(year) + between + twoDigits((year + 1) % 100));
  return `(?:${all.join('|')})`;
}
