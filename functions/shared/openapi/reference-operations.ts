import * as z from 'zod';
import { ordinalOf } from '../../../domain/calendar/ordinal.ts';
import { CivilDate, isCivilDate } from '../../../events/civil-date.ts';
import { OrganisationClass } from '../../../events/organisation-events.ts';
import {
  exampleDueDate,
  exampleFreshness,
  exampleOrganisation,
  exampleOrganisationEvent,
} from './examples.ts';
import type { Operation } from './operation.ts';
import { integer, noHeaders, none, organisationParams, streamHeaders } from './parameters.ts';
import { eventsQuery, readPoint } from './read-point.ts';
import { EventsAnswer, Freshness } from './schemas/common.ts';
import { DayVerdict, ExplainedDueDate } from './schemas/duty.ts';
import { Organisation } from './schemas/organisation.ts';

const monday = { date: '2026-11-23', kind: 'WORKDAY', working: true, assumed: false };

/** Days between two dates; 0 when one of them is none and was refused already. */
const daysFrom = (from: CivilDate, to: CivilDate): number =>
  isCivilDate(from) && isCivilDate(to) ? ordinalOf(to) - ordinalOf(from) : 0;

/** What the law counts with: organisations, the calendar and the rulebook. */
export const referenceOperations = {
  listOrganisations: {
    method: 'GET',
    path: '/v1/organisations',
    operationId: 'listOrganisations',
    tag: 'organisations',
    summary: { zh: '单位名录', en: 'The registry of organisations' },
    params: none,
    query: z.strictObject({ class: OrganisationClass.optional(), ...readPoint }),
    headers: noHeaders,
    answer: { status: 200, schema: z.strictObject({ items: z.array(Organisation), ledger: Freshness }) },
    problems: [],
    examples: {
      path: '/v1/organisations?class=EMERGENCY_BUREAU',
      answer: { items: [exampleOrganisation], ledger: exampleFreshness },
    },
  },
  getOrganisation: {
    method: 'GET',
    path: '/v1/organisations/{organisationId}',
    operationId: 'getOrganisation',
    tag: 'organisations',
    summary: { zh: '一个单位，现状或当时', en: 'One organisation, as it stands or as it was known then' },
    params: organisationParams,
    query: z
      .strictObject(readPoint)
      .refine(({ asOf, position }) => asOf === undefined || position === undefined, {
        error: 'only one of asOf, position and after',
        path: ['asOf'],
      }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({
        organisation: Organisation,
        life: z.record(z.string(), z.unknown()).meta({
          description:
            '由事件推得的全貌：人员、培训、风险等 / all that was recorded of it: people, training, risks and so on',
        }),
        ledger: Freshness,
      }),
      headers: streamHeaders,
    },
    problems: ['not-found'],
    examples: {
      path: '/v1/organisations/emergency-bureau',
      answer: {
        organisation: exampleOrganisation,
        life: { ...exampleOrganisation },
        ledger: { ledger: '110107', position: 64, lag: 0 },
      },
    },
  },
  listOrganisationEvents: {
    method: 'GET',
    path: '/v1/organisations/{organisationId}/events',
    operationId: 'listOrganisationEvents',
    tag: 'organisations',
    summary: { zh: '单位的全部事件', en: 'All events of an organisation' },
    params: organisationParams,
    query: eventsQuery,
    headers: noHeaders,
    answer: { status: 200, schema: EventsAnswer, headers: streamHeaders },
    problems: ['not-found'],
    examples: {
      path: '/v1/organisations/emergency-bureau/events?limit=50',
      answer: {
        items: [exampleOrganisationEvent],
        streamVersion: 1,
        ledger: { ledger: '110107', position: 64, lag: 0 },
      },
    },
  },
  countWorkingDays: {
    method: 'GET',
    path: '/v1/calendar/working-days',
    operationId: 'countWorkingDays',
    tag: 'calendar',
    summary: { zh: '自某日起第 n 个工作日，逐日说明', en: 'The n-th working day after a date, day by day' },
    description: {
      zh: '当日不计，自次日起算（民法典第二百零一条）。下一年度放假通知公布前，涉及该年度的日期为暂定，并给出稳妥日期 safeActBy。',
      en: 'The date itself is not counted (Civil Code 201). Until the next year’s notice is published, dates that reach into it are provisional and come with the safe date.',
    },
    params: none,
    query: z.strictObject({
      from: CivilDate.meta({ description: '起算日（不计入） / the day that is not counted' }),
      n: integer(0, 2000, '工作日数 / number of working days'),
      asOf: CivilDate.optional().meta({
        description: '按该日已公布的通知计算 / with the notices published by that day',
      }),
    }),
    headers: noHeaders,
    answer: { status: 200, schema: ExplainedDueDate },
    problems: [],
    examples: { path: '/v1/calendar/working-days?from=2026-09-24&n=3', answer: exampleDueDate },
  },
  listCalendarDays: {
    method: 'GET',
    path: '/v1/calendar/days',
    operationId: 'listCalendarDays',
    tag: 'calendar',
    summary: {
      zh: '逐日日历：工作日、休息日、节假日、调休上班',
      en: 'Day by day: working days, weekends, holidays, make-up working days',
    },
    params: none,
    query: z
      .strictObject({ from: CivilDate, to: CivilDate, asOf: CivilDate.optional() })
      .refine((query) => query.from <= query.to, { error: 'from is not after to', path: ['to'] })
      .refine((query) => daysFrom(query.from, query.to) <= 1100, {
        error: 'no more than 1100 days at a time',
        path: ['to'],
      }),
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z.strictObject({ items: z.array(DayVerdict), calendar: z.string(), coveredThrough: CivilDate }),
    },
    problems: [],
    examples: {
      path: '/v1/calendar/days?from=2026-11-23&to=2026-11-23',
      answer: { items: [monday], calendar: 'notices-2026@2025-11-04', coveredThrough: '2026-12-28' },
    },
  },
  getRulebook: {
    method: 'GET',
    path: '/v1/rulebook',
    operationId: 'getRulebook',
    tag: 'about',
    summary: { zh: '在用的规则：每条及其条款', en: 'The rulebook in use: every row with its article' },
    params: none,
    query: none,
    headers: noHeaders,
    answer: {
      status: 200,
      schema: z
        .looseObject({
          id: z.string(),
          version: z.string(),
          title: z.strictObject({ zh: z.string(), en: z.string() }),
          jurisdiction: z.string(),
          validFrom: CivilDate,
        })
        .meta({
          id: 'Rulebook',
          description:
            '规则库，数据形式见 approvals、issuingNames、filings、duties、ladders、interpretations / law as data',
        }),
    },
    problems: [],
    examples: {
      path: '/v1/rulebook',
      answer: {
        id: 'shijingshan',
        version: '2025',
        title: {
          zh: '石景山区突发事件应急预案管理办法（2025年修订）',
          en: 'Shijingshan measures on emergency plans (2025)',
        },
        jurisdiction: '110107',
        validFrom: '2025-06-03',
      },
    },
  },
} as const satisfies Record<string, Operation>;
