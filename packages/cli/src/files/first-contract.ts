/** The contract that `remit init` writes: small, complete, and with a scenario that comes true. */
export const firstContract = `contract First "Advice for people out of work" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2028
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner Council "Riverside Council"
  provider Advisers "Riverside Advice"

  fund Budget "Advice budget" { from Council   limit £300,000 each year }

  fact People "People advised" { count of people between 0 and 5,000, each month }
  fact InWork "People in work six months later" { count of people between 0 and 5,000, each year }

  payment Advice "Payment for each person advised" {
    from Budget to Advisers
    paid monthly, due 30 days after the period
    amount £40 per person in People
    recoveries: carry
  }

  payment Success "Payment for each person in work" {
    from Budget to Advisers
    paid yearly, due 60 days after the period
    amount £250 per person in InWork then up to £50,000
    recoveries: carry
  }
}

scenario "A quiet start" for First {
  in April 2026 { People = 120 people }
  expect Advice in April 2026 is £4,800.00
}
`;

/** Facts for the first contract. */
export const firstFacts = `fact,period,member,value
People,2026-04,,120
`;
