import { equalBytes, prefixed, toHex, utf8 } from './bytes.ts';
import { isCanonicalText } from './canonical-scan.ts';
import { type CommitLine, readCommitLine, saltBytes } from './commit-line.ts';
import type { Crypto } from './crypto.ts';
import type { FindingCode, Findings } from './findings.ts';
import { type Header, readHeader } from './header.ts';
import type { LeafTiles } from './leaf-tiles.ts';
import { attachmentText } from './manifest-text.ts';
import { Frontier, type Hash } from './merkle.ts';
import { REDACTION_EVENT, Redactions } from './redactions.ts';
import type { Replayer } from './replayer.ts';
import { hashOf, type SuiteName } from './suite.ts';
import type { TimeBounds } from './time-bounds.ts';

/** `prev` of the first commit of a ledger. */
const GENESIS = '0'.repeat(64);
/** What sets a leaf apart from a node (RFC 6962, 2.1). */
const LEAF = Uint8Array.of(0);

export interface WalkPlan {
  readonly ledger: string;
  readonly suite: SuiteName;
  /** Position of the last commit that the bundle says to hold */
  readonly last: number;
  /** Tree sizes at which the root is wanted */
  readonly wanted: ReadonlySet<number>;
  readonly bounds: TimeBounds;
  readonly tiles: LeafTiles;
  readonly replayer: Replayer | undefined;
}

/**
 * Walks along the commits of a bundle, line by line, and holds of them only what later lines are judged by: one number
 * per stream, the hash before, the edge of the tree. After the first defect it goes on hashing, so that the tree can tell
 * where the first commit stands that is not the signed one, but judges nothing any more.
 */
export class Walk {
  readonly #plan: WalkPlan;
  readonly #hash: Hash;
  readonly #findings: Findings;
  readonly #frontier: Frontier;
  readonly #roots = new Map<number, Uint8Array>();
  readonly #versions = new Map<string, number>();
  readonly #attachments: ReturnType<Crypto['digest']>;
  readonly redactions = new Redactions();
  #attached = 0;
  #prev = GENESIS;
  #recordedAt = '';
  #sound = true;
  #stopped = false;
  #held = 0;
  #events = 0;

  constructor(plan: WalkPlan, crypto: Crypto, findings: Findings) {
    this.#plan = plan;
    this.#hash = hashOf(plan.suite, crypto);
    this.#findings = findings;
    this.#frontier = new Frontier(this.#hash);
    this.#attachments = crypto.digest();
    this.#attachments.update(utf8('['));
    if (plan.wanted.has(0)) this.#roots.set(0, this.#frontier.root());
  }

  /** Commits taken so far, good or bad. */
  get position(): number {
    return this.#frontier.size;
  }

  /** True when a line could not be taken: nothing is known of what follows it. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** True when every commit so far is what it claims to be, and there is one for every position. */
  get whole(): boolean {
    return this.#sound && !this.#stopped && this.position === this.#plan.last;
  }

  /** What holds before the first defect. */
  get counts(): { commits: number; events: number; withheld: number; streams: number } {
    const { withheld } = this.redactions;
    return { commits: this.#held, events: this.#events, withheld, streams: this.#versions.size };
  }

  /** Root of the commits up to a size that was asked for; undefined when they did not reach it. */
  root(size: number): Uint8Array | undefined {
    return this.#roots.get(size);
  }

  /** SHA-256 of the list of attachments that the headers name, as `attachments.json` must hold it. To be called once, at the end. */
  attachmentsDigest(): Uint8Array {
    this.#attachments.update(utf8(']'));
    return this.#attachments.digest();
  }

  /** Takes the next line; undefined is one that could not be read. False: take no more. */
  take(line: string | undefined): boolean {
    const position = this.position + 1;
    if (position > this.#plan.last) return this.#stop('SURPLUS', position);
    const commit = line === undefined ? undefined : readCommitLine(line);
    if (!commit) return this.#stop(this.#sound ? 'LINE' : undefined, position);
    const leaf = this.#hash(prefixed(LEAF, commit.header));
    const hash = toHex(leaf);
    if (this.#sound) this.#judge(commit, position, hash);
    this.#prev = hash;
    this.#frontier.append(leaf);
    this.#plan.tiles.push(leaf);
    if (this.#plan.wanted.has(position)) this.#roots.set(position, this.#frontier.root());
    return true;
  }

  #stop(code: FindingCode | undefined, position: number): boolean {
    if (code) this.#findings.add(code, { position });
    this.#stopped = true;
    return false;
  }

  #judge(commit: CommitLine, position: number, hash: string): void {
    const header = commit.hash === undefined || commit.hash === hash ? readHeader(commit.header) : undefined;
    const defect = header ? this.#defectOf(header, commit, position) : this.#unreadable(commit, hash);
    if (defect || !header) {
      this.#findings.add(defect ?? 'HEADER', { position });
      this.#sound = false;
      return;
    }
    this.#hold(header, commit, position);
  }

  #unreadable(commit: CommitLine, hash: string): FindingCode {
    return commit.hash === undefined || commit.hash === hash ? 'HEADER' : 'HASH';
  }

  #defectOf(header: Header, commit: CommitLine, position: number): FindingCode | undefined {
    if (header.suite !== this.#plan.suite) return 'HEADER';
    if (header.ledger !== this.#plan.ledger) return 'LEDGER';
    if (header.position !== position) return 'POSITION';
    if (header.prev !== this.#prev) return 'PREV';
    if (header.version !== (this.#versions.get(header.stream) ?? 0) + 1) return 'VERSION';
    if (header.recordedAt < this.#recordedAt) return 'TIME_ORDER';
    return this.#bodiesHold(header, commit) ? undefined : 'BODY';
  }

  #bodiesHold({ events }: Header, { bodies, salts }: CommitLine): boolean {
    if (bodies.length !== events.length || salts.length !== events.length) return false;
    return events.every(({ bodyHash }, index) => this.#bodyHolds(bodyHash, bodies[index], salts[index]));
  }

  #bodyHolds(bodyHash: string, body: string | null | undefined, salt: string | null | undefined): boolean {
    if (typeof body !== 'string' || typeof salt !== 'string') return body === null && salt === null;
    const bytes = saltBytes(salt);
    if (!bytes || toHex(this.#hash(prefixed(bytes, body))) !== bodyHash) return false;
    return body.startsWith('{') && isCanonicalText(body);
  }

  #hold(header: Header, { bodies }: CommitLine, position: number): void {
    this.#held++;
    this.#events += header.events.length;
    this.#versions.set(header.stream, header.version);
    this.#recordedAt = header.recordedAt;
    for (const [index, { type }] of header.events.entries()) {
      const body = bodies[index];
      if (typeof body !== 'string') this.redactions.withhold(position, index);
      else if (type === REDACTION_EVENT) this.redactions.record(body);
    }
    for (const attachment of header.attachments) {
      const entry = attachmentText({ ...attachment, position });
      this.#attachments.update(utf8(this.#attached++ > 0 ? `,${entry}` : entry));
    }
    const time = this.#plan.bounds.judge(position, header.recordedAt);
    if (time) this.#findings.add(time, { position });
    this.#plan.replayer?.commit(header, bodies);
  }
}

/** True when two roots are there and equal. */
export const sameRoot = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && equalBytes(a, b);
