import { URI } from 'langium';
import type { KnownProfile } from './rule-profiles.ts';

/** The scheme of built-in files, e.g. `remit-std:/calendar/england.remit`. */
export const standardScheme = 'remit-std';

/** The address of a built-in file imported as `std/…`. */
export function standardLibraryUri(path: string): URI {
  return URI.from({ scheme: standardScheme, path: `/${path.slice('std/'.length)}` });
}

/** Gives the text of built-in files and the rule profiles; the content is injected, nothing is read from a disk. */
export interface StandardLibrary {
  /** The text of the file imported as `std/…`, or `undefined` where there is none. */
  read(uri: URI): string | undefined;
  /** The paths of all files, as they are imported: `std/calendar/england.remit`. */
  list(): readonly string[];
  /** The rule profiles that a contract may name. Where there are none, any name is taken. */
  readonly profiles: readonly KnownProfile[];
  /** The profile whose rules are looked at for every contract, whatever it names: what `remit check --profile` asks for. */
  readonly profileForAll?: KnownProfile | undefined;
}

/** The profile whose rules hold for a contract that names one; undefined for a name that is not known, and for a sketch, which names none. */
export function profileForRules(named: string | undefined, { profiles, profileForAll }: StandardLibrary): KnownProfile | undefined {
  return profileForAll ?? (named === undefined ? undefined : profiles.find(({ name }) => name === named));
}

/** A library made from a record of path (`std/…`) to text, and rule profiles. */
export function standardLibrary(files: Readonly<Record<string, string>>, profiles: readonly KnownProfile[] = [], profileForAll?: KnownProfile): StandardLibrary {
  const texts = new Map(Object.entries(files));
  return {
    read: uri => texts.get(`std${uri.path}`),
    list: () => [...texts.keys()],
    profiles,
    profileForAll,
  };
}
