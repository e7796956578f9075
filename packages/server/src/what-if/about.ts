import { listContracts } from '@remit/compiler/lower/scenario/listed-scenarios';
import type { LangiumDocument } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { contractsAbout } from '../debugging/contract-named.ts';
import { steppable } from '../debugging/answer-debugging.ts';
import type { WhatIfAbout } from './protocol.ts';

/** What there is to begin from in a file: its contracts and where they stand, and the scenarios for them. */
export function aboutOf(document: LangiumDocument, services: ServerSharedServices): WhatIfAbout {
  const places = new Map(listContracts(document).map(({ name, place }) => [name, place]));
  const contracts = contractsAbout(document).map(({ name, title, uri }) => {
    const place = places.get(name);
    return { name, uri, ...(title === undefined ? {} : { title }), ...(place ? { line: place.startLine - 1, endLine: place.endLine - 1 } : {}) };
  });
  return { contracts, scenarios: steppable(document, services).scenarios };
}
