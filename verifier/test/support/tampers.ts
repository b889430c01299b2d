import { commitHash } from '../../../events/commit.ts';
import { toHex } from '../../../events/hash-suite.ts';
import type { Exhibit } from '../../../test/support/proof/bundle.ts';
import { editHeader, redactionOf, suiteOf } from '../../../test/support/proof/ledger.ts';
import type { Random } from '../../../test/support/proof/random.ts';
import { toBase64 } from '../../src/bytes.ts';
import type { CommitLine } from '../../src/commit-line.ts';

/** Rows of a ledger after somebody was at them. */
export interface Tampered {
  readonly rows: CommitLine[];
  /** First position that is not what it was */
  readonly at: number;
}

/**
 * One way to tamper with the table of a ledger. `undone`: whoever recomputes all hashes undoes it, so that only P0 does it.
 * `kept`: the header stays as it is, so that there are no hashes to recompute.
 */
export interface TamperClass {
  readonly name: string;
  readonly undone?: true;
  readonly kept?: true;
  readonly apply: (rows: readonly CommitLine[], random: Random) => Tampered;
}

const at = (rows: readonly CommitLine[], index: number): CommitLine => {
  const row = rows[index];
  if (!row) throw new RangeError(`no row ${index}`);
  return row;
};

const streamOf = ({ header }: CommitLine): string => /"stream":"([^"]+)"/.exec(header)?.[1] ?? '';

/** Changes one row in place. */
const one =
  (change: (row: CommitLine, random: Random) => CommitLine): TamperClass['apply'] =>
  (rows, random) => {
    const index = random.below(rows.length);
    return { rows: rows.with(index, change(at(rows, index), random)), at: index + 1 };
  };

/** Changes one row that still shows its first body. */
const shown =
  (change: (row: CommitLine, body: string, random: Random) => CommitLine): TamperClass['apply'] =>
  (rows, random) => {
    const candidates = rows.flatMap(({ bodies }, index) => (bodies[0] === null ? [] : [index]));
    const index = random.pick(candidates);
    const row = at(rows, index);
    return { rows: rows.with(index, change(row, row.bodies[0] ?? '', random)), at: index + 1 };
  };

const header = (row: CommitLine, change: (fields: Record<string, unknown>) => void): CommitLine => ({
  ...row,
  header: editHeader(row.header, change),
});

const eventsOf = (fields: Record<string, unknown>): Record<string, unknown>[] =>
  fields['events'] as Record<string, unknown>[];

const without = (rows: readonly CommitLine[], index: number, count = 1): CommitLine[] => [
  ...rows.slice(0, index),
  ...rows.slice(index + count),
];

const swapped = (rows: readonly CommitLine[], a: number, b: number): CommitLine[] =>
  rows.with(a, at(rows, b)).with(b, at(rows, a));

/** Two neighbours of different streams, or of one stream, as they stand in the ledger. */
function neighbours(rows: readonly CommitLine[], same: boolean, random: Random): [number, number] {
  const pairs = rows.flatMap((row, a) => {
    const b = rows.findIndex((other, index) => index > a && (streamOf(other) === streamOf(row)) === same);
    return b < 0 ? [] : [[a, b] as [number, number]];
  });
  return random.pick(pairs);
}

const forged = (row: CommitLine, random: Random): CommitLine => ({
  ...header(row, (fields) => {
    fields['commitId'] = toHex(random.bytes(16));
  }),
  salts: row.salts.map((salt) => salt && toBase64(random.bytes(16))),
});

export const TAMPER_CLASSES: readonly TamperClass[] = [
  {
    name: 'who acted',
    apply: one((row) =>
      header(row, (fields) => {
        fields['actor'] = { id: 'mayor', organisation: 'x', roles: [] };
      }),
    ),
  },
  {
    name: 'when it was recorded',
    apply: one((row, random) =>
      header(row, (fields) => {
        fields['recordedAt'] = `${String(fields['recordedAt']).slice(0, 17)}${10 + random.below(40)}.500Z`;
      }),
    ),
  },
  {
    name: 'the day of the fact',
    apply: one((row) =>
      header(row, (fields) => {
        for (const event of eventsOf(fields)) event['occurredOn'] = '2025-12-31';
      }),
    ),
  },
  {
    name: 'the type of an event',
    apply: one((row) =>
      header(row, (fields) => {
        for (const event of eventsOf(fields)) event['type'] = `No${event['type']}`;
      }),
    ),
  },
  {
    name: 'the stream',
    apply: one((row) =>
      header(row, (fields) => {
        fields['stream'] = 'plan:elsewhere';
      }),
    ),
  },
  {
    name: 'the command',
    apply: one((row) =>
      header(row, (fields) => {
        fields['command'] = { name: 'approve', digest: 'd'.repeat(64) };
      }),
    ),
  },
  {
    name: 'an attachment',
    apply: one((row) =>
      header(row, (fields) => {
        fields['attachments'] = [{ name: 'x.pdf', sha256: 'e'.repeat(64), bytes: 1 }];
      }),
    ),
  },
  {
    name: 'a body',
    apply: shown((row, body) => ({ ...row, bodies: row.bodies.with(0, body.replace('{', '{"a":1,')) })),
  },
  {
    name: 'a salt',
    apply: shown((row, _, random) => ({ ...row, salts: row.salts.with(0, toBase64(random.bytes(16))) })),
  },
  { name: 'the stored hash', undone: true, apply: one((row) => ({ ...row, hash: 'f'.repeat(64) })) },
  {
    name: 'the position',
    undone: true,
    apply: one((row) =>
      header(row, (fields) => {
        fields['position'] = Number(fields['position']) + 1;
      }),
    ),
  },
  {
    name: 'the link to the commit before',
    undone: true,
    apply: one((row) =>
      header(row, (fields) => {
        fields['prev'] = 'a'.repeat(64);
      }),
    ),
  },
  {
    name: 'the number within the stream',
    undone: true,
    apply: one((row) =>
      header(row, (fields) => {
        fields['version'] = Number(fields['version']) + 1;
      }),
    ),
  },
  {
    name: 'a deleted commit',
    apply: (rows, random) => {
      const index = random.below(rows.length);
      return { rows: without(rows, index), at: index + 1 };
    },
  },
  { name: 'the first commit deleted', apply: (rows) => ({ rows: rows.slice(1), at: 1 }) },
  {
    name: 'a run of commits deleted',
    apply: (rows, random) => {
      const index = random.below(rows.length - 2);
      return { rows: without(rows, index, 3), at: index + 1 };
    },
  },
  {
    name: 'a stream deleted',
    apply: (rows, random) => {
      const stream = streamOf(random.pick(rows));
      return {
        rows: rows.filter((row) => streamOf(row) !== stream),
        at: rows.findIndex((row) => streamOf(row) === stream) + 1,
      };
    },
  },
  {
    name: 'the tail cut',
    apply: (rows, random) => {
      const left = rows.length - 1 - random.below(3);
      return { rows: rows.slice(0, left), at: left + 1 };
    },
  },
  {
    name: 'two commits of a stream swapped',
    apply: (rows, random) => {
      const [a, b] = neighbours(rows, true, random);
      return { rows: swapped(rows, a, b), at: a + 1 };
    },
  },
  {
    name: 'two commits of different streams swapped',
    apply: (rows, random) => {
      const [a, b] = neighbours(rows, false, random);
      return { rows: swapped(rows, a, b), at: a + 1 };
    },
  },
  {
    name: 'an inserted commit',
    apply: (rows, random) => {
      const index = random.below(rows.length);
      return { rows: rows.toSpliced(index, 0, forged(at(rows, index), random)), at: index + 1 };
    },
  },
  {
    name: 'a doubled commit',
    apply: (rows, random) => {
      const index = random.below(rows.length - 1);
      return { rows: rows.toSpliced(index + 1, 0, at(rows, index)), at: index + 2 };
    },
  },
  {
    name: 'another history from a point on',
    apply: (rows, random) => {
      const index = random.below(rows.length);
      return { rows: rows.map((row, n) => (n < index ? row : forged(row, random))), at: index + 1 };
    },
  },
  {
    name: 'a body taken away without an event',
    kept: true,
    apply: shown((row) => ({ ...row, bodies: row.bodies.with(0, null), salts: row.salts.with(0, null) })),
  },
  {
    name: 'a body without its salt',
    kept: true,
    apply: shown((row) => ({ ...row, salts: row.salts.with(0, null) })),
  },
  { name: 'a part of a commit dropped', apply: partDropped },
  {
    name: 'an event put in the place of another',
    apply: (rows, random) => {
      const index = random.below(rows.length);
      const row = at(rows, index);
      const sealed = redactionOf('1.0', random, suiteOf(row.header));
      const changed = header(row, (fields) => {
        fields['events'] = [
          { type: sealed.type, schema: 1, occurredOn: sealed.occurredOn, bodyHash: sealed.bodyHash },
        ];
      });
      return {
        rows: rows.with(index, { ...changed, bodies: [sealed.body], salts: [toBase64(sealed.salt)] }),
        at: index + 1,
      };
    },
  },
];

function partDropped(rows: readonly CommitLine[], random: Random): Tampered {
  const several = rows.flatMap(({ bodies }, index) => (bodies.length > 1 ? [index] : []));
  const index = several.length > 0 ? random.pick(several) : random.below(rows.length);
  const row = at(rows, index);
  return {
    rows: rows.with(index, { ...row, bodies: row.bodies.slice(1), salts: row.salts.slice(1) }),
    at: index + 1,
  };
}

/** Makes the rows agree with themselves again, as who can write to the table and knows the code is able to. */
export function rechained(rows: readonly CommitLine[]): CommitLine[] {
  const versions = new Map<string, number>();
  let prev = '0'.repeat(64);
  let latest = '';
  return rows.map((row, index) => {
    const fitted = header(row, (fields) => {
      const stream = String(fields['stream']);
      const version = (versions.get(stream) ?? 0) + 1;
      versions.set(stream, version);
      if (String(fields['recordedAt']) < latest) fields['recordedAt'] = latest;
      latest = String(fields['recordedAt']);
      Object.assign(fields, { position: index + 1, version, prev, events: refitted(fields, row) });
    });
    prev = toHex(commitHash(fitted.header, suiteOf(fitted.header)));
    return { ...fitted, hash: prev };
  });
}

/** The events of a header with the hashes that the bodies have now. */
function refitted(fields: Record<string, unknown>, { header: text, bodies, salts }: CommitLine): unknown[] {
  const events = eventsOf(fields).slice(-bodies.length);
  return events.map((event, index) => {
    const [body, salt] = [bodies[index], salts[index]];
    if (typeof body !== 'string' || typeof salt !== 'string') return event;
    const salted = Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(body)]);
    return { ...event, bodyHash: toHex(suiteOf(text).digest(salted)) };
  });
}

/** The bundle that an honest exporter makes of a table that was tampered with: it exports up to the last checkpoint. */
export const exported = (honest: Exhibit, rows: readonly CommitLine[]): Exhibit => ({
  ...honest,
  rows: rows.slice(0, honest.last),
});
