import type { Expr } from '../../expression.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { Rational } from '../../rational.ts';
import { cmp, parseNumber } from '../../rational.ts';
import { visitExpr } from '../../walk.ts';
import { defineFinding, finding } from '../finding.ts';

const descending = defineFinding({
  code: 'PRG-054', title: 'Scale out of order',
  message: "'{later}' comes after '{earlier}' but is not above it.",
  why: 'A step that lies below the one before it can never be reached, so a rate in the contract would never be paid.',
  fix: 'Put the steps in ascending order, each once.',
});
const openEnd = defineFinding({
  code: 'PRG-055', title: 'Scale without a proper end',
  message: '{problem}',
  why: 'A scale must give a value for every number, and exactly one.',
  fix: "Give every band but the last its 'to', and none to the last.",
});

/** Bands and points with constant edges ascend; the last band, and only it, has no end. */
export const scales: ProgramCheck = {
  kinds: [descending, openEnd],
  run({ roots }, report) {
    for (const root of roots) {
      visitExpr(root.expr, root.at, (expr, at) => {
        if (expr.op === 'band') checkBands(expr, at, report);
        if (expr.op === 'interpolate') checkAscent(expr.points.map(([x], index) => ({ edge: x, at: `${at}/points/${index}/0` })), report);
      });
    }
  },
};

function checkBands({ bands }: Extract<Expr, { op: 'band' }>, at: string, report: Report): void {
  bands.forEach((band, index) => {
    const last = index === bands.length - 1;
    if (last && band.to) report(finding(openEnd, `${at}/bands/${index}/to`, { problem: 'The last band ends, so larger numbers have no value.' }));
    if (!last && !band.to) report(finding(openEnd, `${at}/bands/${index}`, { problem: 'This band has no end, so the bands after it are never reached.' }));
  });
  checkAscent(bands.flatMap((band, index) => band.to ? [{ edge: band.to, at: `${at}/bands/${index}/to`, includes: band.includesTo === true }] : []), report);
}

interface Edge { edge: Expr; at: string; includes?: boolean }

/** Neighbouring constants ascend; a band may also hold the one number at which the band before it ends without it. */
function checkAscent(edges: readonly Edge[], report: Report): void {
  let before: { value: Rational; text: string; includes: boolean } | undefined;
  for (const { edge, at, includes = false } of edges) {
    if (edge.op !== 'number') continue;
    const value = parseNumber(edge.v)!;
    const order = before ? cmp(before.value, value) : -1;
    const single = order === 0 && includes && !before!.includes;
    if (order >= 0 && !single) report(finding(descending, at, { earlier: before!.text, later: edge.v }));
    before = { value, text: edge.v, includes };
  }
}
