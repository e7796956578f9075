import type { ProgramCheck } from './check.ts';
import { CAPABILITIES, requiredCapabilities } from '../../capabilities.ts';
import { defineFinding, finding } from '../finding.ts';

const unknown = defineFinding({
  code: 'PRG-010', title: 'Unknown capability required',
  message: "The program requires '{capability}', which this version does not know.",
  why: 'A program that needs more than a runtime can do would be run wrongly, so it is not run at all.',
  fix: 'Use a version of the tool that knows it, or compile the contract again with this version.',
});
const incomplete = defineFinding({
  code: 'PRG-011', title: 'Required capabilities not as used',
  message: "The program lists [{listed}] under 'requires', but what it uses is [{used}].",
  why: "A runtime that trusts the list could start a program it cannot finish; with a fixed list, one program has one hash.",
  fix: "Write 'requires' as [{used}].",
});

/** `requires` names known capabilities only, and exactly those that the program uses, sorted. */
export const requires: ProgramCheck = {
  kinds: [unknown, incomplete],
  run({ program }, report) {
    program.requires.forEach((capability, index) => {
      if (!CAPABILITIES.has(capability)) report(finding(unknown, `/requires/${index}`, { capability }));
    });
    if (program.requires.some(capability => !CAPABILITIES.has(capability))) return;
    const used = requiredCapabilities(program).join(', ');
    const listed = program.requires.join(', ');
    if (listed !== used) report(finding(incomplete, '/requires', { listed, used }));
  },
};
