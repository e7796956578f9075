import type { WhatIfAnswer, WhatIfFacts, WhatIfMember, WhatIfMove, WhatIfStart } from '@remit/server/what-if/protocol';
import type { Range } from 'vscode-languageserver-types';

/** What the page of the panel remembers, so that it comes back as it was. */
export interface WhatIfPageState {
  /** The address of the file with the contract, and the contract's name. */
  uri?: string;
  contract?: string;
  start?: WhatIfStart;
  year?: string;
  moves?: WhatIfMove[];
  members?: WhatIfMember[];
  /** Only payments that are other than at the start are listed. */
  onlyChanged?: boolean;
}

/** Something to begin from. */
export interface OfferedStart { key: string; label: string; group: 'Scenarios' | 'Files of facts' | 'Nothing' }

/** What the page shows besides payments. */
export interface WhatIfContent {
  file?: string;
  contracts: { name: string; title: string }[];
  contract?: string;
  starts: OfferedStart[];
  start?: string;
  /** The last facts that could be listed. */
  facts?: WhatIfFacts;
  /** What the last answer of the server says is in the way, or what the panel waits for. */
  note?: string;
  places: { message: string; uri: string; range: Range }[];
  moves: WhatIfMove[];
  /** Those that were added. */
  members: WhatIfMember[];
  /** To be remembered by the page. */
  state: WhatIfPageState;
}

/** What the extension tells the page. */
export type ToPage =
  | { type: 'content'; content: WhatIfContent }
  | { type: 'answer'; answer: WhatIfAnswer }
  | { type: 'busy'; isBusy: boolean };

/** What the page asks of the extension. */
export type FromPage =
  | { type: 'ready'; state: WhatIfPageState }
  | { type: 'move'; id: string; text: string | null }
  | { type: 'back'; id: string }
  | { type: 'choose'; contract?: string; start?: string; year?: string }
  | { type: 'addMember'; group: string }
  | { type: 'removeMember'; group: string; key: string }
  | { type: 'reset' }
  | { type: 'forget' }
  | { type: 'save' }
  | { type: 'go'; place: number };
