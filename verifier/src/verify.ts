import { equalBytes } from './bytes.ts';
import { type Crypto, portableCrypto } from './crypto.ts';
import { type Evidence, readEvidence, type SignedCheckpoint } from './evidence.ts';
import { Findings } from './findings.ts';
import { LeafTiles } from './leaf-tiles.ts';
import { LineCutter } from './lines.ts';
import { ListedFiles } from './listed-files.ts';
import { type ListedFile, MAX_MANIFEST_BYTES, type Manifest, readManifest } from './manifest.ts';
import { type Neighbours, neighboursOf } from './neighbours.ts';
import { type Policy, readPolicy } from './policy.ts';
import type { Replayer } from './replayer.ts';
import { compareRoots } from './roots.ts';
import { type BundleSource, readWhole } from './source.ts';
import { hashOf } from './suite.ts';
import { seenBy, TimeBounds } from './time-bounds.ts';
import { largest, largestWitnessed, type Outcome, type Verdict, verdictOf } from './verdict.ts';
import { Walk } from './walk.ts';

export type { Verdict } from './verdict.ts';

export interface VerifyOptions {
  /** Default: plain JavaScript */
  readonly crypto?: Crypto;
  /** Milliseconds since the epoch: against which freshness and times in the future are judged */
  readonly now: number;
  readonly replayer?: Replayer;
  /** Told now and then how many commits have been read */
  readonly progress?: (commits: number) => void;
}

/**
 * Verifies a bundle against a policy (FORMAT.md). Always comes to a verdict: malformed, cut and hostile input is found and
 * named, input that can't be read leaves the verdict open, and neither throws.
 */
export async function verifyBundle(
  source: BundleSource,
  policyBytes: Uint8Array,
  options: VerifyOptions,
): Promise<Verdict> {
  const crypto = options.crypto ?? portableCrypto;
  const findings = new Findings();
  const read = readPolicy(policyBytes, crypto.sha256);
  if (!read.ok) {
    findings.add('POLICY');
    return verdictOf(nothing(findings, undefined, read.detail), undefined);
  }
  try {
    return await new Verification(source, read.policy, crypto, findings, options).run();
  } catch (error) {
    // A disk that fails or a file that vanishes under our hands: nobody's fault that could be named, and no proof.
    findings.add('UNREADABLE');
    return verdictOf(
      nothing(findings, read.policy, error instanceof Error ? error.message : String(error)),
      undefined,
    );
  }
}

/** These commits are not the ones that were signed: what the bundle says of itself speaks of others. */
const SIGNED_ELSEWHERE = ['LEAF', 'ROOT', 'KNOWN'] as const;

const nothing = (findings: Findings, policy: Policy | undefined, detail: string | null): Outcome => ({
  policy,
  findings,
  detail,
  last: null,
  position: 0,
  counts: { commits: 0, events: 0, withheld: 0, streams: 0, unredacted: 0 },
  agreed: [],
  replay: 'NOT_ATTEMPTED',
});

class Verification {
  readonly #source: BundleSource;
  readonly #policy: Policy;
  readonly #crypto: Crypto;
  readonly #findings: Findings;
  readonly #files: ListedFiles;
  readonly #options: VerifyOptions;
  readonly #now: number;

  constructor(
    source: BundleSource,
    policy: Policy,
    crypto: Crypto,
    findings: Findings,
    options: VerifyOptions,
  ) {
    this.#source = source;
    this.#policy = policy;
    this.#crypto = crypto;
    this.#findings = findings;
    this.#files = new ListedFiles(source, crypto, findings);
    this.#options = options;
    this.#now = Math.floor(options.now / 1000);
  }

  async run(): Promise<Verdict> {
    const file = await this.#source.open('manifest.json');
    const bytes = file && (await readWhole(file, MAX_MANIFEST_BYTES));
    const read = bytes ? readManifest(bytes) : { ok: false as const, detail: 'there is no manifest.json' };
    if (!read.ok) return this.#refuse('MANIFEST', read.detail);
    const { ledger, origin, suite } = read.manifest;
    if (ledger !== this.#policy.ledger || origin !== this.#policy.origin)
      return this.#refuse('OTHER_LOG', `the bundle is of ${ledger} (${origin})`);
    if (suite !== this.#policy.suite)
      return this.#refuse('OTHER_LOG', `the bundle is of a ledger in the suite ${suite}`);
    return this.#verify(read.manifest);
  }

  #refuse(code: 'MANIFEST' | 'OTHER_LOG', detail: string): Verdict {
    this.#findings.add(code);
    return verdictOf(nothing(this.#findings, this.#policy, detail), undefined);
  }

  async #verify(manifest: Manifest): Promise<Verdict> {
    const judge = { policy: this.#policy, crypto: this.#crypto, findings: this.#findings, now: this.#now };
    const evidence = await readEvidence(manifest, this.#files, judge);
    const { walk, tiles } = this.#prepare(manifest, evidence);
    await this.#walk(manifest, walk, tiles);
    const agreed = compareRoots(evidence, walk, tiles, this.#findings);
    if (!walk.stopped && walk.position < manifest.last)
      this.#findings.add('MISSING', { position: walk.position + 1 });
    if (walk.whole && !SIGNED_ELSEWHERE.some((code) => this.#findings.has(code)))
      await this.#compareManifest(manifest, walk);
    if (!walk.stopped) this.#judgeCoverage(agreed, walk.position);
    const outcome: Outcome = {
      policy: this.#policy,
      last: manifest.last,
      findings: this.#findings,
      position: walk.position,
      counts: { ...walk.counts, unredacted: walk.redactions.pending },
      agreed,
      replay: this.#replay(manifest, walk),
      detail: null,
    };
    const position = this.#findings.first()?.position;
    const neighbours = typeof position === 'number' ? await this.#neighbours(position, manifest) : undefined;
    return verdictOf(outcome, neighbours);
  }

  /** Read as the walk read them; what is wrong with the files has been noted then. */
  #neighbours(position: number, { commits }: Manifest): Promise<Neighbours> {
    const files = new ListedFiles(this.#source, this.#crypto, new Findings());
    return neighboursOf(position, commits, files);
  }

  #prepare(manifest: Manifest, { signed, claims }: Evidence): { walk: Walk; tiles: LeafTiles } {
    const wanted = new Set(claims.map(({ size }) => size));
    const listed = { listed: manifest.tiles, last: manifest.last, wanted };
    const tiles = new LeafTiles(
      listed,
      this.#files,
      this.#findings,
      hashOf(this.#policy.suite, this.#crypto),
    );
    const bounds = new TimeBounds(signed, this.#policy.quorum, this.#policy.toleranceSeconds);
    const { ledger, suite, last } = manifest;
    const { replayer } = this.#options;
    return {
      tiles,
      walk: new Walk({ ledger, suite, last, wanted, bounds, tiles, replayer }, this.#crypto, this.#findings),
    };
  }

  async #walk(manifest: Manifest, walk: Walk, tiles: LeafTiles): Promise<void> {
    for (const file of manifest.commits) {
      await this.#walkFile(file, walk, tiles);
      if (walk.stopped) break;
    }
    await tiles.finish();
  }

  async #walkFile(file: ListedFile, walk: Walk, tiles: LeafTiles): Promise<void> {
    const cutter = new LineCutter();
    for await (const chunk of this.#files.stream(file)) {
      for (const line of cutter.push(chunk)) if (!walk.take(line)) return;
      await tiles.compare();
      this.#options.progress?.(walk.position);
    }
    for (const line of cutter.end()) walk.take(line);
  }

  /** What the bundle says about itself, against what is in it. */
  async #compareManifest(manifest: Manifest, walk: Walk): Promise<void> {
    const { events, withheld } = walk.counts;
    if (events !== manifest.events || withheld !== manifest.withheld) this.#findings.add('COUNT');
    const silent = walk.redactions.firstSilent();
    if (silent !== undefined) this.#findings.add('SILENT_REDACTION', { position: silent });
    if (!manifest.attachments) return;
    const digest = this.#crypto.digest();
    for await (const chunk of this.#files.stream(manifest.attachments)) digest.update(chunk);
    if (!equalBytes(digest.digest(), walk.attachmentsDigest())) this.#findings.add('ATTACHMENTS');
  }

  /** How far signatures and witnesses reach, and how old the last witnessed word is. */
  #judgeCoverage(agreed: readonly SignedCheckpoint[], position: number): void {
    const { quorum, maxAgeSeconds } = this.#policy;
    const signed = largest(agreed)?.size ?? 0;
    if (signed < position) this.#findings.add('UNCOVERED', { range: { from: signed + 1, to: position } });
    if (quorum > 0 && largestWitnessed(agreed, quorum, false)?.size !== position)
      this.#findings.add('QUORUM');
    if (maxAgeSeconds === undefined) return;
    const newest = largestWitnessed(agreed, quorum, true);
    const seen = newest && seenBy(newest, quorum);
    if (seen === undefined || seen < this.#now - maxAgeSeconds) this.#findings.add('STALE');
  }

  #replay(manifest: Manifest, walk: Walk): Outcome['replay'] {
    const { replayer } = this.#options;
    if (!replayer || manifest.replayDigest === undefined || !walk.whole) return 'NOT_ATTEMPTED';
    if (replayer.digest() === manifest.replayDigest) return 'EQUAL';
    this.#findings.add('REPLAY');
    return 'DIFFERENT';
  }
}
