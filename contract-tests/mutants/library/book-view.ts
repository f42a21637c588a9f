import type { Book } from './store.ts';
import type { World } from './world.ts';

/** A book as it is shown, with what is derived from reviews and loans. */
export function bookView({ on, store }: World, book: Book) {
  const reviews = [...store.reviews.values()].filter((review) => review.book_id === book.id);
  const sum = reviews.reduce((total, { rating }) => total + rating, 0);
  const rating = reviews.length > 0 ? Math.round((sum / reviews.length) * 100) / 100 : null;
  const isOut = [...store.loans.values()].some(
    (loan) => loan.book_id === book.id && loan.returned_at === null,
  );
  const { owner_id, created_at, updated_at, ...rest } = book;
  const view = { ...rest, rating, review_count: reviews.length, available: !isOut };
  const links = on('extra-fields') ? { _links: { self: `/books/${book.id}` }, shelf: null } : {};
  return {
    ...view,
    ...links,
    owner_id,
    created_at: shownTime(on, created_at),
    updated_at: shownTime(on, updated_at),
  };
}

/** The variant tells the same moment two hours further east, with more digits. */
export function shownTime(on: (id: string) => boolean, at: string): string {
  if (!on('times-with-offset')) return at;
  const east = new Date(Date.parse(at) + 7_200_000).toISOString();
  return east.replace('.000Z', '.000000+02:00');
}
