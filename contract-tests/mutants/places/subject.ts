import type { Subject } from '../subject.ts';
import { answerMutants } from './answer-mutants.ts';
import { document } from './map.ts';
import { apiKey, startPlaces } from './server.ts';
import { stateMutants } from './state-mutants.ts';
import { variants } from './variants.ts';

/** OpenAPI 3.1: a box and a circle as arrays in the query, merge patches, photos up and down, names by language, a key in the query. */
export const places: Subject = {
  name: 'places',
  document,
  basePath: '/geo',
  verifyArgs: ['--auth', `apiKey=${apiKey}`],
  mutants: [...answerMutants, ...stateMutants],
  variants,
  start: ({ switched }) => startPlaces(switched),
};
