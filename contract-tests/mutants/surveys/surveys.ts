import type { Violation } from '../contract.ts';
import type { Call, Reply } from '../serve.ts';
import { fail, json, read } from './replies.ts';
import type { Question, Survey, World } from './world.ts';

/** A survey as it is shown. */
export function shownSurvey({ on }: World, survey: Survey): object {
  const { owner: _, isDeleted: __, answers, uncounted, status, questions, ...rest } = survey;
  const answerCount = answers.length - uncounted;
  const shown = { ...rest, questions, status, answerCount };
  if (on('more-fields')) return { links: { self: `/surveys/${survey.id}` }, ...shown, version: 3 };
  return shown;
}

/** POST /surveys */
export function createSurvey(world: World, call: Call, owner: string): Reply {
  const { on } = world;
  const sent = readSurvey(world, call);
  if ('reply' in sent) return sent.reply;
  const { title = '', description = null, locale = 'en', questions = [] } = sent.fields;
  if (on('wide-title-crashes') && /[\u{10000}-\u{10ffff}]/u.test(title)) return fail(500);
  const now = world.now();
  const survey: Survey = {
    id: `srv_${world.nextNumber()}`,
    owner,
    title,
    description: on('description-shortened') ? (description?.slice(0, 255) ?? null) : description,
    locale: on('default-locale-de') && sent.fields.locale === undefined ? 'de' : locale,
    questions,
    status: 'draft',
    isDeleted: false,
    answers: [],
    uncounted: 0,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    closedAt: null,
  };
  world.surveys.set(survey.id, survey);
  const shown = shownSurvey(world, survey);
  const isNull = on('no-questions-is-null') && questions.length === 0;
  return json(201, isNull ? { ...shown, questions: null } : shown, {
    Location: on('location-of-the-list') ? '/api/v1/surveys' : `/api/v1/surveys/${survey.id}`,
  });
}

/** PATCH /surveys/{surveyId} */
export function editSurvey(world: World, call: Call, survey: Survey): Reply {
  const { on } = world;
  const sent = readSurvey(world, call, 'application/merge-patch+json');
  if ('reply' in sent) return sent.reply;
  if (survey.status !== 'draft' && !on('open-survey-edited')) return fail(409, 'The survey is not a draft');
  const { locale, description, ...others } = sent.fields;
  const edited = {
    ...survey,
    ...others,
    ...(locale === undefined || on('locale-not-patched') ? {} : { locale }),
    ...(description === undefined || (description === null && on('null-clears-nothing'))
      ? {}
      : { description }),
    updatedAt: world.now(),
  };
  world.surveys.set(survey.id, edited);
  return json(200, shownSurvey(world, edited));
}

/** GET /surveys/{surveyId} */
export function getSurvey(world: World, _: Call, survey: Survey): Reply {
  return json(200, shownSurvey(world, survey));
}

/** PUT /surveys/{surveyId}, the violation: the document does not have it. */
export const replaceSurvey = getSurvey;

/** DELETE /surveys/{surveyId} */
export function deleteSurvey({ surveys, on }: World, _: Call, survey: Survey): Reply {
  surveys.set(survey.id, { ...survey, isDeleted: true });
  return on('deletion-with-text') ? json(200, { deleted: true }) : { status: 204 };
}

/** POST /surveys/{surveyId}/publish */
export function publishSurvey(world: World, _: Call, survey: Survey): Reply {
  const { on } = world;
  if (survey.status !== 'draft') return fail(409, 'The survey is not a draft');
  if (survey.questions.length === 0) return fail(409, 'The survey has no questions');
  const now = world.now();
  const published = { ...survey, status: 'open', publishedAt: now, updatedAt: now } as const;
  world.surveys.set(survey.id, published);
  const shown = shownSurvey(world, published);
  const zoneless = on('published-without-zone') ? { publishedAt: now.replace('Z', '') } : {};
  return json(on('publishing-answers-201') ? 201 : 200, { ...shown, ...zoneless });
}

/** POST /surveys/{surveyId}/close */
export function closeSurvey(world: World, _: Call, survey: Survey): Reply {
  const { on } = world;
  const isClosedAgain = survey.status === 'closed' && on('closed-twice');
  if (survey.status !== 'open' && !isClosedAgain) return fail(409, 'The survey is not open');
  const now = world.now();
  const closed = { ...survey, status: 'closed', closedAt: now, updatedAt: now } as const;
  if (!on('closing-not-kept')) world.surveys.set(survey.id, closed);
  return json(200, shownSurvey(world, closed));
}

type Fields = Partial<Pick<Survey, 'title' | 'description' | 'locale' | 'questions' | 'status'>>;

/** The fields that were sent; questions have their defaults. */
function readSurvey(
  world: World,
  call: Call,
  mediaType?: string,
): { readonly fields: Fields } | { readonly reply: Reply } {
  const sent = read(world, call, mediaType);
  if (!sent.ok) return sent;
  // The document has made sure of the types.
  const fields = sent.value as Fields;
  if (!fields.questions) return { fields };
  const wrong = wrongQuestions(world, fields.questions);
  if (wrong.length > 0) return { reply: fail(422, 'Some questions are not valid', wrong) };
  return { fields: { ...fields, questions: fields.questions.map(withDefaults) } };
}

function wrongQuestions(
  { on }: World,
  questions: readonly Question[],
): readonly Pick<Violation, 'name' | 'message'>[] {
  const keys = questions.map(({ key }) => key);
  return questions.flatMap(({ key, max = 5 }, index) => {
    const name = `/questions/${index}`;
    if (keys.indexOf(key) < index) return [{ name: `${name}/key`, message: 'is not the only one' }];
    return max === 10 && on('rating-of-ten-refused')
      ? [{ name: `${name}/max`, message: 'is too large' }]
      : [];
  });
}

/** @param sent a question of which only what the document requires is there for sure */
function withDefaults(sent: Question): Question {
  const { kind } = sent;
  const own = kind === 'choice' ? { multiple: false } : kind === 'rating' ? { max: 5 } : { maxLength: 500 };
  const defaults: Partial<Question> = { required: false, ...own };
  return { ...defaults, ...sent };
}
