import { isRuleCode } from '@remit/language/rules/catalogue-codes';

/** The address of the page of a code below that of all pages, for reports that link to it. */
export function codePage(code: string, pages: string): string {
  return `${pages}/${isRuleCode(code) ? 'rules' : 'codes'}/${code}.md`;
}
