import type { AggregateContext } from '../aggregate/aggregate.ts';
import { commandOf } from '../decision/command.ts';
import type { LawState } from '../law/state.ts';
import * as command from './commands.ts';
import * as decide from './decide.ts';

const make = commandOf<LawState, AggregateContext>();
const CIVIL_CODE = '《中华人民共和国民法典》第二百零三条';

/** Every command about the calendar, by the name it has in the API. */
export const calendarChangeCommands = {
  'import-notice': make(
    command.ImportNoticeCommand,
    decide.decideImportNotice,
    CIVIL_CODE,
    '导入节假日安排通知',
    'Bring in a holiday notice',
  ),
  'declare-regional-closure': make(
    command.DeclareRegionalClosureCommand,
    decide.decideDeclareRegionalClosure,
    CIVIL_CODE,
    '提出地区性放假',
    'Propose days off of a region',
  ),
  'declare-organisation-closure': make(
    command.DeclareOrganisationClosureCommand,
    decide.decideDeclareOrganisationClosure,
    CIVIL_CODE,
    '提出单位停止办公日期',
    'Propose days on which an organisation is closed',
  ),
  'confirm-calendar-change': make(
    command.ConfirmCalendarChangeCommand,
    decide.decideConfirmChange,
    CIVIL_CODE,
    '确认日历变更（另一人）',
    'Confirm a change of the calendar, as a second person',
  ),
  'reject-calendar-change': make(
    command.RejectCalendarChangeCommand,
    decide.decideRejectChange,
    CIVIL_CODE,
    '否决日历变更',
    'Reject a change of the calendar',
  ),
} as const;
