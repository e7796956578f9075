/** How the extension under test came into the window; written into the bundle of the suite. */
declare const __WAY__: 'development' | 'vsix' | 'web';
/** What is run: the whole suite in a trusted folder, what must work in a restricted one, or how it begins where only facts are opened, or nothing of Remit. */
declare const __SESSION__: 'whole' | 'restricted' | 'facts' | 'elsewhere';
/** Only tests whose name contains this are run; all of them if it is empty. */
declare const __GREP__: string;

/** The text of an example. */
declare module '*.remit' {
  const text: string;
  export default text;
}
/** Where the bundle of the `remit` command is, for tests that run it as an author's own. */
declare const __COMMAND__: string;
