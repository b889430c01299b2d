import type { Logger } from '@aws-lambda-powertools/logger';
import { aggregates } from '../../domain/aggregate/aggregates.ts';
import { apiHandler } from '../shared/http/api-handler.ts';
import { questionsOf } from '../shared/openapi/aggregate-operations.ts';
import { operations, queryOperations } from '../shared/openapi/operations.ts';
import { aboutQueries } from './about-queries.ts';
import { aggregateQueries } from './aggregate-queries.ts';
import { auditQueries } from './audit-queries.ts';
import { coverageQueries } from './coverage-queries.ts';
import type { QueryDependencies } from './dependencies.ts';
import { dutyQueries } from './duty-queries.ts';
import { figuresQueries } from './figures-queries.ts';
import { allOfThePast, ofThePast } from './known-then.ts';
import { obligationQueries } from './obligation-queries.ts';
import { organisationDutyQueries } from './organisation-duty-queries.ts';
import { planQueries } from './plan-queries.ts';
import { referenceQueries } from './reference-queries.ts';
import { routeQueries } from './route-queries.ts';
import { supervisionQueries } from './supervision-queries.ts';

/** Every GET of the API as one Lambda handler. */
export const queriesApi = (deps: QueryDependencies, logger?: Logger) =>
  apiHandler(
    queryOperations,
    {
      ...planQueries(deps),
      ...ofThePast(deps, planQueries, ['listPlans']),
      ...routeQueries(deps),
      ...obligationQueries(deps),
      ...allOfThePast(deps, dutyQueries),
      ...allOfThePast(deps, organisationDutyQueries),
      ...allOfThePast(deps, coverageQueries),
      ...allOfThePast(deps, figuresQueries),
      ...allOfThePast(deps, supervisionQueries),
      ...aggregateQueries(deps),
      ...ofThePast(
        deps,
        aggregateQueries,
        aggregates.map((one) => questionsOf(one).list),
      ),
      ...referenceQueries(deps),
      ...ofThePast(deps, referenceQueries, ['listOrganisations']),
      ...auditQueries(deps),
      ...aboutQueries(),
    },
    { known: operations, ...(logger && { logger }) },
  );
