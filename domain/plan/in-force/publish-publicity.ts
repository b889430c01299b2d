import type * as z from 'zod';
import * as life from '../../../events/life-events.ts';
import type { NewEvent } from '../../../events/recorded-event.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { type Fault, invalid } from '../../decision/fault.ts';
import { on } from '../../decision/on.ts';
import { repeated } from '../../decision/repeated.ts';
import { version } from '../commands.ts';
import type { PlanContext } from '../decide/context.ts';
import { atStage, ISSUED_STAGES, versionOf } from '../decide/standing.ts';
import { decideOfIssued } from '../decide/stated.ts';
import type { PlanState, PlanVersion } from '../state.ts';

export const PublishPublicityCommand = life.PublicityPublished.extend({ version, on }).meta({
  id: 'PublishPublicityCommand',
  description:
    '公布要点解读、宣传文稿、简本（第三十四条）或科普宣传材料（第三十七条） · Publishes key points, publicity text, abridged version or popular-science material',
  example: {
    artefacts: ['KEY_POINTS', 'PUBLICITY_TEXT', 'ABRIDGED_VERSION'],
    channel: '区政府门户网站',
    documents: [{ kind: 'ABRIDGED_VERSION', name: '简本.pdf', sha256: 'ab'.repeat(32), bytes: 184320 }],
    on: '2026-05-25',
  },
});
export type PublishPublicityCommand = z.output<typeof PublishPublicityCommand>;

export const decidePublishPublicity = decideOfIssued('PublicityPublished', checkPublicityPublished);

export function checkPublicityPublished(
  state: PlanState | undefined,
  { body, occurredOn }: NewEvent<'PublicityPublished'>,
  context: PlanContext,
): Fault[] {
  const version = versionOf(state, body.version);
  return [
    ...atStage(state, body.version, ISSUED_STAGES, {
      article: '第三十四条',
      zh: '应急预案发布后开展解读、宣传',
      en: 'a plan is explained once it is issued',
    }),
    ...notInFuture(occurredOn, context.today),
    ...notBefore(occurredOn, [
      { on: version?.issue?.on, zh: '印发之日', en: 'the day of issue', article: '第三十四条' },
    ]),
    ...repeated(body.artefacts, (index) => `/artefacts/${index}`),
    ...(state && version ? secrecyKept(state, version, body) : []),
  ];
}

/**
 * What is not open is explained to society no more than it is disclosed (第四十九条): advice on how to act may go out
 * （第三十七条：非涉密）, and the abridged version that was approved with the plan (第二十四条).
 */
function secrecyKept(
  { attributes }: PlanState,
  { submission }: PlanVersion,
  { artefacts }: NewEvent<'PublicityPublished'>['body'],
): Fault[] {
  if (attributes.secrecy !== 'INTERNAL') return [];
  const abridged = submission?.documents.some(({ kind }) => kind === 'ABRIDGED_VERSION') ?? false;
  return artefacts.flatMap((artefact, index) =>
    artefact === 'SCIENCE_MATERIAL' || (artefact === 'ABRIDGED_VERSION' && abridged)
      ? []
      : [
          invalid('SECRECY_FORBIDS_PUBLICITY', {
            pointer: `/artefacts/${index}`,
            article: '第四十九条',
            zh: '本预案不予公开：只可公布经批准的简本和科普宣传材料',
            en: 'this plan is not open: only an approved abridged version and popular-science material may be published',
          }),
        ],
  );
}
