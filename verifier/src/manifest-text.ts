import { canonicalise } from './canonical.ts';
import type { ListedFile } from './manifest.ts';
import { DEFAULT_SUITE, type SuiteName } from './suite.ts';

/** What the exporter of a bundle states about it. */
export interface ManifestFields {
  readonly ledger: string;
  readonly origin: string;
  /** @default sha256 */
  readonly suite?: SuiteName | undefined;
  /** Position of the last commit; 0 for an empty ledger */
  readonly last: number;
  readonly events: number;
  readonly withheld: number;
  readonly files: readonly ListedFile[];
  /** Digest of the state that a replay reaches */
  readonly replayDigest?: string;
}

/** Text of `manifest.json`: what `readManifest` reads. */
export function manifestText(fields: ManifestFields): string {
  const { ledger, origin, last, events, withheld, replayDigest, suite = DEFAULT_SUITE } = fields;
  const files = [...fields.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  return canonicalise({
    format: 'plan-ledger-bundle/1',
    ledger,
    origin,
    first: 1,
    last,
    counts: { commits: last, events, withheld },
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ...(suite === DEFAULT_SUITE ? {} : { suite }),
    ...(replayDigest === undefined ? {} : { replay: { digest: replayDigest } }),
  });
}

/** An attachment that a commit names, as it stands in `attachments.json`. */
export interface NamedAttachment {
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** One entry of `attachments.json`. */
export const attachmentText = ({ position, name, sha256, bytes }: NamedAttachment): string =>
  canonicalise({ position, name, sha256, bytes });

/** Text of `attachments.json`: in the order of positions, and in each header's own order. */
export const attachmentsText = (attachments: readonly NamedAttachment[]): string =>
  `[${attachments.map(attachmentText).join(',')}]`;
