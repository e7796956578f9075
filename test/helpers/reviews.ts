const YEARS = ['2026/27', '2027/28', '2028/29'];

/** A contract that pays each practice every month by what it reports for the year, with a scenario in which these practices report for all years. */
export function reviewsOf(keys: readonly string[]): string {
  const reported = (year: string): string => `  in ${year} {\n${keys.map((key, index) => `    Practice "${key}" { Reviewed = ${120 + (index * 84) % 600} people }\n`).join('')}  }\n`;
  return `contract Reviews "Falls reviews" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2029
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner ICB "NHS Westmere Integrated Care Board"
  provider Trust "Westmere Community Trust"
  providers Practices "General practices" each Practice {
    keyed by ods
    at most 500
    joined and left dates
  }
  fact Reviewed "Reviews carried out" for each Practice each year { count of people between 0 and 5,000 }

  payment Fee "Fee for reviews" for each Practice {
    from ICB to Practice
    paid monthly, due 60 days after the period
    amount £30 per person in Reviewed / 12
  }
  let AllReviewed each year = total of Reviewed across Practices
  payment Federation "Share of the federation" {
    from ICB to Trust
    paid yearly, due 60 days after the period
    amount £2 per person in AllReviewed
  }
}

scenario "All report" for Reviews {
${YEARS.map(reported).join('')}  expect payments to Trust in 2026/27 is £0.00
}
`;
}
