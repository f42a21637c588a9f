import type { Call, Reply } from '../serve.ts';
import { fail, json, read } from './replies.ts';
import type { Answers, Question, Survey, World } from './world.ts';

/** POST /surveys/{surveyId}/answers */
export function submitAnswers(world: World, call: Call, survey: Survey): Reply {
  const { on } = world;
  const sent = read(world, call);
  if (!sent.ok) return sent.reply;
  const isTaken = survey.status === 'open' || (survey.status === 'closed' && on('closed-survey-answered'));
  // The document has made sure of the types.
  const answers = sent.value.answers as Answers;
  if (on('empty-answers-crash') && Object.keys(answers).length === 0) return fail(500);
  if (!isTaken) return fail(409, 'The survey is not open');
  const wrong = wrongAnswers(world, survey.questions, answers);
  if (wrong.length > 0) return fail(422, 'The answers do not fit the questions', wrong);
  const now = world.now();
  const uncounted = survey.uncounted + (on('answer-count-stays') ? 1 : 0);
  world.surveys.set(survey.id, { ...survey, answers: [...survey.answers, answers], uncounted });
  const submittedAt = on('submitted-as-date') ? now.slice(0, 10) : now;
  return json(201, { id: `ans_${world.nextNumber()}`, surveyId: survey.id, submittedAt });
}

function wrongAnswers(
  { on }: World,
  questions: readonly Question[],
  answers: Answers,
): readonly { readonly name: string; readonly message: string }[] {
  const found: { name: string; message: string }[] = [];
  const told = (key: string, message: string) => found.push({ name: `/answers/${key}`, message });
  for (const [key, value] of Object.entries(answers)) {
    const question = questions.find((one) => one.key === key);
    if (!question) told(key, 'is no question of the survey');
    else if (!fits(question, value)) told(key, 'does not fit the question');
  }
  for (const { key, required } of questions) {
    if (required && !Object.hasOwn(answers, key) && !on('required-answer-missing')) told(key, 'is required');
  }
  return found;
}

function fits(question: Question, value: Answers[string]): boolean {
  const { kind, options = [], multiple, max = 5, maxLength = 500 } = question;
  if (kind === 'rating') return typeof value === 'number' && value <= max;
  if (kind === 'text') return typeof value === 'string' && [...value].length <= maxLength;
  if (typeof value === 'string') return options.includes(value);
  return typeof value === 'object' && multiple === true && value.every((one) => options.includes(one));
}
