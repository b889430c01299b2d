import { describe, expect, it } from 'vitest';
import { dutyNames } from '../../../domain/obligation/duty-names.ts';
import { currentRulebook } from '../../../domain/view/law-on.ts';
import { OrganisationId, PlanId } from '../../../events/identifiers.ts';
import { actFor } from '../../../functions/queries/act-for.ts';
import { postOperations } from '../../../functions/shared/openapi/operations.ts';

const planId = PlanId.parse('flood-plan');
const organisation = OrganisationId.parse('water-bureau');
const posts = new Set(Object.values(postOperations).map(({ path }) => path as string));
const pathOf = (href: string) =>
  href
    .replace(planId, '{planId}')
    .replace(`/organisations/${organisation}/`, '/organisations/{organisationId}/');

describe('the act that meets a duty', () => {
  it.each(currentRulebook.duties.map((row) => [row.id, row.duty, row.subject] as const))(
    'of %s (%s) is a command that the API has',
    (_, duty, subject) => {
      const act = actFor(subject === 'ORGANISATION' ? { duty, organisation } : { duty, planId });
      expect(posts, act?.href).toContain(pathOf(act?.href ?? ''));
    },
  );

  it('is on the plan where there is one, and else with the organisation or in a collection', () => {
    expect(actFor({ duty: 'DRILL', planId })).toEqual({
      command: 'drill',
      method: 'POST',
      href: '/v1/plans/flood-plan/drill',
    });
    expect(actFor({ duty: 'DRILL', organisation })?.href).toBe('/v1/exercises');
    expect(actFor({ duty: 'PLAN_MANAGER', organisation })).toEqual({
      command: 'appoint-manager',
      method: 'POST',
      href: '/v1/organisations/water-bureau/appoint-manager',
    });
    expect(actFor({ duty: 'PROGRAMME', organisation })).toMatchObject({
      command: 'draft-programme',
      href: '/v1/programmes',
    });
  });

  it('is known for every kind of duty', () => {
    for (const duty of Object.keys(dutyNames) as (keyof typeof dutyNames)[])
      expect(actFor({ duty, planId }) ?? actFor({ duty, organisation }), duty).toBeDefined();
  });
});
