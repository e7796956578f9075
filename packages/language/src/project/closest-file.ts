import { closestName } from '../diagnostics/close-names.ts';

/** The file that was probably meant. Endings that all files share make no two names alike, so they do not count. */
export function closestFile(written: string, names: readonly string[]): string | undefined {
  const close = closestName(stem(written), names.map(stem));
  return close === undefined ? undefined : names.find((name) => stem(name) === close);
}

function stem(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
