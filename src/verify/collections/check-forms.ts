import type { Operation } from '../../model/model.ts';
import type { World } from '../run/world.ts';
import { openListing } from './listing.ts';

/** More forms of one list are not asked for. */
const maxForms = 4;

/** The media types of a list beside JSON, such as CSV. */
export function otherForms({ responses }: Operation): readonly string[] {
  const success = responses.find(({ status }) => status === '200');
  const names = (success?.content ?? []).map(({ name }) => name).filter((name) => !name.includes('*'));
  const json = names.find((name) => /[/+]json\b/i.test(name));
  return names.filter((name) => name !== json).slice(0, maxForms);
}

/** Asks for a list in each of its forms, so that each is checked against the document. */
export async function checkForms(world: World, operation: Operation): Promise<void> {
  const { request, under: item } = await openListing(world, operation);
  for (const accept of otherForms(operation)) {
    const headers = { ...request.headers, accept };
    await world.send({ operation, request: { ...request, headers }, item });
  }
}
