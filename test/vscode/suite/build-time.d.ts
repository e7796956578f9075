/** How the extension under test came into the window; written into the bundle of the suite. */
declare const __WAY__: 'development' | 'vsix' | 'web';
/** What is run: the whole suite in a trusted folder, or what must work in a restricted one. */
declare const __SESSION__: 'whole' | 'restricted';
