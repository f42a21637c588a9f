import { cutPage } from '../backups/page.ts';
import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import { fail, json } from './replies.ts';
import { shownSurvey } from './surveys.ts';
import type { Survey, World } from './world.ts';

interface Asked {
  readonly status?: string;
  readonly sort: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** GET /surveys */
export function listSurveys(world: World, call: Call, owner: string): Reply {
  const { on, surveys } = world;
  const { values, violations } = checkParameters(world, call);
  if (violations.length > 0) return fail(400, 'A parameter is not valid', violations);
  // The document has made sure of the types.
  const asked = values as unknown as Asked;
  const status = on('closed-not-filtered') && asked.status === 'closed' ? undefined : asked.status;
  const own = [...surveys.values()].filter((survey) => survey.owner === owner);
  const matching = own.filter((survey) => status === undefined || survey.status === status);
  const order = orderOf(world, asked.sort);
  const all = matching.filter(({ isDeleted }) => !isDeleted).sort((one, other) => order(one.id, other.id));
  const page = cutPage(world, all, `${asked.status}${asked.sort}`, asked, ({ id }) => id, order);
  if (!page) return fail(on('forged-cursor-crashes') ? 500 : 400, 'The cursor is not valid');
  const total = on('total-with-deleted')
    ? matching.length
    : on('total-of-the-page')
      ? page.items.length
      : all.length;
  const isEndless = on('last-page-repeated') && asked.cursor !== undefined && page.nextCursor === null;
  return json(200, {
    items: page.items.map((survey) => shownSurvey(world, survey)),
    total,
    nextCursor: isEndless ? asked.cursor : page.nextCursor,
  });
}

function orderOf({ surveys, on }: World, sort: string): (one: string, other: string) => number {
  const isByTitle = sort.endsWith('title');
  const sign = sort.startsWith('-') && !(isByTitle && on('titles-only-ascending')) ? -1 : 1;
  const key = (survey: Survey | undefined) => Buffer.from(isByTitle ? (survey?.title ?? '') : '');
  return (one, other) => {
    // Buffers compare as code points do; ids are in the order of creation.
    const byKey = Buffer.compare(key(surveys.get(one)), key(surveys.get(other)));
    return sign * (byKey === 0 ? (one < other ? -1 : one > other ? 1 : 0) : byKey);
  };
}
