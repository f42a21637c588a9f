import type { Survey } from './world.ts';

type Seed = Pick<Survey, 'owner' | 'title' | 'description' | 'locale' | 'questions' | 'status' | 'answers'>;

const lena = 'lena@example.com';
const coming = {
  key: 'coming',
  kind: 'choice',
  text: 'Are you coming?',
  required: true,
  options: ['Yes', 'No', 'Perhaps'],
  multiple: false,
} as const;

/** The surveys that there are from the start. */
export const surveySeeds: readonly Seed[] = [
  {
    owner: lena,
    title: 'Customer satisfaction',
    description: 'Asked after every order.',
    locale: 'en',
    questions: [
      { key: 'satisfaction', kind: 'rating', text: 'How satisfied are you?', required: true, max: 5 },
      {
        key: 'channels',
        kind: 'choice',
        text: 'How did you reach us?',
        required: false,
        options: ['E-mail', 'Telephone', 'Shop'],
        multiple: true,
      },
      { key: 'comments', kind: 'text', text: 'Anything else?', required: false, maxLength: 500 },
    ],
    status: 'open',
    answers: [
      { satisfaction: 4, channels: ['E-mail', 'Shop'] },
      { satisfaction: 5, comments: 'Thank you' },
      { satisfaction: 2, channels: ['Telephone'], comments: 'Slow' },
    ],
  },
  {
    owner: lena,
    title: 'Office move',
    description: null,
    locale: 'de',
    questions: [coming],
    status: 'closed',
    answers: [{ coming: 'Yes' }, { coming: 'No' }],
  },
  {
    owner: 'mark@example.com',
    title: 'Board games',
    description: null,
    locale: 'en',
    questions: [coming],
    status: 'open',
    answers: [],
  },
  {
    owner: lena,
    title: 'Lunch menu',
    description: 'For the canteen.',
    locale: 'fr',
    questions: [
      { key: 'wishes', kind: 'text', text: 'What would you like?', required: true, maxLength: 200 },
    ],
    status: 'draft',
    answers: [],
  },
  {
    owner: lena,
    title: 'Team day',
    description: null,
    locale: 'en',
    questions: [],
    status: 'draft',
    answers: [],
  },
  {
    owner: lena,
    title: 'Book club',
    description: null,
    locale: 'en',
    questions: [coming],
    status: 'open',
    answers: [{ coming: 'Perhaps' }],
  },
];
