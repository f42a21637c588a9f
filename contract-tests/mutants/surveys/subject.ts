import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { lena } from './requests.ts';
import { startSurveys } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';
import { document, openSessions } from './world.ts';

const { mark } = openSessions;

/** OpenAPI 3.1: a cookie with a CSRF token, drafts that are published and closed, public answers, results as CSV. */
export const surveys: Subject = {
  name: 'surveys',
  document,
  basePath: '/api/v1',
  verifyArgs: [
    '--auth',
    `session=${openSessions.lena.id}`,
    '--auth',
    `csrf=${lena['X-CSRF-Token']}`,
    '--second-user',
    `Cookie: session=${mark.id}`,
    '--second-user',
    `X-CSRF-Token: ${mark.csrf}`,
  ],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startSurveys(switched),
};
