import { allFundTerms } from '../../fund-terms.ts';
import type { Expr } from '../../expression.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import { appendPointer } from '../../pointer.ts';
import { visitExpr } from '../../walk.ts';
import { defineFinding, finding } from '../finding.ts';
import { isDimension } from './model.ts';

const dangling = defineFinding({
  code: 'PRG-013', title: 'Reference to nothing',
  message: "There is no {thing} named '{name}'.",
  why: 'An amount that reads something that is not there cannot be computed.',
  fix: "Declare '{name}', or correct the name.",
});

type Need = (there: unknown, at: string, thing: string, name: string) => void;

/** Every name that is referred to is declared. */
export const references: ProgramCheck = {
  kinds: [dangling],
  run(model, report: Report) {
    const need: Need = (there, at, thing, name) => {
      if (!there) report(finding(dangling, at, { thing, name }));
    };
    const places = declaredPlaces(model, need);
    places.sets();
    places.periods();
    places.groups();
    places.inputs();
    places.funds();
    places.lines();
    places.decisions();
    for (const root of model.roots) visitExpr(root.expr, root.at, (expr, at) => referencesOf(expr, at, model, need));
  },
};

function declaredPlaces(model: ProgramModel, need: Need) {
  const { program } = model;
  const party = (id: string, at: string): void => need(model.parties.has(id), at, 'party', id);
  const dims = (each: readonly string[], at: string): void => each.forEach((id, index) => need(isDimension(model, id), `${at}/${index}`, 'group or set', id));
  const grain = (id: string, at: string): void => need(program.grains.includes(id), at, 'grain', id);
  const period = (id: string, at: string): void => need(model.periods.get(id), at, 'period', id);
  const counterparty = (who: object, at: string): void => {
    if ('party' in who) party(String(who.party), `${at}/party`);
    if ('member' in who) need(model.groups.has(String(who.member)), `${at}/member`, 'group', String(who.member));
  };
  return {
    sets() {
      program.sets.forEach((set, index) => {
        const parent = set.parent === undefined ? undefined : model.sets.get(set.parent);
        if (set.parent !== undefined) need(parent, `/sets/${index}/parent`, 'set', set.parent);
        set.elements.forEach((element, place) => {
          const at = `/sets/${index}/elements/${place}`;
          if (set.parent === undefined && element.in !== undefined) need(false, `${at}/in`, 'parent set', element.in);
          else if (parent) need(parent.elements.some(above => above.key === element.in), element.in === undefined ? at : `${at}/in`, `element of '${parent.id}'`, element.in ?? '(none given)');
        });
      });
    },
    periods() {
      program.periods.forEach((each, index) => {
        grain(each.grain, `/periods/${index}/grain`);
        for (const [coarser, id] of Object.entries(each.in)) period(id, appendPointer(`/periods/${index}/in`, coarser));
      });
    },
    groups() {
      program.groups.forEach((group, index) => {
        for (const id of Object.keys(group.countedOn ?? {})) period(id, appendPointer(`/groups/${index}/countedOn`, id));
      });
    },
    inputs() {
      for (const section of ['facts', 'rows', 'vars', 'checks'] as const) {
        program[section].forEach((each, index) => {
          grain(each.grain, `/${section}/${index}/grain`);
          dims(each.each, `/${section}/${index}/each`);
        });
      }
      program.rows.forEach((table, index) => table.key.forEach((id, place) => need(table.columns.some(column => column.id === id), `/rows/${index}/key/${place}`, 'column', id)));
      program.checks.forEach((check, index) => check.lines?.forEach((id, place) => need(model.lines.has(id), `/checks/${index}/lines/${place}`, 'line', id)));
    },
    funds() {
      program.funds.forEach((fund, index) => {
        fund.limits.forEach((limit, place) => grain(limit.window, `/funds/${index}/limits/${place}/window`));
        for (const { terms, at: within } of allFundTerms(fund)) {
          const at = `/funds/${index}${within}`;
          terms.sources.forEach((source, place) => {
            party(source.party, `${at}/sources/${place}/party`);
            if (source.cap) {
              party(source.cap.overflowTo, `${at}/sources/${place}/cap/overflowTo`);
              grain(source.cap.window, `${at}/sources/${place}/cap/window`);
            }
          });
          if (terms.remainderTo !== undefined) need(terms.sources.some(source => source.party === terms.remainderTo), `${at}/remainderTo`, 'source of this fund', terms.remainderTo);
          if (terms.whenExceeded.rule === 'overflow') party(terms.whenExceeded.to, `${at}/whenExceeded/to`);
          if (terms.unfunded.rule === 'owed') party(terms.unfunded.by, `${at}/unfunded/by`);
        }
      });
    },
    decisions() {
      const bodies = new Set(program.bodies?.map(each => each.id));
      program.judgements?.forEach((each, index) => {
        const at = `/judgements/${index}`;
        grain(each.grain, `${at}/grain`);
        dims(each.each, `${at}/each`);
        if (each.by !== undefined) need(bodies.has(each.by) || model.parties.has(each.by) || model.groups.has(each.by), `${at}/by`, 'party or body', each.by);
        for (const id of Object.keys(each.deadline)) period(id, appendPointer(`${at}/deadline`, id));
      });
      program.bodies?.forEach((body, index) => {
        const at = `/bodies/${index}`;
        if (body.of !== undefined) need(model.parties.has(body.of) || model.groups.has(body.of), `${at}/of`, 'party', body.of);
        body.members.forEach((id, place) => party(id, `${at}/members/${place}`));
        body.recused.forEach(({ member, interestIn }, place) => {
          need(body.members.includes(member), `${at}/recused/${place}/member`, `member of '${body.id}'`, member);
          need(model.parties.has(interestIn) || model.groups.has(interestIn), `${at}/recused/${place}/interestIn`, 'party', interestIn);
        });
      });
    },
    lines() {
      program.lines.forEach((line, index) => {
        const at = `/lines/${index}`;
        if ('fund' in line.from) need(model.funds.has(line.from.fund), `${at}/from/fund`, 'fund', line.from.fund);
        else counterparty(line.from, `${at}/from`);
        counterparty(line.to, `${at}/to`);
        grain(line.grain, `${at}/grain`);
        dims(line.each, `${at}/each`);
        line.schedule.forEach((slot, place) => {
          period(slot.period, `${at}/schedule/${place}/period`);
          if (slot.dueFrom) need(model.facts.has(slot.dueFrom.fact), `${at}/schedule/${place}/dueFrom/fact`, 'fact', slot.dueFrom.fact);
          slot.ended?.forEach((end, index) => need(model.vars.has(end.unless), `${at}/schedule/${place}/ended/${index}/unless`, 'value', end.unless));
        });
        line.limits?.forEach((limit, place) => { if (limit.window !== 'period') grain(limit.window, `${at}/limits/${place}/window`); });
        if (line.heldWith) {
          need(model.lines.has(line.heldWith.line), `${at}/heldWith/line`, 'line', line.heldWith.line);
          for (const id of Object.keys(line.heldWith.keepUntil ?? {})) period(id, appendPointer(`${at}/heldWith/keepUntil`, id));
        }
      });
    },
  };
}

function referencesOf(expr: Expr, at: string, model: ProgramModel, need: Need): void {
  const grain = (id: string, field: string): void => need(model.program.grains.includes(id), at + field, 'grain', id);
  const dim = (id: string, field = '/dim'): void => need(isDimension(model, id), at + field, 'group or set', id);
  const period = (id: string, field: string): void => need(model.periods.get(id), at + field, 'period', id);
  switch (expr.op) {
    case 'fact': return need(model.facts.has(expr.id), `${at}/id`, 'fact', expr.id);
    case 'var': return need(model.vars.has(expr.id), `${at}/id`, 'value', expr.id);
    case 'line': return need(model.lines.has(expr.id), `${at}/id`, 'line', expr.id);
    case 'decided': return need(model.judgements.has(expr.id), `${at}/id`, 'judgement', expr.id);
    case 'earned': {
      const line = model.lines.get(expr.line);
      need(line, `${at}/line`, 'line', expr.line);
      if (line) need(line.parts?.some(part => part.id === expr.part), `${at}/part`, `part of '${line.id}'`, expr.part);
      return;
    }
    case 'key': case 'outer': case 'alloc': return dim(expr.dim);
    case 'partOf': case 'reviewed': return need(model.groups.has(expr.dim), `${at}/dim`, 'group', expr.dim);
    case 'atReview':
      need(model.groups.has(expr.dim), `${at}/dim`, 'group', expr.dim);
      return expr.from === 'day' ? undefined : grain(expr.from, '/from');
    case 'pick': {
      dim(expr.dim);
      const set = model.sets.get(expr.dim);
      if (set) need(set.elements.some(element => element.key === expr.key), `${at}/key`, `element of '${set.id}'`, expr.key);
      return;
    }
    case 'agg':
      if ('dim' in expr.in) dim(expr.in.dim, '/in/dim');
      else need(model.rows.has(expr.in.rows), `${at}/in/rows`, 'table of rows', expr.in.rows);
      if (expr.within !== undefined) need(model.sets.has(expr.within), `${at}/within`, 'set', expr.within);
      return;
    case 'over': return grain(expr.grain, '/grain');
    case 'ordinal': return grain(expr.in, '/in');
    case 'at':
      if (expr.grain !== undefined) grain(expr.grain, '/grain');
      if (expr.period !== undefined) period(expr.period, '/period');
      return;
    case 'byPeriod':
      grain(expr.grain, '/grain');
      expr.cases.forEach((each, index) => each.periods.forEach((id, place) => period(id, `/cases/${index}/periods/${place}`)));
      return;
    case 'deadline':
      for (const id of Object.keys(expr.by)) period(id, appendPointer('/by', id));
      return;
    default:
  }
}
