import type { CivilDate } from '../../events/civil-date.ts';
import type { InspectionId, OrganisationId } from '../../events/identifiers.ts';
import type { Registry } from '../organisation/organisation.ts';
import { sameBody } from '../organisation/successor.ts';
import type { Finding, InspectionState } from './state.ts';

/**
 * Findings that a new one against `inspectee` under `article` could repeat, latest first: what `earlier` may name.
 * A merged body's findings are its successor's (G32).
 */
export function earlierFindings(
  inspections: readonly InspectionState[],
  asked: { readonly inspectee: OrganisationId; readonly article: string; readonly until: CivilDate },
  registry: Registry,
): readonly { readonly inspection: InspectionId; readonly finding: Finding }[] {
  return inspections
    .filter(({ inspectee }) => sameBody(registry, inspectee, asked.inspectee))
    .flatMap(({ inspectionId, findings }) =>
      findings.map((finding) => ({ inspection: inspectionId, finding })),
    )
    .filter(({ finding }) => finding.article === asked.article && finding.on <= asked.until)
    .toSorted((a, b) => (a.finding.on < b.finding.on ? 1 : a.finding.on > b.finding.on ? -1 : 0));
}
