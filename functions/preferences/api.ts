import type { Logger } from '@aws-lambda-powertools/logger';
import { settle } from '../../domain/decision/fault.ts';
import { preferenceFaults } from '../../domain/reminder/preference-faults.ts';
import type { ReminderPreferences } from '../../domain/reminder/preferences.ts';
import { PersonId } from '../../events/identifiers.ts';
import { type Person, type PersonalDirectory, reachOf } from '../shared/directory/people.ts';
import { apiHandler } from '../shared/http/api-handler.ts';
import { problem, refused } from '../shared/http/problem.ts';
import type { ApiRequest } from '../shared/openapi/operation.ts';
import { preferenceOperations } from '../shared/openapi/preference-operations.ts';

/** One's own wishes about reminders, as one Lambda handler. They are no facts of law and stand in the directory. */
export const preferencesApi = (people: PersonalDirectory, logger?: Logger) =>
  apiHandler(
    preferenceOperations,
    {
      getPreferences: async (_, request) => ({ body: answerOf(await self(people, request)) }),
      statePreferences: async ({ body: { language, ...preferences } }, request) => {
        const person = await self(people, request);
        await check(people, person, preferences, request);
        const changed = await people.save(request.caller.ledger, person.id, { language, preferences });
        if (!changed) throw changedMeanwhile();
        return { body: answerOf({ ...person, language, preferences }) };
      },
    },
    { known: Object.values(preferenceOperations), ...(logger && { logger }) },
  );

/** Throws with every reason why preferences can't stand. */
async function check(
  people: PersonalDirectory,
  { id, organisation, ...person }: Person,
  preferences: ReminderPreferences,
  { caller: { ledger }, today }: ApiRequest,
): Promise<void> {
  const { leave } = preferences;
  const delegate = leave && (await people.find(ledger, leave.delegate));
  const context = {
    self: id,
    organisation,
    today,
    reach: reachOf(person),
    delegateOf: delegate?.organisation,
  };
  const decision = settle(preferenceFaults(preferences, context), undefined);
  if (!decision.ok) throw refused(decision.refusal);
}

async function self(people: PersonalDirectory, { caller }: ApiRequest): Promise<Person> {
  const person = await people.find(caller.ledger, PersonId.parse(caller.actor.id));
  if (person) return person;
  throw problem('not-found', 'NOT_IN_DIRECTORY', {
    zh: '人员目录中没有您，请联系管理员',
    en: 'you are not in the directory; ask the administrator',
  });
}

const answerOf = ({ id: person, language, preferences, ...contacts }: Person) => ({
  person,
  language,
  preferences,
  reach: reachOf(contacts),
});

const changedMeanwhile = () =>
  problem('contention', 'DIRECTORY_CHANGED', {
    zh: '您的目录条目刚被修改，请重试',
    en: 'your entry in the directory has just been changed; try again',
  });
