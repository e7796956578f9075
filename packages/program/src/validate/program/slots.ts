import type { ProgramCheck } from './check.ts';
import { appendPointer } from '../../pointer.ts';
import { defineFinding, finding } from '../finding.ts';

const wrongSlot = defineFinding({
  code: 'PRG-024', title: 'Slot for a period the line is not paid for',
  message: "'{line}' is paid for each {grain}, but '{period}' is {found}.",
  why: 'A payment for a period of another kind, or for one before the term, would be paid beside the right ones.',
  fix: "Schedule '{line}' for periods of its own grain within the term.",
});

/** Slots and dates for release are of the line's own grain and not history. */
export const slots: ProgramCheck = {
  kinds: [wrongSlot],
  run({ program, periods }, report) {
    program.lines.forEach((line, index) => {
      const check = (id: string, at: string): void => {
        const period = periods.get(id)!;
        const found = period.grain !== line.grain ? `a ${period.grain}` : period.history ? 'before the term' : undefined;
        if (found) report(finding(wrongSlot, at, { line: line.id, grain: line.grain, period: id, found }));
      };
      line.schedule.forEach((slot, place) => check(slot.period, `/lines/${index}/schedule/${place}/period`));
      for (const id of Object.keys(line.heldWith?.keepUntil ?? {})) check(id, appendPointer(`/lines/${index}/heldWith/keepUntil`, id));
    });
  },
};
