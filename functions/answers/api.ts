import type { Logger } from '@aws-lambda-powertools/logger';
import { apiHandler } from '../shared/http/api-handler.ts';
import type { LinkKeys } from '../shared/links/signed-link.ts';
import { answerOperations } from '../shared/openapi/answer-operations.ts';
import type { AnswerTools } from './answer.ts';
import { linkAnswers } from './link-answers.ts';
import { signedInAnswers } from './signed-in-answers.ts';

export interface AnswerDependencies extends AnswerTools {
  readonly linkKeys: () => Promise<LinkKeys>;
}

/** What recipients answer to reminders, as one Lambda handler. */
export const answersApi = (deps: AnswerDependencies, logger?: Logger) =>
  apiHandler(
    answerOperations,
    { ...signedInAnswers(deps), ...linkAnswers(deps) },
    { known: Object.values(answerOperations), ...(logger && { logger }) },
  );
