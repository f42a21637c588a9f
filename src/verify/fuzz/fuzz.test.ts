import { describe, expect, test } from 'vitest';
import { verify } from '../verify.ts';
import type { VerifyOptions } from '../verify-options.ts';
import { type NotesFault, notesModel, notesServer } from './notes-server.fixture.ts';

const options = { server: 'http://notes.example', phases: ['fuzz'], salt: 'x' } as const;

async function fuzz(fault: NotesFault | undefined, more: Partial<VerifyOptions> = {}) {
  const server = notesServer(fault);
  const result = await verify(notesModel, { ...options, fetch: server.fetch, ...more });
  return { ...result, log: server.log, left: server.notes.size };
}

/** What is found, with the body or query of the request that shows it. */
function brief({ findings }: Awaited<ReturnType<typeof fuzz>>): readonly string[] {
  return findings.map(({ code, operation, steps }) => {
    const request = steps.at(-1)?.request;
    const said = request?.body ? new TextDecoder().decode(request.body) : new URL(request?.url ?? '').search;
    return `${code} ${operation} ${said}`;
  });
}

test('a server that keeps to its document: nothing, whatever the seed, and nothing left behind', async () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const result = await fuzz(undefined, { seed });
    expect(result.findings).toEqual([]);
    expect(result.left).toBe(0);
    expect(result.requests).toBeGreaterThan(50);
  }
});

describe('what is wrong is found, with the smallest request that shows it', () => {
  const cases: [NotesFault, code: string, smallest: RegExp][] = [
    ['crash-on-three-tags', 'server-error POST /notes', /^\{"title":"[^"]*","tags":\["","",""\]\}$/],
    ['pages-unbounded', 'invalid-accepted POST /notes', /^\{"title":"[^"]*","pages":501\}$/],
    ['limit-unbounded', 'invalid-accepted GET /notes', /^\?limit=\d+$/],
    ['large-pages-as-text', 'response-body POST /notes', /^\{"title":"[^"]*","pages":\d+\}$/],
    ['crash-on-unicode', 'server-error POST /notes', /^\{"title":".{1,2}"\}$/u],
  ];
  test.each(cases)('%s', async (fault, what, smallest) => {
    const found = brief(await fuzz(fault));
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, what.length)).toBe(what);
    expect(found[0]?.slice(what.length + 1)).toMatch(smallest);
  });
});

test('the same seed sends the same requests', async () => {
  const [one, same, other] = [
    await fuzz(undefined),
    await fuzz(undefined),
    await fuzz(undefined, { seed: 2 }),
  ];
  expect(same.log).toEqual(one.log);
  expect(other.log).not.toEqual(one.log);
});

test('a small budget is shared by all operations', async () => {
  const { coverage, requests } = await fuzz(undefined, { maxRequests: 60 });
  expect(requests).toBeLessThanOrEqual(60);
  const calls = coverage.map(({ statuses }) => [...statuses.values()].reduce((sum, count) => sum + count, 0));
  expect(Math.min(...calls)).toBeGreaterThanOrEqual(1);
});

test('every request is what it is meant to be on the wire: accepted, or refused for one thing', async () => {
  const { log } = await fuzz(undefined);
  const bodies = log
    .filter((line) => line.startsWith('POST'))
    .map((line) => line.slice('POST /notes '.length));
  const isRight = (body: string) => {
    const value = JSON.parse(body);
    return typeof value === 'object' && value !== null && typeof value.title === 'string';
  };
  expect(bodies.filter(isRight).length).toBeGreaterThan(10);
});
