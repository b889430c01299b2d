import type { Checks } from '../decide/checks.ts';
import { checkAttributesStated } from './attributes.ts';
import { checkConsultationClosed, checkConsultationOpened } from './consultation.ts';
import { checkContentChecked } from './content.ts';
import { checkDutyBodiesStated } from './duty-bodies.ts';
import { checkEvidenceAttached } from './evidence.ts';
import { checkGroupFormed } from './group.ts';
import { checkHandbookAttached } from './handbook.ts';
import { checkPlanListed } from './listing.ts';
import { checkMajorDecisionDetermined } from './major-decision.ts';
import { checkOpinionAnswered, checkOpinionReceived } from './opinion.ts';

/** What each of these events must meet in the state before it: the same checks that its command went through. */
export const makingChecks: Checks = {
  AttributesStated: checkAttributesStated,
  PlanListed: checkPlanListed,
  DraftingGroupFormed: checkGroupFormed,
  EvidenceAttached: checkEvidenceAttached,
  HandbookAttached: checkHandbookAttached,
  ContentChecked: checkContentChecked,
  DutyBodiesStated: checkDutyBodiesStated,
  MajorDecisionDetermined: checkMajorDecisionDetermined,
  ConsultationOpened: checkConsultationOpened,
  OpinionReceived: checkOpinionReceived,
  OpinionAnswered: checkOpinionAnswered,
  ConsultationClosed: checkConsultationClosed,
};
