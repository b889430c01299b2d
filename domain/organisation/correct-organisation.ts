import { correctedHistory } from '../../events/corrections.ts';
import { mayCorrect } from '../access/may-correct.ts';
import type { Decider } from '../decision/command.ts';
import {
  type CorrectionAsked,
  correctionOf,
  faultsAlong,
  faultsOfCorrection,
  historyWith,
  readReplacement,
} from '../decision/correction.ts';
import { type Fault, invalid, settle } from '../decision/fault.ts';
import type { OrganisationLifeContext } from './context.ts';
import { evolveOrganisationLife, foldOrganisationLife } from './evolve-life.ts';
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
> = (life, command, context) => {
  const { actor, history, organisationId, registry, today } = context;
  if (!life) return settle([organisationUnknown(organisationId)], []);
  const target = history.find((event) => event.id === command.target);
  if (!target) return settle([targetUnknown(command.target)], []);
  const { faults, replacement } = readReplacement(target, command, today);
  const against = [...mayCorrect(actor, target, registry), ...faults];
  if (against.length) return settle(against, []);
  const correction = correctionOf(target, replacement, command, today);
  const then = historyWith(history, [correction], target);
  if (!foldOrganisationLife(then)) return settle([beginningVoided], []);
  const faultsOf = (events: typeof history) =>
    faultsAlong<OrganisationLife>(
      correctedHistory(events),
      (state, event) => recordedFaults(state, event, context),
      evolveOrganisationLife,
    );
  return settle(faultsOfCorrection(faultsOf(history), faultsOf(then), target), [correction]);
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
