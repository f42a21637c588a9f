import { preferredType } from '../preferred-type.ts';
import type { Call, Reply } from '../serve.ts';
import { fail, json } from './replies.ts';
import type { Question, Survey, World } from './world.ts';

interface Result {
  readonly key: string;
  readonly kind: string;
  readonly answered: number;
  readonly average: number | null;
  readonly counts: readonly { readonly value: string; readonly count: number }[];
}

/** GET /surveys/{surveyId}/results */
export function getResults({ on }: World, call: Call, survey: Survey): Reply {
  const type = preferredType(call.headers.accept ?? '*/*', ['application/json', 'text/csv']);
  if (type === undefined) return fail(on('unknown-accept-is-415') ? 415 : 406);
  const results = survey.questions.map((question) => resultOf(question, survey));
  if (type === 'text/csv') {
    const mediaType = on('csv-with-charset') ? 'Text/CSV; charset=utf-8; header=present' : 'text/csv';
    const headers = { 'Content-Type': on('csv-as-plain-text') ? 'text/plain' : mediaType };
    return { status: 200, headers, body: csvOf(results) };
  }
  const questions = results.map((result) => ({
    ...result,
    average: on('average-as-text') ? (result.average?.toFixed(2) ?? null) : result.average,
  }));
  const counted = on('results-count-the-last-question') ? results.at(-1)?.answered : undefined;
  const answerCount = counted ?? survey.answers.length;
  return json(200, { surveyId: survey.id, answerCount, questions });
}

function resultOf({ key, kind, options = [], max = 5 }: Question, { answers }: Survey): Result {
  const given = answers.flatMap((one) => (Object.hasOwn(one, key) ? [one[key]] : []));
  const ratings = given.filter((value) => typeof value === 'number');
  const scale = Array.from({ length: max }, (_, index) => String(index + 1));
  const values = kind === 'choice' ? options : kind === 'rating' ? scale : [];
  const chosen = given.flat().map(String);
  const sum = ratings.reduce((before, rating) => before + rating, 0);
  return {
    key,
    kind,
    answered: given.length,
    average: ratings.length === 0 ? null : sum / ratings.length,
    counts: values.map((value) => ({ value, count: chosen.filter((one) => one === value).length })),
  };
}

function csvOf(results: readonly Result[]): string {
  const lines = results.flatMap(({ key, counts }) =>
    counts.map(({ value, count }) => `${key},"${value.replaceAll('"', '""')}",${count}`),
  );
  return ['question,value,count', ...lines, ''].join('\r\n');
}
