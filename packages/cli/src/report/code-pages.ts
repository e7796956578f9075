import { isRuleCode } from '@remit/language/rules/catalogue-codes';

/** Where the pages of docs/codes and docs/rules are published. */
const PAGES = 'https://remit.example/';

/** The address of the page of a code, for reports that link to it. */
export function codePage(code: string): string {
  return `${PAGES}${isRuleCode(code) ? 'rules' : 'codes'}/${code}`;
}
