import { equalBytes } from './bytes.ts';
import type { Evidence, RootClaim, SignedCheckpoint } from './evidence.ts';
import type { Findings } from './findings.ts';
import type { LeafTiles } from './leaf-tiles.ts';
import { sameRoot, type Walk } from './walk.ts';

/** Compares what was computed from the commits with what was signed or kept; gives the checkpoints that agree. */
export function compareRoots(
  evidence: Evidence,
  walk: Walk,
  tiles: LeafTiles,
  findings: Findings,
): SignedCheckpoint[] {
  let agreed = 0;
  for (const claim of evidence.claims) {
    if (claim.size > walk.position) {
      if (!walk.stopped) findings.add('CUT', { position: walk.position + 1 });
    } else if (sameRoot(walk.root(claim.size), claim.root)) {
      agreed = claim.size;
    } else {
      const code = claim.by === 'SIGNED' ? 'ROOT' : 'KNOWN';
      // A differing root says only that some commit after the last agreement is not the signed one.
      findings.add(code, {
        range: { from: Math.min(agreed + 1, claim.size), to: claim.size },
        subject: claim.path,
      });
    }
  }
  judgeTiles(evidence.claims, tiles, findings);
  return evidence.signed.filter(({ size, root }) => sameRoot(walk.root(size), root));
}

/** Published leaves that lead to a signed root name the first commit that differs; others are themselves wrong. */
function judgeTiles(claims: readonly RootClaim[], tiles: LeafTiles, findings: Findings): void {
  const { divergence } = tiles;
  let vouchedFor: number | undefined;
  for (const { size, root } of claims) {
    const published = tiles.root(size);
    if (!published) continue;
    if (equalBytes(published, root)) vouchedFor = size;
    else findings.add('TILE');
  }
  if (divergence === undefined) return;
  if (vouchedFor !== undefined && divergence <= vouchedFor) findings.add('LEAF', { position: divergence });
  else findings.add('TILE');
}
