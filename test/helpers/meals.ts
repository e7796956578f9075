/** A small contract with two scenarios, of which one fails: it expects £6,000 of a bonus that comes to £5,000. */
export const meals = `contract Meals "Meals for people at home" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2028
  years    start 1 April
  currency GBP
  rounding to £0.01, half up

  commissioner Council "Exeter City Council"
  provider Kitchen "Exe Kitchen"

  fact Clients each year { count of clients between 0 and 5,000 }
  fact Warm each year { percentage between 0% and 100% }

  payment Base "Payment for each client" {
    from Council to Kitchen
    paid yearly, due 30 days after the period
    amount £100 per client in Clients
  }

  payment Bonus "Bonus for warm meals" {
    from Council to Kitchen
    paid yearly, due 60 days after the period
    amount £10,000 * (Warm in bands {
      below 60%: 0%,
      60% to below 80%: 50%,
      otherwise: 100%
    })
  }
}

scenario "Halfway there" for Meals {
  in 2026/27 {
    Clients = 1,000 clients
    Warm    = 70%
  }
  expect Base in 2026/27 is £100,000.00
  expect Bonus in 2026/27 is £6,000.00
}

scenario "Nobody has counted" for Meals {
  in 2026/27 {
    Clients = 1,000 clients
  }
  expect Bonus in 2026/27 held for Warm
}
`;
