import { repeated } from '../../decision/repeated.ts';
import { listed, livingOnes } from '../../organisation/known-organisations.ts';
import type { Check } from '../decide/checks.ts';
import { decideOfVersion } from '../decide/stated.ts';
import { whileMade } from './being-made.ts';

/** 涉及其他单位职责的（第二十三条）: whom the text, as it stands now, gives something to do. The whole list, each time. */
export const checkDutyBodiesStated: Check<'DutyBodiesStated'> = (state, event, context) => [
  ...whileMade(state, event, context),
  ...livingOnes(context.registry, listed(event.body.dutyBodies, '/dutyBodies')),
  ...repeated(event.body.dutyBodies, (index) => `/dutyBodies/${index}`),
];

export const decideStateDutyBodies = decideOfVersion('DutyBodiesStated', checkDutyBodiesStated);
