import type { Aggregate } from '../aggregate/aggregate.ts';
import type { DeclareInterestCommand, RegisterExpertCommand } from './commands.ts';
import { expertCommands } from './decide.ts';
import { evolveExpert, foldExpert } from './evolve.ts';
import type { ExpertState } from './state.ts';

/** 专家顾问（第四十八条）, one stream per person. */
export const expertAggregate: Aggregate<ExpertState> = {
  kind: 'expert',
  collection: 'experts',
  names: { zh: '专家顾问', en: 'expert' },
  article: '第四十八条',
  commands: expertCommands,
  begins: ['register-expert'],
  recordedBy: {
    ExpertRegistered: ['register-expert', 'update-expert'],
    ConflictOfInterestDeclared: ['declare-interest'],
  },
  idOf: (command) => (command as RegisterExpertCommand).expert,
  fold: foldExpert,
  evolve: evolveExpert,
  lookups: (_, command) => {
    const { about } = command as Partial<Pick<DeclareInterestCommand, 'about'>>;
    return { plans: about && 'plan' in about ? [about.plan] : [], others: [] };
  },
  // The bureau keeps the pool, whoever the expert is and whatever is declared.
  acts: () => [{}],
  summary: ({ fields, institution, declarations, registeredOn }) => ({
    title: `${institution}（${fields.join('、')}）`,
    status: 'REGISTERED',
    plans: [...new Set(declarations.flatMap(({ about }) => ('plan' in about ? about.plan : [])))],
    on: registeredOn,
  }),
};
