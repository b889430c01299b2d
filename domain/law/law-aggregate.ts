import type { PlanId } from '../../events/identifiers.ts';
import type { Aggregate } from '../aggregate/aggregate.ts';
import { evolveLaw, foldLaw } from './evolve.ts';
import { lawCommands } from './law-commands.ts';
import type { LawState } from './state.ts';

/** What stands behind the colon of `lawStream`. */
const DISTRICT = 'district';

/**
 * The law as ledger, API and views treat it: one stream of the jurisdiction, so that its id follows from no command and
 * each command may be the first.
 */
export const lawAggregate: Aggregate<LawState> = {
  kind: 'law',
  collection: 'law',
  names: { zh: '解释、法规标准变化与体系构成', en: 'Rulings, changes of norms, the catalogue' },
  article: '第五十条',
  commands: lawCommands,
  begins: ['issue-interpretation', 'change-norm', 'define-catalogue'],
  recordedBy: {
    InterpretationIssued: ['issue-interpretation'],
    NormChanged: ['change-norm'],
    SystemCatalogueDefined: ['define-catalogue'],
  },
  idOf: () => DISTRICT,
  fold: foldLaw,
  evolve: evolveLaw,
  lookups: (_state, command) => ({ plans: plansNamed(command), others: [] }),
  acts: () => [{}],
  summary: ({ rulings, norms, catalogue }) => {
    const facts = [...rulings, ...norms, ...(catalogue ? [catalogue] : [])];
    const [first, ...rest] = facts.map(({ on }) => on) as [
      (typeof facts)[0]['on'],
      ...(typeof facts)[0]['on'][],
    ];
    return {
      title: `解释 ${rulings.length} 项，法规标准变化 ${norms.length} 项，体系构成 ${catalogue?.entries.length ?? 0} 件`,
      status: 'CURRENT',
      plans: plansNamed(catalogue ?? {}),
      on: rest.reduce((last, on) => (on > last ? on : last), first),
    };
  },
};

function plansNamed(command: object): readonly PlanId[] {
  const { entries = [] }: { readonly entries?: readonly { readonly plan?: PlanId }[] } = command;
  return [...new Set(entries.flatMap(({ plan }) => plan ?? []))];
}
