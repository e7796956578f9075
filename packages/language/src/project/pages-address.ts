import type { MemberNode } from '@humanwhocodes/momoa';
import { finding, type ProjectFinding } from './finding.ts';
import { rangeOf } from './json-nodes.ts';

/** An address over https with a host and a path, without a name, a password, a query or a fragment. */
export const PAGES_ADDRESS = /^https:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:\/[A-Za-z0-9._~%+-]+)*\/?$/;

/** Reads the address below which the pages of codes stand; what is no such address is reported and left out. */
export function readPages(member: MemberNode | undefined, value: string | undefined, findings: ProjectFinding[]): string | undefined {
  if (!member || value === undefined) return undefined;
  if (PAGES_ADDRESS.test(value)) return value.replace(/\/$/, '');
  findings.push(finding('CFG-035', rangeOf(member.value), `"${value}" is no address that reports could link to, so they link to none. Write where the pages of codes are published, beginning with "https://" and without "?" or "#", such as "https://docs.example.org/remit".`));
  return undefined;
}
