/** Whole declarations offered where a file is empty. */
export interface Skeleton { readonly label: string; readonly detail: string; readonly body: string }

/** In the order in which they are offered. */
export const SKELETONS: readonly Skeleton[] = [
  {
    label: 'contract (whole)',
    detail: 'A contract with a commissioner, a provider, an outcome and a payment',
    body: `contract \${1:Name} "\${2:Title}" {
  version  1.0
  status   design
  term     \${3:1 April 2026} to \${4:31 March 2029}
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner \${5:Commissioner} "\${6:Integrated Care Board}"
  provider \${7:Provider} "\${8:Lead provider}"

  fact \${9:Spend} { money between £0 and £1,000,000, each year }

  payment \${10:Core} "\${11:Core payment}" {
    from \${5:Commissioner} to \${7:Provider}
    paid yearly, due 30 days after the period
    amount $0
  }
}`,
  },
  {
    label: 'measure (whole)',
    detail: 'A measure for a library of measures',
    body: `measure \${1:Name} "\${2:Title}" {
  proportion \${3:AtTarget} / \${4:Eligible}
  better when \${5|higher,lower|}
  source "\${6:Source}", owner "\${7:Owner}", available 90 days after the period
  definition "\${8:Version}"
}`,
  },
];
