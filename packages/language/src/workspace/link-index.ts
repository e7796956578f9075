import type { URI } from 'langium';

/** Which documents lead to which, as by imports, both ways round; kept up to date document by document. */
export class LinkIndex {
  private readonly targets = new Map<string, ReadonlySet<string>>();
  private readonly sources = new Map<string, Map<string, URI>>();

  /** Notes where a document leads to now, in place of what was noted before. */
  set(source: URI, targets: Iterable<string>): void {
    const key = source.toString();
    const [before, now] = [this.targets.get(key), new Set(targets)];
    for (const target of before ?? []) if (!now.has(target)) this.drop(target, key);
    for (const target of now) {
      const known = this.sources.get(target);
      if (known) known.set(key, source);
      else this.sources.set(target, new Map([[key, source]]));
    }
    if (now.size > 0) this.targets.set(key, now);
    else this.targets.delete(key);
  }

  /** Forgets where a document leads to, because it is gone. Who leads to it stays known. */
  delete(source: string): void {
    for (const target of this.targets.get(source) ?? []) this.drop(target, source);
    this.targets.delete(source);
  }

  /** Where a document leads to directly. */
  targetsOf(source: string): ReadonlySet<string> {
    return this.targets.get(source) ?? none;
  }

  /** Whether any document leads to one. */
  isTarget(target: string): boolean {
    return this.sources.has(target);
  }

  /** The documents that lead to one directly, in the order in which they were noted. */
  sourcesOf(target: string): URI[] {
    return [...this.sources.get(target)?.values() ?? []];
  }

  /** The documents that lead to one of these, directly or through others, and are not themselves among them. */
  dependentsOf(changed: ReadonlySet<string>): URI[] {
    const reached = new Set(changed);
    const dependents: URI[] = [];
    for (const target of reached) {
      for (const [key, source] of this.sources.get(target) ?? []) {
        if (reached.has(key)) continue;
        reached.add(key);
        dependents.push(source);
      }
    }
    return dependents;
  }

  private drop(target: string, source: string): void {
    const known = this.sources.get(target);
    known?.delete(source);
    if (known?.size === 0) this.sources.delete(target);
  }
}

const none: ReadonlySet<string> = new Set();
