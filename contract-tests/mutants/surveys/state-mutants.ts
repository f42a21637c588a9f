import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { closed, create, draft, get, open, patch, send, submit, titles } from './requests.ts';

const one = '/surveys/{surveyId}';

/** The violations of the surveys in what they accept, keep and list. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'long-title-accepted',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: [`PATCH ${one}`],
    summary: 'an edited title may be longer than documented',
    witness: async (ask) => (await patch(ask, draft, { title: 'x'.repeat(121) })).status === 200,
  },
  {
    id: 'status-can-be-patched',
    class: 'input-acceptance',
    alsoClass: ['state'],
    operations: [`PATCH ${one}`],
    summary: 'the status, which is read-only, is taken from a patch',
    witness: async (ask) => valueAt(await patch(ask, draft, { status: 'open' }), 'status') === 'open',
  },
  {
    id: 'rating-of-ten-refused',
    class: 'input-acceptance',
    operations: ['POST /surveys', `PATCH ${one}`],
    summary: 'the greatest documented scale of a rating is refused',
    witness: async (ask) => {
      const question = { key: 'stars', kind: 'rating', text: 'How many?', max: 10 };
      return (await create(ask, { questions: [question] })).status === 422;
    },
  },
  {
    id: 'limit-off-by-one',
    class: 'input-acceptance',
    operations: ['GET /surveys'],
    summary: 'a limit above its maximum is accepted',
    witness: async (ask) => (await get(ask, '/surveys?limit=101')).status === 200,
  },
  {
    id: 'required-answer-missing',
    class: 'input-acceptance',
    operations: [`POST ${one}/answers`],
    summary: 'a required question may be left out',
    witness: async (ask) => (await submit(ask, open, { comments: 'Hello' })).status === 201,
  },
  {
    id: 'locale-not-patched',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'a patch ignores the locale',
    witness: async (ask) => valueAt(await patch(ask, draft, { locale: 'pl' }), 'locale') === 'fr',
  },
  {
    id: 'null-clears-nothing',
    class: 'state',
    operations: [`PATCH ${one}`],
    summary: 'null in a patch does not clear the description',
    witness: async (ask) => valueAt(await patch(ask, draft, { description: null }), 'description') !== null,
  },
  {
    id: 'open-survey-edited',
    class: 'state',
    alsoClass: ['status'],
    operations: [`PATCH ${one}`],
    summary: 'a survey that is open can be edited',
    witness: async (ask) => (await patch(ask, open, { title: 'Other' })).status === 200,
  },
  {
    id: 'description-shortened',
    class: 'state',
    operations: ['POST /surveys'],
    summary: 'a long description is cut off after 255 characters',
    witness: async (ask) =>
      valueAt(await create(ask, { description: 'x'.repeat(400) }), 'description') === 'x'.repeat(255),
  },
  {
    id: 'default-locale-de',
    class: 'state',
    alsoClass: ['response-shape'],
    operations: ['POST /surveys'],
    summary: 'a locale that is left out is not its documented default',
    witness: async (ask) => valueAt(await create(ask), 'locale') === 'de',
  },
  {
    id: 'closing-not-kept',
    class: 'state',
    operations: [`POST ${one}/close`],
    summary: 'closing is answered and not kept',
    witness: async (ask) => {
      const { status } = await send(ask, 'POST', `${open}/close`);
      return status === 200 && valueAt(await get(ask, open), 'status') === 'open';
    },
  },
  {
    id: 'closed-twice',
    class: 'state',
    alsoClass: ['status'],
    operations: [`POST ${one}/close`],
    summary: 'a closed survey can be closed again',
    witness: async (ask) => (await send(ask, 'POST', `${closed}/close`)).status === 200,
  },
  {
    id: 'closed-survey-answered',
    class: 'state',
    alsoClass: ['status'],
    operations: [`POST ${one}/answers`],
    summary: 'a closed survey takes answers',
    witness: async (ask) => (await submit(ask, closed, { coming: 'Yes' })).status === 201,
  },
  {
    id: 'answer-count-stays',
    class: 'state',
    operations: [`POST ${one}/answers`, `GET ${one}`],
    summary: 'answerCount does not count new answers',
    witness: async (ask) => {
      const before = valueAt(await get(ask, open), 'answerCount');
      const { status } = await submit(ask, open, { satisfaction: 3 });
      return status === 201 && valueAt(await get(ask, open), 'answerCount') === before;
    },
  },
  {
    id: 'results-count-the-last-question',
    class: 'state',
    operations: [`GET ${one}/results`],
    summary: 'the results count who answered the last question as all who answered',
    witness: async (ask) => valueAt(await get(ask, `${open}/results`), 'answerCount') === 2,
  },
  {
    id: 'deleted-survey-readable',
    class: 'state',
    alsoClass: ['status'],
    operations: [`DELETE ${one}`, `GET ${one}`],
    summary: 'a survey can be read after its deletion',
    witness: async (ask) => {
      await send(ask, 'DELETE', draft);
      return (await get(ask, draft)).status === 200;
    },
  },
  {
    id: 'total-with-deleted',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /surveys', `DELETE ${one}`],
    summary: 'the total counts deleted surveys',
    witness: async (ask) => {
      await send(ask, 'DELETE', draft);
      return valueAt(await get(ask, '/surveys'), 'total') === 5;
    },
  },
  {
    id: 'total-of-the-page',
    class: 'collection',
    operations: ['GET /surveys'],
    summary: 'the total is that of the page',
    witness: async (ask) => valueAt(await get(ask, '/surveys?limit=1'), 'total') === 1,
  },
  {
    id: 'titles-only-ascending',
    class: 'collection',
    operations: ['GET /surveys'],
    summary: 'titles cannot be sorted in descending order',
    witness: async (ask) => (await titles(ask, 'sort=-title'))?.at(0) === 'Book club',
  },
  {
    id: 'closed-not-filtered',
    class: 'collection',
    operations: ['GET /surveys'],
    summary: 'the filter ignores one of the statuses',
    witness: async (ask) => (await titles(ask, 'status=closed'))?.includes('Team day') === true,
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: ['GET /surveys'],
    summary: 'the last page leads to itself',
    witness: async (ask) => (await titles(ask, 'limit=2')) === undefined,
  },
];
