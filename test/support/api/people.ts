/** Who asks in the tests of the API: what a token of the issuer would say. */
export interface Asking {
  readonly sub: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly ledger: string;
}

const person = (sub: string, organisation: string, ...roles: readonly string[]): Asking => ({
  sub,
  organisation,
  roles,
  ledger: '110107',
});

export const people = {
  admin: person('admin', 'district-government', 'ADMIN'),
  drafter: person('drafter', 'water-bureau', 'DRAFTER'),
  head: person('head', 'water-bureau', 'DRAFTER', 'HEAD'),
  bureau: person('bureau', 'emergency-bureau', 'BUREAU'),
  desk: person('desk', 'emergency-bureau', 'DESK'),
  commission: person('commission', 'emergency-commission', 'COMMISSION'),
  leader: person('leader', 'district-government', 'LEADER'),
  auditor: person('auditor', 'audit-office', 'AUDITOR'),
  /** A head of another department */
  stranger: person('stranger', 'housing-commission', 'DRAFTER', 'HEAD'),
} as const;
