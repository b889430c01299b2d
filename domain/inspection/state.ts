import type { EventBody } from '../../events/catalogue.ts';
import type { CivilDate } from '../../events/civil-date.ts';
import type { ChecklistId } from '../../events/identifiers.ts';
import type { Fact } from '../plan/fact.ts';

export type ChecklistVersion = Fact & Omit<EventBody<'ChecklistPublished'>, 'checklistId'>;

/** 检查单 with all its versions, `versions[i].version === i + 1`. None of them ever changes. */
export interface ChecklistState {
  readonly checklistId: ChecklistId;
  readonly versions: readonly [ChecklistVersion, ...ChecklistVersion[]];
}

/** 发现的问题 and what was done about it. */
export type Finding = Fact &
  EventBody<'FindingRecorded'> & {
    readonly reports: readonly (Fact & Omit<EventBody<'RectificationReported'>, 'findingId'>)[];
    readonly verifications: readonly (Fact & Omit<EventBody<'RectificationVerified'>, 'findingId'>)[];
  };

/** 检查任务 from its planning to its end (第四十六条). */
export interface InspectionState extends EventBody<'InspectionPlanned'> {
  readonly plannedOn: CivilDate;
  readonly coded?: Fact & EventBody<'InspectionCoded'>;
  readonly scans: Readonly<Partial<Record<EventBody<'InspectionScanned'>['by'], Fact>>>;
  readonly opened?: Fact;
  readonly cancelled?: Fact & EventBody<'InspectionCancelled'>;
  /** The last verdict on each item that has one */
  readonly checks: readonly (Fact & EventBody<'InspectionItemChecked'>)[];
  readonly findings: readonly Finding[];
  readonly closed?: Fact & EventBody<'InspectionClosed'>;
}

/** PLANNED until it is opened or cancelled, OPENED until it is closed. */
export type InspectionStatus = 'PLANNED' | 'OPENED' | 'CLOSED' | 'CANCELLED';

export function inspectionStatus({ opened, cancelled, closed }: InspectionState): InspectionStatus {
  if (cancelled) return 'CANCELLED';
  if (closed) return 'CLOSED';
  return opened ? 'OPENED' : 'PLANNED';
}

/** 未销号: nobody has verified yet that it is mended. */
export const isOpen = ({ verifications }: Finding): boolean =>
  !verifications.some((verification) => verification.satisfied);
