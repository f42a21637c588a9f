import { listAt, valueAt } from '../ask.ts';
import type { Answer, Mutant } from '../subject.ts';

const operations = ['GET /books'];
const ids = (answer: Answer) => listAt(answer, 'data').map((book) => (book as { id: number }).id);
const each = (answer: Answer, key: string) =>
  listAt(answer, 'data').map((book) => (book as Record<string, unknown>)[key]);

/** What is wrong with `GET /books`. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'list-rating-as-text',
    class: 'response-shape',
    operations,
    summary: 'The rating is a string, in the list only.',
    witness: async (ask) => each(await ask('GET', '/books'), 'rating').some((one) => typeof one === 'string'),
  },
  {
    id: 'page-size-above-maximum',
    class: 'input-acceptance',
    operations,
    summary: 'A page_size of 51 is taken for 50.',
    witness: async (ask) => (await ask('GET', '/books?page_size=51')).status === 200,
  },
  {
    id: 'unknown-genre-filter',
    class: 'input-acceptance',
    operations,
    summary: 'A genre that the enum does not have is accepted.',
    witness: async (ask) => (await ask('GET', '/books?genre=opera')).status === 200,
  },
  {
    id: 'book-pages-overlap',
    class: 'collection',
    operations,
    summary: 'Every page after the first begins with the last book of the one before.',
    witness: async (ask) => {
      const first = ids(await ask('GET', '/books?page_size=5'));
      const second = ids(await ask('GET', '/books?page_size=5&page=2'));
      return second.some((id) => first.includes(id));
    },
  },
  {
    id: 'total-of-filtered-page',
    class: 'collection',
    operations,
    summary: 'With a genre, the total counts the page only.',
    witness: async (ask) => {
      const all = await ask('GET', '/books?genre=fiction&page_size=50');
      const page = await ask('GET', '/books?genre=fiction&page_size=2');
      return valueAt(page, 'meta', 'total') === 2 && listAt(all, 'data').length > 2;
    },
  },
  {
    id: 'genre-filter-ignored',
    class: 'collection',
    operations,
    summary: 'The genre makes no difference.',
    witness: async (ask) =>
      each(await ask('GET', '/books?genre=poetry'), 'genre').some((one) => one !== 'poetry'),
  },
  {
    id: 'available-inverted',
    class: 'collection',
    operations,
    summary: 'available=true lists what is on loan.',
    witness: async (ask) => each(await ask('GET', '/books?available=true'), 'available').includes(false),
  },
  {
    id: 'published-to-exclusive',
    class: 'collection',
    operations,
    summary: 'published_to leaves out the day itself.',
    witness: async (ask) => {
      const [day] = each(await ask('GET', '/books'), 'published_on');
      const answer = await ask('GET', `/books?published_from=${day}&published_to=${day}`);
      return ids(answer).length === 0;
    },
  },
  {
    id: 'descending-ignored',
    class: 'collection',
    operations,
    summary: 'sort=-published_on does not sort.',
    witness: async (ask) => {
      const days = each(await ask('GET', '/books?sort=-published_on&page_size=50'), 'published_on').map(
        String,
      );
      return days.some((day, index) => index > 0 && day > (days[index - 1] ?? ''));
    },
  },
  {
    id: 'last-page-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations,
    summary: 'The greatest page that the document allows is answered with 500.',
    witness: async (ask) => (await ask('GET', '/books?page=100000')).status === 500,
  },
  {
    id: 'emoji-author-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations,
    summary: 'A pictogram in the author is answered with 500.',
    witness: async (ask) => (await ask('GET', '/books?author=%F0%9F%93%9A')).status === 500,
  },
];
