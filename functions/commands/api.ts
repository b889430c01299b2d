import type { Logger } from '@aws-lambda-powertools/logger';
import { apiHandler } from '../shared/http/api-handler.ts';
import { operations, postOperations } from '../shared/openapi/operations.ts';
import { organisationLife } from '../shared/organisation-life.ts';
import { aggregateCommandHandlers } from './aggregate-commands.ts';
import { auditCommandHandlers } from './audit-commands.ts';
import type { CommandDependencies } from './dependencies.ts';
import { organisationCommandHandlers } from './organisation-commands.ts';
import { organisationLifeHandlers } from './organisation-life-commands.ts';
import { planCommandHandlers } from './plan-commands.ts';

/** Every POST of the API as one Lambda handler. */
export const commandsApi = (deps: CommandDependencies, logger?: Logger) =>
  apiHandler(
    postOperations,
    {
      ...planCommandHandlers(deps),
      ...aggregateCommandHandlers(deps),
      ...auditCommandHandlers(deps),
      ...organisationCommandHandlers(deps),
      ...organisationLifeHandlers(deps, organisationLife),
    },
    { known: operations, ...(logger && { logger }) },
  );
