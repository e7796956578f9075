/** A subcontract that is sound but for one thing: it pays after 60 days (SUB-009). */
export const lateSubcontract = (name = 'Nursing', price = '£48,000'): string => `subcontract ${name} "${name}" {
  by Trust to Charity
  term 1 April 2026 to 31 March 2031
  pays ${price} per year, monthly, within 60 days of the end of the period
  recoveries: stay with the head
  consent of Board given on 2 March 2026
  VAT exempt
  flows down FlowDown
}
`;
