import { allFundTerms } from '../../fund-terms.ts';
import type { Line } from '../../program.ts';
import type { ProgramCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';

const noMember = defineFinding({
  code: 'PRG-065', title: 'Which member is paid is not known',
  message: "'{line}' is paid from or to a member of '{group}', but is not for each of '{group}'.",
  why: 'A payment needs one payer and one payee.',
  fix: "Give '{line}' for each of '{group}', or name a party.",
});
const noDays = defineFinding({
  code: 'PRG-066', title: 'Rule for recoveries incomplete',
  message: "Recoveries of '{line}' are by '{how}', so 'days' {problem}.",
  why: 'It must be certain when money that is owed back is due.',
  fix: "Give 'days' with 'invoice' and only with it.",
});
const heldWithSelf = defineFinding({
  code: 'PRG-067', title: 'Line held with itself',
  message: "'{line}' is held whenever '{line}' is held, directly or round other lines.",
  why: 'Once held it would never be released.',
  fix: 'Name the line that it waits for, and that does not wait for it.',
});
const blocksNothing = defineFinding({
  code: 'PRG-068', title: 'Check that blocks nothing',
  message: "'{check}' blocks payments, but names no lines.",
  why: 'Readers would rely on a check that has no effect.',
  fix: "List the lines whose payments it blocks, or let it 'report'.",
});
const overflowToSource = defineFinding({
  code: 'PRG-069', title: 'Overflow to the party it comes from',
  message: "What exceeds the cap of '{party}' would go to '{party}' again.",
  why: 'The cap would have no effect.',
  fix: 'Name another party.',
});

const commitsNothing = defineFinding({
  code: 'PRG-070', title: 'Commitment without a fund',
  message: "'{line}' pays nobody, and does not come from a fund.",
  why: 'A sum that nobody is paid means something only where it counts towards a fund.',
  fix: 'Name the fund that it is committed from, or who is paid.',
});
const noLimits = defineFinding({
  code: 'PRG-071', title: 'Outside the limits of no fund',
  message: "'{line}' is outside the limits of its fund, and does not come from a fund.",
  why: 'Readers would look for limits that there are not.',
  fix: "Leave out 'outsideLimits', or name the fund.",
});

/** Rules of payment that need something besides themselves have it. */
export const paymentRules: ProgramCheck = {
  kinds: [noMember, noDays, heldWithSelf, blocksNothing, overflowToSource, commitsNothing, noLimits],
  run({ program, lines }, report) {
    program.lines.forEach((line, index) => {
      const at = `/lines/${index}`;
      for (const side of ['from', 'to'] as const) {
        const who = line[side];
        if ('member' in who && !line.each.includes(who.member)) report(finding(noMember, `${at}/${side}/member`, { line: line.id, group: who.member }));
      }
      if ('nobody' in line.to && !('fund' in line.from)) report(finding(commitsNothing, `${at}/to`, { line: line.id }));
      if (line.outsideLimits && !('fund' in line.from)) report(finding(noLimits, `${at}/outsideLimits`, { line: line.id }));
      const { how, days } = line.recovery;
      if ((how === 'invoice') !== (days !== undefined)) report(finding(noDays, `${at}/recovery`, { line: line.id, how, problem: days === undefined ? 'is needed' : 'means nothing' }));
      if (waitsFor(line, lines).includes(line.id)) report(finding(heldWithSelf, `${at}/heldWith/line`, { line: line.id }));
    });
    program.checks.forEach((check, index) => {
      if (check.severity === 'block' && !check.lines?.length) report(finding(blocksNothing, `/checks/${index}`, { check: check.title }));
    });
    program.funds.forEach((fund, index) => allFundTerms(fund).forEach(({ terms, at }) => terms.sources.forEach((source, place) => {
      if (source.cap?.overflowTo === source.party) report(finding(overflowToSource, `/funds/${index}${at}/sources/${place}/cap/overflowTo`, { party: source.party }));
    })));
  },
};

/** The lines that a line is held with, from the nearest on, each once. */
function waitsFor(line: Line, lines: ReadonlyMap<string, Line>): string[] {
  const chain: string[] = [];
  for (let next = line.heldWith?.line; next !== undefined && !chain.includes(next); next = lines.get(next)?.heldWith?.line) chain.push(next);
  return chain;
}
