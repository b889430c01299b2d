import type { ChecklistId } from '../../../events/identifiers.ts';
import type { ChecklistItem } from '../../../events/inspection-events.ts';
import type { AggregateContext } from '../../aggregate/aggregate.ts';
import type { Decider } from '../../decision/command.ts';
import { notBefore, notInFuture } from '../../decision/dates.ts';
import { conflict, type Fault, invalid, notFound, settle } from '../../decision/fault.ts';
import { repeated } from '../../decision/repeated.ts';
import type { PublishChecklistCommand, ReviseChecklistCommand } from '../commands.ts';
import { evidenceDuty } from '../evidence.ts';
import type { ChecklistState, ChecklistVersion } from '../state.ts';
import { measure } from './standing.ts';

type Decide<C> = Decider<ChecklistState, C, AggregateContext>;

export const decidePublishChecklist: Decide<PublishChecklistCommand> = (state, { on, ...list }, context) => {
  const occurredOn = on ?? context.today;
  const body = { checklistId: context.id as ChecklistId, version: 1, ...list };
  const faults = [
    ...(state ? [exists(context.id)] : []),
    ...notInFuture(occurredOn, context.today),
    ...itemFaults(body.items),
  ];
  return settle(faults, [{ type: 'ChecklistPublished', occurredOn, body }]);
};

/** A version is never changed; what is to be checked otherwise becomes a further one (no. 17). */
export const decideReviseChecklist: Decide<ReviseChecklistCommand> = (
  state,
  { on, title, items },
  context,
) => {
  const occurredOn = on ?? context.today;
  const last = state?.versions.at(-1);
  const body = {
    checklistId: context.id as ChecklistId,
    version: (last?.version ?? 0) + 1,
    title: title ?? last?.title ?? '',
    items,
  };
  const faults = [
    ...(last ? [...differs(last, body), ...afterLast(last, occurredOn)] : [unknown(context.id)]),
    ...notInFuture(occurredOn, context.today),
    ...itemFaults(items),
  ];
  return settle(faults, [{ type: 'ChecklistPublished', occurredOn, body }]);
};

const exists = (id: string): Fault =>
  conflict('CHECKLIST_EXISTS', {
    zh: `检查单“${id}”已经存在，请发布新版`,
    en: `the checklist "${id}" exists already; publish a further version`,
  });

const unknown = (id: string): Fault =>
  notFound('CHECKLIST_UNKNOWN', { zh: `没有检查单“${id}”`, en: `there is no checklist "${id}"` });

const afterLast = ({ on }: ChecklistVersion, occurredOn: ChecklistVersion['on']): Fault[] =>
  notBefore(occurredOn, [{ on, zh: '上一版启用之日', en: 'the day from which the last version is used' }]);

function differs(last: ChecklistVersion, { title, items }: Pick<ChecklistVersion, 'title' | 'items'>) {
  if (title !== last.title || !sameItems(items, last.items)) return [];
  return [
    conflict('CHECKLIST_UNCHANGED', {
      pointer: '/items',
      article: measure(17),
      zh: `与第 ${last.version} 版完全相同`,
      en: `it is the same as version ${last.version}`,
    }),
  ];
}

const sameItems = (a: readonly ChecklistItem[], b: readonly ChecklistItem[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return (
      one.item === other?.item &&
      one.text === other.text &&
      one.article === other.article &&
      one.evidence === other.evidence
    );
  });

function itemFaults(items: readonly ChecklistItem[]): Fault[] {
  return [
    ...repeated(
      items.map(({ item }) => item),
      (index) => `/items/${index}/item`,
    ),
    ...items.flatMap(({ evidence }, index) =>
      evidence === undefined || evidenceDuty(evidence)
        ? []
        : [
            invalid('EVIDENCE_UNKNOWN', {
              pointer: `/items/${index}/evidence`,
              article: measure(15),
              zh: `台账没有“${evidence}”这类义务`,
              en: `the ledger knows no duties "${evidence}"`,
            }),
          ],
    ),
  ];
}
