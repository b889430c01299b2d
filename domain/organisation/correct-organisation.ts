import type { Decider } from '../decision/command.ts';
import type { CorrectionAsked } from '../decision/correction.ts';
import { decideCorrection } from '../decision/decide-correction.ts';
import { type Fault, invalid, settle } from '../decision/fault.ts';
import type { OrganisationLifeContext } from './context.ts';
import { evolveOrganisationLife } from './evolve-life.ts';
import type { OrganisationLife } from './life.ts';
import { organisationUnknown } from './life-check.ts';
import { recordedFaults } from './life-checks.ts';

/**
 * Corrects one event of an organisation, or voids it, its registration and its merger among them. The corrected history
 * is played through all rules again and must not break any that it kept before.
 */
export const decideCorrectOrganisation: Decider<
  OrganisationLife,
  CorrectionAsked,
  OrganisationLifeContext
> = (life, asked, context) => {
  if (!life) return settle([organisationUnknown(context.organisationId)], []);
  return decideCorrection<OrganisationLife>(asked, context, {
    check: (state, event) => recordedFaults(state, event, context),
    evolve: evolveOrganisationLife,
    targetUnknown: targetUnknown(asked.target),
    beginningVoided,
  });
};

const targetUnknown = (target: string): Fault =>
  invalid('TARGET_UNKNOWN', {
    pointer: '/target',
    zh: `本单位没有事件“${target}”`,
    en: `this organisation has no event "${target}"`,
  });

const beginningVoided = invalid('BEGINNING_VOIDED', {
  pointer: '/target',
  zh: '单位登记不能作废，只能更正；重复登记的单位可并入另一单位',
  en: 'a registration can be corrected, not voided; an organisation registered twice is merged into the other one',
});
