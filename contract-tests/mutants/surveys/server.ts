import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { submitAnswers } from './answers.ts';
import { listSurveys } from './list-surveys.ts';
import { login, sessionOf } from './login.ts';
import { fail, refuse } from './replies.ts';
import { getResults } from './results.ts';
import * as surveys from './surveys.ts';
import { createWorld, type Survey, type World } from './world.ts';

/** An operation on all surveys of a user. */
type ActOnAll = (world: World, call: Call, user: string) => Reply;
/** An operation on a survey that is there and the user's. */
type ActOnOne = (world: World, call: Call, survey: Survey) => Reply;

const onAll: readonly (readonly [method: string, act: ActOnAll])[] = [
  ['GET', listSurveys],
  ['POST', surveys.createSurvey],
];

const onOne: readonly (readonly [method: string, path: string, act: ActOnOne])[] = [
  ['GET', '', surveys.getSurvey],
  ['PATCH', '', surveys.editSurvey],
  ['DELETE', '', surveys.deleteSurvey],
  ['POST', '/publish', surveys.publishSurvey],
  ['POST', '/close', surveys.closeSurvey],
  ['POST', '/answers', submitAnswers],
  ['GET', '/results', getResults],
];

/** Starts the surveys. @param switched the id of a mutant or variant */
export function startSurveys(switched: string | undefined): Promise<Running> {
  const world = createWorld(switched);
  const extra = world.on('survey-replaceable') ? [['PUT', '', surveys.replaceSurvey] as const] : [];
  const routes: Route[] = [
    { method: 'POST', path: '/login', handle: (call) => login(world, call) },
    ...onAll.map(([method, act]) => ({
      method,
      path: '/surveys',
      handle: (call: Call) => {
        const user = userOf(world, call);
        return typeof user === 'string' ? act(world, call, user) : user;
      },
    })),
    ...[...onOne, ...extra].map(([method, path, act]) => ({
      method,
      path: `/surveys/{surveyId}${path}`,
      handle: (call: Call) => answer(world, call, act),
    })),
  ];
  return startServer({ basePath: '/api/v1', routes, refuse: (refusal) => refuse(world, refusal) });
}

function answer(world: World, call: Call, act: ActOnOne): Reply {
  const { on } = world;
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const operation = `${method} ${call.template}`;
  const isOpen =
    operation === 'POST /surveys/{surveyId}/answers' ||
    (on('results-without-session') && operation === 'GET /surveys/{surveyId}/results');
  const user = isOpen ? undefined : userOf(world, call);
  if (typeof user === 'object') return user;
  const survey = world.surveys.get(call.params.surveyId ?? '');
  if (!survey) return fail(404);
  const isForeign = user !== undefined && survey.owner !== user;
  const isLetIn = on('foreign-survey-edited') && method === 'PATCH';
  if (isForeign && !isLetIn) return fail(on('foreign-is-403') ? 403 : 404);
  if (survey.isDeleted) {
    const isFound = on('deleted-survey-readable') && operation === 'GET /surveys/{surveyId}';
    return isFound
      ? act(world, call, survey)
      : fail(on('deleted-is-404') && operation === 'GET /surveys/{surveyId}' ? 404 : 410);
  }
  return act(world, call, survey);
}

/** The user of the session, or the refusal; a change needs the CSRF token of the session too. */
function userOf(world: World, call: Call): string | Reply {
  const session = sessionOf(world, call);
  if (!session) return fail(401);
  const isSafe = call.method === 'GET' || call.method === 'HEAD';
  const isUnchecked = world.on('deletion-without-csrf') && call.method === 'DELETE';
  if (isSafe || isUnchecked || call.headers['x-csrf-token'] === session.csrf) return session.email;
  return fail(403, 'X-CSRF-Token is missing or wrong');
}
