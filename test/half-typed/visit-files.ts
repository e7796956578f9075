import { createRemitServices } from '@remit/language';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, unfit } from './builds.ts';
import { damaged, keywordsOf, type Damage } from './damage.ts';
import { damagedPiece, piecesOf } from './pieces.ts';

const roots = ['examples', 'test/fixtures'];
/** Time for the whole files of one half. Both halves run side by side, so that all of it keeps within eight minutes. */
const budget = 200_000;

function remitFiles(folder: string): string[] {
  return readdirSync(folder).sort().flatMap(name => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' || name === 'build' ? [] : remitFiles(path);
    return name.endsWith('.remit') ? [path] : [];
  });
}

/**
 * Damages every second file (from `part`, 0 or 1, on): every declaration by itself in every way there is, then the whole files,
 * in which a damage can reach further, evenly from end to end for as long as there is time.
 */
export function visitFiles(part: 0 | 1): void {
  const files = roots.flatMap(remitFiles).filter((_, index) => index % 2 === part);
  const services = createRemitServices();
  const keywords = keywordsOf(services);

  const visit = async (damage: Damage): Promise<void> => {
    const problem = unfit(await build(services, damage.text));
    if (problem) expect.fail(`${problem}\n${damage.kind} at ${damage.at}: …${damage.text.slice(Math.max(0, damage.at - 60), damage.at + 20)}…`);
  };

  describe(`half-typed declarations, part ${part + 1}`, () => {
    for (const file of files) {
      it(file, async () => {
        let visited = 0;
        for (const piece of piecesOf(services, readFileSync(file, 'utf8'))) {
          for (const damage of damagedPiece(piece, keywords)) {
            await visit(damage);
            visited++;
          }
        }
        expect(visited).toBeGreaterThan(0);
      });
    }
  });

  describe(`half-typed files, part ${part + 1}`, () => {
    let end: number | undefined;
    files.forEach((file, index) => {
      it(file, async () => {
        end ??= performance.now() + budget;
        const all = [...damaged(readFileSync(file, 'utf8'), keywords)];
        const until = performance.now() + Math.max(0, end - performance.now()) / (files.length - index);
        const stride = coprime(all.length);
        let visited = 0;
        for (let at = 0; visited < all.length && (visited < 20 || performance.now() < until); visited++, at = (at + stride) % all.length) await visit(all[at]!);
        expect(visited).toBeGreaterThan(0);
      });
    });
  });
}

/** A stride that visits every index of a ring of that length, far from its neighbours. */
function coprime(length: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (gcd(stride, length) !== 1) stride++;
  return stride;
}
