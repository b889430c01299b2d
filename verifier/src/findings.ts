/** Tiers of proof, lowest first. A tier counts as reached only when every tier below it is. */
export const TIERS = ['INTACT', 'COMPLETE', 'SIGNED', 'WITNESSED', 'TIME_ANCHORED', 'REPLAYED'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * Everything a bundle can be found to be, in the order in which it is told: the tier that it touches, and whether it
 * contradicts the evidence (TAMPERED) or only leaves something unshown (UNSHOWN).
 */
export const FINDINGS = {
  POLICY: { tier: 'INTACT', weight: 'UNSHOWN' },
  MANIFEST: { tier: 'INTACT', weight: 'UNSHOWN' },
  OTHER_LOG: { tier: 'INTACT', weight: 'UNSHOWN' },
  UNREADABLE: { tier: 'INTACT', weight: 'UNSHOWN' },
  LINE: { tier: 'INTACT', weight: 'TAMPERED' },
  HASH: { tier: 'INTACT', weight: 'TAMPERED' },
  HEADER: { tier: 'INTACT', weight: 'TAMPERED' },
  LEDGER: { tier: 'INTACT', weight: 'TAMPERED' },
  POSITION: { tier: 'COMPLETE', weight: 'TAMPERED' },
  PREV: { tier: 'INTACT', weight: 'TAMPERED' },
  VERSION: { tier: 'INTACT', weight: 'TAMPERED' },
  TIME_ORDER: { tier: 'INTACT', weight: 'TAMPERED' },
  BODY: { tier: 'INTACT', weight: 'TAMPERED' },
  FILE: { tier: 'INTACT', weight: 'TAMPERED' },
  ATTACHMENTS: { tier: 'INTACT', weight: 'TAMPERED' },
  MISSING: { tier: 'COMPLETE', weight: 'TAMPERED' },
  SURPLUS: { tier: 'COMPLETE', weight: 'TAMPERED' },
  SILENT_REDACTION: { tier: 'COMPLETE', weight: 'TAMPERED' },
  COUNT: { tier: 'COMPLETE', weight: 'TAMPERED' },
  CUT: { tier: 'SIGNED', weight: 'TAMPERED' },
  LEAF: { tier: 'SIGNED', weight: 'TAMPERED' },
  ROOT: { tier: 'SIGNED', weight: 'TAMPERED' },
  KNOWN: { tier: 'SIGNED', weight: 'TAMPERED' },
  FORK: { tier: 'SIGNED', weight: 'TAMPERED' },
  SIGNATURE: { tier: 'SIGNED', weight: 'TAMPERED' },
  ORIGIN: { tier: 'SIGNED', weight: 'TAMPERED' },
  NOTE: { tier: 'SIGNED', weight: 'TAMPERED' },
  TILE: { tier: 'SIGNED', weight: 'TAMPERED' },
  UNKNOWN_KEY: { tier: 'SIGNED', weight: 'UNSHOWN' },
  NO_CHECKPOINT: { tier: 'SIGNED', weight: 'UNSHOWN' },
  UNCOVERED: { tier: 'SIGNED', weight: 'UNSHOWN' },
  COSIGNATURE: { tier: 'WITNESSED', weight: 'TAMPERED' },
  QUORUM: { tier: 'WITNESSED', weight: 'UNSHOWN' },
  STALE: { tier: 'WITNESSED', weight: 'UNSHOWN' },
  BACKDATED: { tier: 'TIME_ANCHORED', weight: 'TAMPERED' },
  AHEAD: { tier: 'TIME_ANCHORED', weight: 'TAMPERED' },
  REPLAY: { tier: 'REPLAYED', weight: 'TAMPERED' },
} as const satisfies Record<string, { tier: Tier; weight: 'TAMPERED' | 'UNSHOWN' }>;

export type FindingCode = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as FindingCode[];

export interface Finding {
  readonly code: FindingCode;
  /** The one bad position, where it is known */
  readonly position: number | null;
  /** Otherwise the positions among which the bad one stands, where that much is known */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** File or key that it is about */
  readonly subject: string | null;
}

/** Keeps of every kind the first finding by position, then by the end of its range, then by subject: a short list, always the same. */
export class Findings {
  readonly #byCode = new Map<FindingCode, Finding>();

  add(code: FindingCode, about: Partial<Omit<Finding, 'code'>> = {}): void {
    const finding = { code, position: null, range: null, subject: null, ...about };
    const held = this.#byCode.get(code);
    if (!held || precedes(finding, held)) this.#byCode.set(code, finding);
  }

  get all(): Finding[] {
    return FINDING_CODES.map((code) => this.#byCode.get(code)).filter((finding) => finding !== undefined);
  }

  get tampered(): Finding[] {
    return this.all.filter(({ code }) => FINDINGS[code].weight === 'TAMPERED');
  }

  has(code: FindingCode): boolean {
    return this.#byCode.has(code);
  }

  /** First position at which something is wrong; the findings' order decides between two at one position. */
  first(): Finding | undefined {
    const located = this.tampered.filter(({ position }) => position !== null);
    return located.reduce<Finding | undefined>(
      (first, finding) => (!first || at(finding) < at(first) ? finding : first),
      undefined,
    );
  }
}

const at = ({ position, range }: Finding): number => position ?? range?.to ?? Number.POSITIVE_INFINITY;

const precedes = (a: Finding, b: Finding): boolean =>
  at(a) < at(b) || (at(a) === at(b) && (a.subject ?? '') < (b.subject ?? ''));
