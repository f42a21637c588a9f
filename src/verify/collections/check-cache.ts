import { type Exchange, headerOf } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { FindingDraft } from '../finding.ts';
import type { World } from '../run/world.ts';
import { type Collection, openCollection } from './collection.ts';

/** Whether a list that documents 304 answers so to those who have it, and changes its ETag with its items. */
export async function checkCache(world: World, operation: Operation): Promise<void> {
  const collection = await openCollection(world, operation);
  const unchanged = checkTag(collection);
  if (unchanged) world.report(unchanged);
  const first = await look(collection);
  const draft = first && (await look(collection));
  if (draft) world.report(draft);
}

/** Asks twice with the version that the list has: once may be while others change it. */
async function look({ listing }: Collection): Promise<FindingDraft | undefined> {
  const { world, operation, request, under: item } = listing;
  const whole = await world.send({ operation, request, item });
  const etag = whole && tagOf(whole);
  if (!whole || etag === undefined || whole.response.status !== 200) return undefined;
  const headers = { ...request.headers, 'if-none-match': etag };
  const again = await world.send({ operation, request: { ...request, headers }, item });
  if (again?.response.status !== 200) return undefined;
  const steps = [whole, again];
  const isSame = textOf(whole) === textOf(again);
  if (isSame && tagOf(again) !== etag) {
    const message = 'the ETag of the list is another one each time, while its items stay';
    return {
      code: 'etag-unstable',
      operation,
      message,
      expected: etag,
      actual: tagOf(again) ?? 'none',
      ...(etag.startsWith('W/') && { severity: 'note' as const }),
      steps,
    };
  }
  if (tagOf(again) !== etag) return undefined;
  const message = 'a list that the client has is sent again';
  return { code: 'not-modified-ignored', operation, message, expected: '304', actual: '200', steps };
}

/** The same address before and after items were made: other items and the same ETag. */
function checkTag({ listing: { operation }, initial, whole }: Collection): FindingDraft | undefined {
  const [before, after] = [initial.pages[0], whole.pages[0]];
  if (!before || !after || before.exchange.request.url !== after.exchange.request.url) return undefined;
  const etag = tagOf(before.exchange);
  const isOther = before.keys.join('\n') !== after.keys.join('\n');
  if (!isOther || etag === undefined || tagOf(after.exchange) !== etag) return undefined;
  const message = 'the ETag of the list stays when its items change';
  const steps = [before.exchange, after.exchange];
  return { code: 'etag-unchanged', operation, message, expected: 'another ETag', actual: etag, steps };
}

function tagOf({ response }: Exchange): string | undefined {
  return headerOf(response.headers, 'etag');
}

function textOf({ response }: Exchange): string {
  return new TextDecoder().decode(response.body);
}
