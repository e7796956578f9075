import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { withClause } from '../fixes/edits.ts';
import { leftOut } from '../fixes/left-out.ts';
import { kindOfMeasure, measureOf, standsBeside, wordsOfName, wordsOfTitle } from '../outcomes.ts';
import { defineRule } from '../rule.ts';

const activities: ReadonlySet<string> = new Set(['visit', 'visits', 'contact', 'contacts', 'assessment', 'assessments', 'plan', 'plans', 'appointment', 'appointments', 'session', 'sessions']);
const deeds: ReadonlySet<string> = new Set(['deliver', 'delivers', 'delivering', 'provide', 'provides', 'providing']);
/** Where a phrase ends whose last word says what is counted. */
const endings: ReadonlySet<string> = new Set(['within', 'of', 'in', 'for', 'by', 'after', 'before', 'at', 'to', 'with', 'without', 'who', 'that', 'which', 'whose', 'per', 'from', 'on', 'under', 'are', 'is', 'have', 'has', 'were', 'was', 'and', 'or']);
/** What is counted in order to have less of it. */
const unwanted: ReadonlySet<string> = new Set(['fewer', 'less', 'no', 'missed', 'avoided', 'prevented', 'cancelled', 'unneeded', 'unnecessary', 'avoidable', 'emergency', 'unplanned', 'repeat', 'saved', 'lost']);

/** Money for a result is paid for what becomes of people, not for what is done to them. */
export const out003 = defineRule({
  code: 'OUT-003',
  title: 'An activity paid for as an outcome',
  kind: 'completeness',
  severity: 'warning',
  why: 'The outcomes pilots of 2008 set out to buy what becomes of people instead of what is done to them. Whoever is paid for 12,000 visits makes 12,000 visits, and whether anybody walks again is not asked.',
  remedy: "Pay for the result, and report the activity without paying for it. Where it stands for a result that cannot be measured in time, say so with 'proxy for'.",
  sources: ['S1', 'S45', 'S82'],
  bad: 'measure JointPlans "Joint care plans completed" { count Made of plans … }, of which a payment reads 10% for JointPlans',
  good: 'outcome Plans { measured by JointPlans   proxy for Independence "Without a plan nobody goes home safely" }',
  fix: "Say what result it stands for: 'proxy for …'; or leave it out of what is paid",
  check: {
    Contract(contract, { graphs, report }) {
      const { results } = graphs;
      let real: ast.Outcome | undefined;
      let isSought = false;
      const otherOutcome = (): ast.Outcome | undefined => {
        if (!isSought) real = graphs.accountability.outcomes.find((one) => activityOf(measureOf(one), one.title) === undefined);
        isSought = true;
        return real;
      };
      for (const outcome of results.paidOutcomes) {
        if (clauseOf(outcome, ast.isProxyFor) || !standsBeside(outcome, contract)) continue;
        const measure = measureOf(outcome);
        const word = activityOf(measure, outcome.title);
        if (word === undefined) continue;
        const other = otherOutcome();
        report({
          at: { node: outcome, property: outcome.title === undefined ? 'name' : 'title' },
          message: `'${outcome.name}' pays for an activity ('${word}'), which can be done without anything getting better. Pay for what becomes of people, or write 'proxy for' with the outcome it stands for and why.`,
          related: measure ? [{ at: measure, message: `'${measure.name}' counts it.` }] : [],
          about: [measure],
          fixes: [other && withClause(outcome, `proxy for ${other.name} "To be written: why it shows that result"`, `Say that it stands for '${other.name}'`)],
        });
      }
      for (const measure of results.paidMeasures) {
        const word = activityOf(measure, undefined);
        if (word === undefined) continue;
        const part = results.readersOf(measure).find(({ at, isGate }) => !isGate && AstUtils.getContainerOfType(at, ast.isSharedItem) !== undefined && standsBeside(at, contract));
        if (part) {
          report({
            at: part.at,
            message: `This part pays for an activity ('${word}'), which can be done without anything getting better. Pay for what becomes of people; report '${measure.name}' without paying for it, or make it an outcome that says with 'proxy for' what it stands for.`,
            related: [{ at: measure, message: `'${measure.name}' counts it.` }],
            about: [measure],
            fixes: [leftOut(part.at, part.by)],
          });
        }
      }
    },
  },
});

/** The activity that is counted, as written; undefined for anything else, and for what there shall be less of. */
function activityOf(measure: ast.Measure | undefined, title: string | undefined): string | undefined {
  if (measure && clauseOf(measure, ast.isBetterWhen)?.direction === 'lower') return undefined;
  const kind = kindOfMeasure(measure);
  const counted = ast.isCountMeasure(kind) ? [kind.noun?.toLowerCase() ?? ''] : [];
  const part = ast.isCountMeasure(kind) ? kind.counted : ast.isProportionMeasure(kind) || ast.isRateMeasure(kind) ? kind.numerator : undefined;
  return [counted, wordsOfName(nameOf(part)), wordsOfTitle(measure?.title), wordsOfTitle(title)].map(activityIn).find((word) => word !== undefined);
}

/** The activity that a phrase is about: its last word before what only describes it, or the deed that it begins with. */
function activityIn(words: readonly string[]): string | undefined {
  if (words.some((word) => unwanted.has(word))) return undefined;
  if (deeds.has(words[0] ?? '')) return words[0];
  const end = words.findIndex((word) => endings.has(word));
  const head = words.slice(0, end < 0 ? words.length : end);
  // "Joint plans completed" is about plans.
  while (head.length > 1 && /(?:ed|made|done|held|given|written)$/.test(head.at(-1)!)) head.pop();
  const last = head.at(-1);
  return last !== undefined && activities.has(last) ? last : undefined;
}

function nameOf(part: AstNode | undefined): string | undefined {
  return ast.isPart(part) ? part.name : undefined;
}
