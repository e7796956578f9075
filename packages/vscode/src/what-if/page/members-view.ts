import type { WhatIfMember, WhatIfMembership } from '@remit/server/what-if/protocol';
import { button, make } from '../../preview/page/elements.ts';
import { ask } from './host.ts';

/** Who was added to the groups of the contract, and how to add more. */
export class MembersView {
  readonly element = make('div', { class: 'members', role: 'group', 'aria-label': 'Members' });
  private shown = '';

  /** Shows the groups; nothing where the contract has none. */
  show(memberships: readonly WhatIfMembership[], added: readonly WhatIfMember[]): void {
    const key = JSON.stringify([memberships.map(({ group, title, member, keys }) => [group, title, member, keys.length]), added]);
    if (key === this.shown) return;
    this.shown = key;
    this.element.hidden = memberships.length === 0;
    this.element.replaceChildren(...memberships.map((one) => groupLine(one, added.filter(({ group }) => group === one.group))));
  }
}

function groupLine({ group, title, member, keys }: WhatIfMembership, added: readonly WhatIfMember[]): HTMLElement {
  const one = (key: string): HTMLElement => make('span', { class: 'added' }, `${member} ${key} `, button('Remove', { class: 'undo', 'aria-label': `Remove ${member} ${key} again` }, () => ask({ type: 'removeMember', group, key })));
  const count = keys.length === 0 ? 'none yet' : `${keys.length.toLocaleString('en-GB')}${added.length > 0 ? `, ${added.length} of them added here` : ''}`;
  return make('div', { class: 'group-line' }, make('span', {}, title, make('span', { class: 'about' }, count)), ...added.map(({ key }) => one(key)),
    button(`Add ${/^[aeiou]/i.test(member) ? 'an' : 'a'} ${member}…`, { 'data-tool': `add-${group}`, title: `Add somebody to “${title}” whom the start does not name` }, () => ask({ type: 'addMember', group })));
}
