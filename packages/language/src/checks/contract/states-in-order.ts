import * as ast from '../../ast.ts';
import { acceptedByProvider, acceptedLater, liveOutsideTerm, noRuleCode, signedLate } from '../../diagnostics/states.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { isCommissioner, isProvider } from '../../rules/roles.ts';
import { defineCheck, type Check } from '../check.ts';

function iso(text: string | undefined): string | undefined {
  const date = parseDate(text);
  return date && isoDate(date);
}

/** What the contract's status says about its dates: signed before it starts, live while it runs, and exceptions accepted before it is signed. */
export const statesInOrder: readonly Check[] = [
  defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
    const status = contract.clauses.find(ast.isStatusClause);
    const term = contract.clauses.find(ast.isTermClause);
    const [start, end, date] = [iso(term?.from), iso(term?.to), iso(status?.date)];
    if (!status || start === undefined || end === undefined || date === undefined) return;
    if (status.state === 'signed' && date > start) report(signedLate, { signed: status.date!, start: term!.from }, { node: status, property: 'date' });
    if (status.state === 'live' && (date < start || date > end)) report(liveOutsideTerm, { live: status.date!, start: term!.from, end: term!.to }, { node: status, property: 'date' });
  }),
  defineCheck<ast.Acceptance>(ast.Acceptance.$type, (acceptance, report) => {
    if (acceptance.code !== undefined && !/^[A-Z]{2,5}-\d{3}$/.test(acceptance.code)) report(noRuleCode, { code: acceptance.code }, { node: acceptance, property: 'code' });
    const party = acceptance.party?.ref;
    if (isProvider(party) && !isCommissioner(party)) report(acceptedByProvider, { party: party!.name, code: acceptance.code }, { node: acceptance, property: 'party' });
    const status = ast.isContract(acceptance.$container) ? acceptance.$container.clauses.find(ast.isStatusClause) : undefined;
    const [signed, accepted] = [status?.state === 'signed' ? iso(status.date) : undefined, iso(acceptance.date)];
    if (signed !== undefined && accepted !== undefined && accepted > signed) report(acceptedLater, { accepted: acceptance.date, signed: status!.date! }, { node: acceptance, property: 'date' });
  }),
];
