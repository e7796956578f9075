import type { WhatIfHeld, WhatIfOutcome, WhatIfPayment, WhatIfState, WhatIfSum } from '@remit/server/what-if/protocol';
import { make } from '../../preview/page/elements.ts';

/** More payments than this are counted, not listed. */
const MOST_LISTED = 300;

/** Signs beside words, so that what changed is seen without its colour. What waits is neither more nor less. */
const signs: Record<WhatIfState, string> = { same: '', more: '▲', less: '▼', new: '▲', gone: '▼', held: '', freed: '' };

/** More of what changed than this is left to the tables. */
const MOST_TOLD = 4;

/** What changed most plainly, for the head of the page: sums of payments, and what is held now. */
export function changesView({ sums, held }: WhatIfOutcome): Node[] {
  const changed = sums.filter(({ state }) => signs[state] !== '');
  const now = held.filter(({ state }) => state === 'new').map(({ title, periods }) => `${title} is held for ${periods}`);
  const freed = held.filter(({ state }) => state === 'gone').map(({ title, periods }) => `${title} is no longer held for ${periods}`);
  const told = [...changed.map(({ title, state, difference }) => `${title} ${signs[state]} ${difference}`), ...now, ...freed];
  return [...told.slice(0, MOST_TOLD), ...(told.length > MOST_TOLD ? [`and ${told.length - MOST_TOLD} more`] : [])].map((text) => make('li', {}, text));
}

/** What is paid: by payment of the contract, by due date, and what is held. */
export function paymentsView(outcome: WhatIfOutcome, onlyChanged: boolean): Node[] {
  const wanted = <T extends { state: string }>(all: readonly T[]): readonly T[] => (onlyChanged ? all.filter(({ state }) => state !== 'same') : all);
  return [
    section('sums', 'By payment', wanted(outcome.sums), sumsTable, onlyChanged),
    section('due', 'By due date', wanted(outcome.payments), (all) => paymentsTable(all, onlyChanged ? outcome.unlisted.changed : outcome.unlisted.all), onlyChanged),
    section('held', 'Held', wanted(outcome.held), heldList, onlyChanged),
  ];
}

function section<T>(id: string, title: string, all: readonly T[], made: (all: readonly T[]) => Node, onlyChanged: boolean): Node {
  const none = make('p', { class: 'muted' }, onlyChanged ? 'Nothing of this changed.' : id === 'held' ? 'Nothing is held.' : 'Nothing is paid.');
  return make('section', { 'aria-labelledby': `part-${id}` }, make('h3', { id: `part-${id}` }, title), all.length === 0 ? none : made(all));
}

function sumsTable(sums: readonly WhatIfSum[]): Node {
  return table(['Payment', 'Total', 'Change from the start'], sums.map((one) => make('tr', rowAttributes(one.state),
    make('th', { scope: 'row' }, one.title, make('div', { class: 'muted' }, one.parties)), amountCell(one), differenceCell(one))));
}

function paymentsTable(payments: readonly WhatIfPayment[], unlisted: number): Node {
  const before = shown;
  shown = new Map();
  const rows = payments.slice(0, MOST_LISTED).map((one) => {
    const said = JSON.stringify(one);
    const row = (shown.has(said) ? undefined : before.get(said)) ?? paymentRow(one);
    shown.set(said, row);
    return row;
  });
  const left = Math.max(unlisted, payments.length - rows.length);
  return make('div', {}, table(['Due', 'Amount', 'Change from the start'], rows), ...(left > 0 ? [make('p', { class: 'muted' }, `There are ${left.toLocaleString('en-GB')} more. Payments that are other than at the start are listed by “only what changed”.`)] : []));
}

/** The rows that are shown, by what they say: a move changes few of them, and the others stay as they are. */
let shown = new Map<string, Node>();

function paymentRow(one: WhatIfPayment): Node {
  return make('tr', rowAttributes(one.state),
    make('th', { scope: 'row' }, one.dueInWords, make('div', { class: 'muted' }, `${one.from} to ${one.to}${one.isInvoice ? ', by invoice' : ''}`), ...partsOf(one)), amountCell(one), differenceCell(one));
}

function partsOf({ parts }: WhatIfPayment): Node[] {
  if (parts.length === 0) return [];
  const [only] = parts;
  if (parts.length === 1) return [make('div', { class: 'part' }, only!.title)];
  return [make('ul', { class: 'parts' }, ...parts.map(({ title, amount }) => make('li', {}, title, ' ', make('span', { class: 'sum' }, amount))))];
}

function heldList(held: readonly WhatIfHeld[]): Node {
  return make('ul', { class: 'held' }, ...held.map(({ title, periods, why, state }) => make('li', rowAttributes(state),
    make('strong', {}, title), `, ${periods}`, ...(state === 'same' ? [] : [' ', make('span', { class: 'tag' }, state === 'new' ? 'held now' : 'no longer held')]), ...why.map((reason) => make('div', { class: 'muted' }, reason)))));
}

function amountCell({ amount, before }: { amount: string; before?: string }): Node {
  return make('td', { class: 'sum' }, amount, ...(before === undefined ? [] : [make('div', { class: 'muted' }, `was ${before}`)]));
}

function differenceCell({ state, difference, held }: { state: WhatIfState; difference?: string; held?: string }): Node {
  if (difference === undefined) return make('td', { class: 'sum' });
  return make('td', { class: 'sum' }, ...(signs[state] === '' ? [] : [make('span', { 'aria-hidden': 'true' }, `${signs[state]} `)]), difference, ...(held === undefined ? [] : [make('div', { class: 'muted' }, held)]));
}

function rowAttributes(state: WhatIfState): { class: string } {
  return { class: `is-${state}` };
}

function table(columns: readonly string[], rows: readonly Node[]): HTMLElement {
  return make('div', { class: 'wide' }, make('table', {},
    make('thead', {}, make('tr', {}, ...columns.map((column, index) => make('th', { scope: 'col', class: index > 0 && 'sum' }, column)))), make('tbody', {}, ...rows)));
}
