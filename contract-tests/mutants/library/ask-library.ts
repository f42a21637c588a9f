import { valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';

/** The readers' credentials. */
export const tokens = {
  alice: { Authorization: 'Bearer alice-4c2e' },
  bob: { Authorization: 'Bearer bob-93ab' },
};

/** A book that is valid as it stands. */
export const aBook = {
  isbn: '978-9999999999',
  title: 'Walden',
  authors: ['Henry David Thoreau'],
  genre: 'travel',
  published_on: '1854-08-09',
};

/** Adds a book of alice's. */
export function addBook(ask: Ask, overrides: object = {}): Promise<Answer> {
  return ask('POST', '/books', { headers: tokens.alice, json: { ...aBook, ...overrides } });
}

/** The id in an envelope. */
export function idIn(answer: Answer): number {
  return Number(valueAt(answer, 'data', 'id'));
}
