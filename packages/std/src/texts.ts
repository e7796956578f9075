/** Written by `npm run generate` from packages/std/library. */
export const TEXTS: Readonly<Record<string, string>> = {
  "std/mssp.remit": "// Terms of the Medicare Shared Savings Program, performance year 2022.\n// Sources: 42 CFR 425.605(d) for levels A to E of the BASIC track, 42 CFR 425.610(d) to (f) for the ENHANCED track.\n\nset MsspLevels \"Levels of the BASIC track, and the ENHANCED track\" each MsspLevel = A, B, C, D, E, Enhanced\n\n\"\"\"\nLevels A and B share savings only. Levels C, D and E also bear 30% of a loss. The share of a loss on the\nENHANCED track depends on quality and is written in the contract.\n\"\"\"\ntable MsspTerms by MsspLevels {\n  columns   MsspSharingRate, MsspPaymentLimit\n  A, B:     40%, 10%\n  C, D, E:  50%, 10%\n  Enhanced: 75%, 20%\n}\n",
};
