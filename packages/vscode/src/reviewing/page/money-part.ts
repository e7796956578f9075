import type { ToldComparison, ToldContract, ToldPayee, ToldScenario, ToldSums } from '@remit/server/compare-request';
import { button, make } from '../../preview/page/elements.ts';
import { ask } from './host.ts';

/** What is paid otherwise, scenario by scenario: each payee in total, and each payment and year that is other. */
export function moneyPart({ contracts }: ToldComparison): HTMLElement {
  return make('section', { 'aria-labelledby': 'part-money' },
    make('h2', { id: 'part-money' }, 'What is paid'),
    ...(contracts.length === 0 ? [make('p', { class: 'empty' }, 'There is no contract.')] : contracts.flatMap(contractView)));
}

function contractView({ sentence, scenarios, same }: ToldContract): Node[] {
  return [
    make('p', { class: 'headline' }, sentence),
    ...summaryView(scenarios),
    ...scenarios.map(scenarioView),
    ...(same.length > 0 && scenarios.length > 0 ? [make('details', { class: 'same' }, make('summary', {}, `There is no difference in ${same.length} ${same.length === 1 ? 'scenario' : 'scenarios'}`), make('ul', {}, ...same.map((title) => make('li', {}, title))))] : []),
  ];
}

/** Who is paid more or less, at a glance; not needed where it is one line. */
function summaryView(scenarios: readonly ToldScenario[]): Node[] {
  const rows = scenarios.flatMap(({ title, payees }) => {
    const other = payees.filter(({ way, held }) => way !== 'same' || held !== undefined);
    return other.map((payee, index) => make('tr', {}, ...(index === 0 ? [make('th', { scope: 'rowgroup', rowspan: other.length }, title)] : []), make('td', {}, payee.payee), ...sums(payee)));
  });
  return rows.length < 2 ? [] : [table('Paid in total', ['Scenario', 'Who is paid'], rows)];
}

function scenarioView({ title, what, payees, told }: ToldScenario): HTMLElement {
  return make('article', { class: `scenario is-${what}` },
    make('h3', {}, button(`Scenario "${title}"`, { class: 'leads', title: 'Open this scenario' }, () => ask({ type: 'scenario', title }))),
    ...payees.flatMap(payeeView),
    ...told.flatMap(({ text, inner }) => [make('p', {}, text), ...(inner.length > 0 ? [make('ul', {}, ...inner.map((line) => make('li', {}, line)))] : [])]));
}

function payeeView({ sentence, payments }: ToldPayee): Node[] {
  const rows = payments.map((payment) => make('tr', {}, make('th', { scope: 'row' }, payment.payment, ...remarkOf(payment.remark)), make('td', { class: 'year' }, payment.year), ...sums(payment)));
  return [make('p', { class: 'payee' }, sentence), table('', ['Payment', 'Year'], rows)];
}

function table(caption: string, first: readonly string[], rows: readonly Node[]): HTMLElement {
  const head = (text: string, isSum = false): HTMLElement => make('th', { scope: 'col', class: isSum ? 'sum' : undefined }, text);
  return make('div', { class: 'wide' }, make('table', {},
    ...(caption === '' ? [] : [make('caption', {}, caption)]),
    make('thead', {}, make('tr', {}, ...first.map((one) => head(one)), ...['Before', 'Now', 'Difference'].map((one) => head(one, true)))),
    make('tbody', {}, ...rows)));
}

function sums({ before, after, difference, way, held }: ToldSums): Node[] {
  const amount = (sum: string): HTMLElement => make('td', { class: `sum${sum === 'held' ? ' is-held' : ''}` }, sum);
  return [amount(before), amount(after), make('td', { class: `sum is-${way}` }, difference, ...remarkOf(held))];
}

function remarkOf(words: string | undefined): Node[] {
  return words === undefined ? [] : [make('div', { class: 'remark' }, words)];
}
