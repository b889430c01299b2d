import type { AggregateContext } from '../aggregate/aggregate.ts';
import { calendarChangeCommands } from '../calendar-change/calendar-change-commands.ts';
import { commandOf } from '../decision/command.ts';
import * as command from './commands.ts';
import { decideChangeNorm, decideDefineCatalogue, decideIssueInterpretation } from './decide.ts';
import type { LawState } from './state.ts';

const make = commandOf<LawState, AggregateContext>();

/** Every command about the law itself, by the name it has in the API. */
export const lawCommands = {
  'issue-interpretation': make(
    command.IssueInterpretationCommand,
    decideIssueInterpretation,
    '第五十条',
    '解释办法',
    'Rule on a question of the rulebook',
  ),
  'change-norm': make(
    command.ChangeNormCommand,
    decideChangeNorm,
    '第四十二条',
    '登记法规标准变化',
    'Record the change of a norm',
  ),
  'define-catalogue': make(
    command.DefineCatalogueCommand,
    decideDefineCatalogue,
    '第十一条',
    '明确应急预案体系构成',
    'Define the catalogue of plans',
  ),
  ...calendarChangeCommands,
} as const;
