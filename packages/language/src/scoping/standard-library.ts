import { URI } from 'langium';

/** The scheme of built-in files, e.g. `remit-std:/calendar/england.remit`. */
export const standardScheme = 'remit-std';

/** The address of a built-in file imported as `std/…`. */
export function standardLibraryUri(path: string): URI {
  return URI.from({ scheme: standardScheme, path: `/${path.slice('std/'.length)}` });
}

/** Gives the text of built-in files; the content is injected, nothing is read from a disk. */
export interface StandardLibrary {
  /** The text of the file imported as `std/…`, or `undefined` where there is none. */
  read(uri: URI): string | undefined;
  /** The paths of all files, as they are imported: `std/calendar/england.remit`. */
  list(): readonly string[];
}

/** A library made from a record of path (`std/…`) to text. */
export function standardLibrary(files: Readonly<Record<string, string>>): StandardLibrary {
  const texts = new Map(Object.entries(files));
  return {
    read: uri => texts.get(`std${uri.path}`),
    list: () => [...texts.keys()],
  };
}
