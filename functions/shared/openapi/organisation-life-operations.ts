import { type OrganisationLifeTable, organisationLife } from '../organisation-life.ts';
import { camelCase, commandProblems, commandPromise } from './command-texts.ts';
import { exampleOrganisation, exampleOrganisationEvent } from './examples.ts';
import type { Operation } from './operation.ts';
import { commandHeaders, commandQuery, organisationParams, replayHeaders } from './parameters.ts';
import { OrganisationCommandAnswer } from './schemas/organisation.ts';

function lifeOperation(
  name: string,
  { schema, summary, article }: OrganisationLifeTable['commands'][string],
) {
  return {
    method: 'POST',
    path: `/v1/organisations/{organisationId}/${name}`,
    operationId: camelCase(name.endsWith('organisation') ? name : `${name}-organisation`),
    tag: 'organisations',
    summary,
    description: commandPromise,
    article,
    params: organisationParams,
    query: commandQuery,
    headers: commandHeaders,
    body: schema,
    answer: { status: 200, schema: OrganisationCommandAnswer, headers: replayHeaders },
    problems: commandProblems,
    examples: {
      path: `/v1/organisations/${exampleOrganisation.organisationId}/${name}`,
      body: schema.meta()?.['example'],
      answer: {
        organisation: exampleOrganisation,
        events: [exampleOrganisationEvent],
        streamVersion: 1,
        position: 4,
      },
    },
  } as const satisfies Operation;
}

export type OrganisationLifeOperation = ReturnType<typeof lifeOperation>;

/** One operation per command of an organisation's life. Plans have commands of the same names: the keys tell them apart. */
export const organisationLifeOperationsOf = ({
  commands,
}: OrganisationLifeTable): Readonly<Record<string, OrganisationLifeOperation>> =>
  Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [`organisation ${name}`, lifeOperation(name, command)]),
  );

export const organisationLifeOperations = organisationLifeOperationsOf(organisationLife);
