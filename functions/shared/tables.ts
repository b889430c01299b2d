/**
 * Keys and indexes of the four tables, as plain data. The template must agree (a test compares them); the names of the
 * tables themselves come from the environment that the template gives each function.
 */
export const ledgerTable = {
  partitionKey: 'ledger',
  sortKey: 'position',
  byStream: { index: 'byStream', sortKey: 'streamVersion' },
} as const;

/**
 * Views: `pk` = `<ledger>#<generation>#<item>`, `sk` = kind of view.
 *   plan            pk …#plan#<planId>           sk `plan`
 *   obligation      pk …#plan#<planId>           sk `obligation#<obligationId>`
 *   duty entry      pk …#plan#<planId>           sk `duty#<obligationId>#<organisationId>`: the obligation again, once per
 *                   organisation that owes or handles it; serves byOrganisation only
 *   body's fact     pk …#body#<organisationId>   sk `fact#<stream>`: what the body's own duties rest on;
 *                   those duties stand beside it, under the sort keys of obligations and duty entries
 *   filing leg      pk …#plan#<planId>           sk `filing#<version>#<recipient>#<kind of leg>`
 *   plan's parties  pk …#plans                   sk `<planId>`: which entries of the registry its duties rest on
 *   organisation    pk …#organisations           sk `<organisationId>`
 *   reminder        pk …#reminder#<obligationId> sk `<reminderId>`
 *   document number pk …#documentNo#<no>         sk `<planId>`: one item per plan that holds it (older registers hold some twice)
 *   aggregate       pk …#<kind>#<id>             sk `aggregate`: programme, exercise and so on, whatever has no views of its own
 *   plan mention    pk …#mentions#<planId>       sk `<kind>#<on>#<id>`: an aggregate that names the plan
 * The whole view is one attribute `view` (canonical JSON text) with its `position`; the other attributes serve keys only.
 * An item without `view` is what a correction left of a view: it only keeps a late writer from bringing it back.
 */
export const viewsTable = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /**
   * Plans: registerPk `<ledger>#<generation>`, registerSk `<form>#<status>#<title>#<planId>`; aggregates: registerPk
   * `<ledger>#<generation>#aggregates`, registerSk `<kind>#<on>#<id>`
   */
  register: { index: 'register', partitionKey: 'registerPk', sortKey: 'registerSk' },
  /**
   * What concerns an organisation: organisationPk `<ledger>#<generation>#<organisationId>`, organisationSk `plan#<planId>`
   * (its own plans), `duty#<dueOn>#<obligationId>` (open duties that it owes or handles), `<kind>#<on>#<id>` (aggregates) or
   * `filing#<PENDING|ACCEPTED|RETURNED>#<submittedOn>#<planId>#<version>#<kind of leg>` (the desk's inbox)
   */
  byOrganisation: { index: 'byOrganisation', partitionKey: 'organisationPk', sortKey: 'organisationSk' },
  /** Open duties: duePk `<ledger>#<generation>`, dueSk `<dueOn>#<obligationId>` */
  byDue: { index: 'byDue', partitionKey: 'duePk', sortKey: 'dueSk' },
  /** Sparse, duties with a pending reminder: reminderPk `<ledger>#<generation>#<shard>`, reminderSk `<nextReminderOn>#<obligationId>` */
  byReminder: { index: 'byReminder', partitionKey: 'reminderPk', sortKey: 'reminderSk' },
  /**
   * Sparse, reminders that wait to be sent: undeliveredPk `<ledger>#<generation>`, undeliveredSk `<from when>#<reminderId>`:
   * issued then, or snoozed until then
   */
  undelivered: { index: 'undelivered', partitionKey: 'undeliveredPk', sortKey: 'undeliveredSk' },
} as const;

/** Shards of the reminder index of one ledger: a sweep queries each. */
export const REMINDER_SHARDS = 4;

/** People, who may be forgotten: pk `<ledger>`, sk `<personId>`. */
export const directoryTable = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** organisationPk `<ledger>#<organisationId>`, sk `<personId>` */
  byOrganisation: { index: 'byOrganisation', partitionKey: 'organisationPk', sortKey: 'sk' },
} as const;

/**
 * What the machinery must remember and the ledger need not:
 *   pk `jurisdictions`            sk `<ledger>`                 a ledger that has, or is about to have, a first commit
 *   pk `checkpoint#<ledger>`      sk `<consumer>`               position a consumer has reached
 *   pk `generation#<ledger>`      sk `live`                     generation of views that is served
 *   pk `log#<ledger>`             sk `head`                     last checkpoint that was signed
 *   pk `claim#<messageKey>`       sk `claim`                    who is sending a reminder or a digest, until when, and what it told of
 *   pk `swept`                    sk `<ledger>`                 when a ledger was last swept from end to end
 *   pk `feed#<SHA-256 of token>`  sk `feed`                     a calendar feed
 *   pk `feeds#<ledger>#<org>`     sk `<feedId>`                 the same, by which it is found to revoke
 */
export const operationsTable = { partitionKey: 'pk', sortKey: 'sk' } as const;
