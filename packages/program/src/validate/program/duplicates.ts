import { allFundTerms } from '../../fund-terms.ts';
import type { ProgramCheck } from './check.ts';
import { defineFinding, finding } from '../finding.ts';

const duplicate = defineFinding({
  code: 'PRG-012', title: 'Two of one name',
  message: "There are two {things} named '{name}'; the first is at {first}.",
  why: 'A reference to the name could mean either, and the two may give different amounts.',
  fix: 'Give one of them another name, or remove it.',
});

/** Every name is given once in its list. */
export const duplicates: ProgramCheck = {
  kinds: [duplicate],
  run({ program }, report) {
    const once = (things: string, at: string, names: readonly string[], field = '/id'): void => {
      const first = new Map<string, string>();
      names.forEach((name, index) => {
        const place = `${at}/${index}${field}`;
        const before = first.get(name);
        if (before === undefined) first.set(name, place);
        else report(finding(duplicate, place, { things, name, first: before }));
      });
    };
    const ids = (all: readonly { id: string }[]): string[] => all.map(each => each.id);
    once('parties', '/parties', ids(program.parties));
    once('groups', '/groups', ids(program.groups));
    once('sets', '/sets', ids(program.sets));
    const groups = new Set(ids(program.groups));
    program.sets.forEach((set, index) => {
      if (groups.has(set.id)) report(finding(duplicate, `/sets/${index}/id`, { things: 'groups or sets', name: set.id, first: '/groups' }));
      once(`elements of '${set.id}'`, `/sets/${index}/elements`, set.elements.map(element => element.key), '/key');
    });
    once('periods', '/periods', ids(program.periods));
    once('facts', '/facts', ids(program.facts));
    program.facts.forEach((fact, index) => {
      once('dimensions', `/facts/${index}/each`, fact.each, '');
      once('codes', `/facts/${index}/codes`, fact.codes ?? [], '');
    });
    const facts = new Map(program.facts.map((fact, index) => [fact.id, `/facts/${index}/id`]));
    once('judgements', '/judgements', ids(program.judgements ?? []));
    program.judgements?.forEach((each, index) => {
      const fact = facts.get(each.id);
      if (fact !== undefined) report(finding(duplicate, `/judgements/${index}/id`, { things: 'facts or judgements', name: each.id, first: fact }));
      once('dimensions', `/judgements/${index}/each`, each.each, '');
      once('codes', `/judgements/${index}/codes`, each.codes ?? [], '');
    });
    once('bodies', '/bodies', ids(program.bodies ?? []));
    program.bodies?.forEach((body, index) => {
      once(`members of '${body.id}'`, `/bodies/${index}/members`, body.members, '');
      once(`members recused from '${body.id}'`, `/bodies/${index}/recused`, body.recused.map(each => each.member), '/member');
    });
    once('tables of rows', '/rows', ids(program.rows));
    program.rows.forEach((table, index) => {
      once(`columns of '${table.id}'`, `/rows/${index}/columns`, ids(table.columns));
      once('dimensions', `/rows/${index}/each`, table.each, '');
      once('key columns', `/rows/${index}/key`, table.key, '');
    });
    once('values', '/vars', ids(program.vars));
    program.vars.forEach((each, index) => once('dimensions', `/vars/${index}/each`, each.each, ''));
    once('funds', '/funds', ids(program.funds));
    program.funds.forEach((fund, index) => allFundTerms(fund).forEach(({ terms, at }) => once(`sources of '${fund.id}'`, `/funds/${index}${at}/sources`, terms.sources.map(source => source.party), '/party')));
    once('lines', '/lines', ids(program.lines));
    program.lines.forEach((line, index) => {
      once('dimensions', `/lines/${index}/each`, line.each, '');
      once(`slots of '${line.id}'`, `/lines/${index}/schedule`, line.schedule.map(slot => slot.period), '/period');
      once(`parts of '${line.id}'`, `/lines/${index}/parts`, ids(line.parts ?? []));
    });
    once('checks', '/checks', ids(program.checks));
    program.checks.forEach((check, index) => {
      once('dimensions', `/checks/${index}/each`, check.each, '');
      once('lines', `/checks/${index}/lines`, check.lines ?? [], '');
    });
  },
};
