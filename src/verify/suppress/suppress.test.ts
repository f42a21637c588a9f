import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../problem.ts';
import { itemsDocument, modelOf } from '../items-server.fixture.ts';
import { applySuppressions } from './apply-suppressions.ts';
import { isAboutProperty } from './is-about-property.ts';
import { readSuppressions } from './read-suppressions.ts';
import type { Suppression } from './suppression.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'concordat-suppress-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(text: string) {
  const file = join(dir, 'suppress.yaml');
  await writeFile(file, text);
  return readSuppressions(file);
}

describe('a file of suppressions', () => {
  test('is read, with the place of each', async () => {
    const result = await read(`suppressions:
  - code: response-header-missing
    operation: listItems
    reason: the proxy drops it
  - { code: response-body, property: created_at, pointer: /components/*, until: 2027-01-31, reason: legacy }
`);
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          code: 'response-header-missing',
          operation: 'listItems',
          reason: 'the proxy drops it',
          at: { pointer: '/suppressions/0', position: { line: 2, column: 5 } },
        },
        { code: 'response-body', property: 'created_at', until: '2027-01-31', at: { position: { line: 5 } } },
      ],
    });
  });

  test('may be JSON, and the list alone', async () => {
    expect(await read('[{ "code": "response-body", "reason": "known" }]')).toMatchObject({
      ok: true,
      value: [{ code: 'response-body', reason: 'known' }],
    });
  });

  const wrong: [name: string, text: string, line: number, message: string, hint: RegExp][] = [
    ['no list', 'suppressions: 3', 1, 'the file does not hold a list of suppressions', /starts with/],
    ['no reason', 'suppressions:\n  - code: response-body', 2, '"reason" is missing', /reports print it/],
    [
      'a blank reason',
      '- code: response-body\n  reason: " "',
      2,
      '"reason" must be a text',
      /leave the key out/,
    ],
    ['no code', '- reason: because', 1, '"code" is missing', /each has a code/],
    [
      'an unknown code',
      '- reason: because\n  code: respons-body',
      2,
      '"respons-body" is no code of a finding',
      /Did you mean "response-body"\?/,
    ],
    [
      'an unknown key',
      '- reason: because\n  code: response-body\n  oprateion: x',
      3,
      'unknown key "oprateion"',
      /Did you mean "operation"\?/,
    ],
    [
      'a day that is none',
      '- reason: because\n  code: response-body\n  until: 2026-02-30',
      3,
      '"2026-02-30" is no day',
      /2027-01-31/,
    ],
    ['text', 'because', 1, 'the file does not hold a list of suppressions', /starts with/],
  ];
  test.each(wrong)('with %s is refused', async (_name, text, line, message, hint) => {
    const result = await read(text);
    expect(result).toMatchObject({ ok: false, problems: [{ message, at: { position: { line } } }] });
    expect(result.problems[0]?.hint).toMatch(hint);
  });

  test('that is not there is told', async () => {
    expect(await readSuppressions(join(dir, 'none.yaml'))).toMatchObject({
      ok: false,
      problems: [
        { message: expect.stringContaining('cannot be read'), hint: 'Check the path after --suppress.' },
      ],
    });
  });
});

const { operations } = modelOf(itemsDocument);
const at = { source: '/s.yaml', pointer: '/0' };
const suppression = (more: Partial<Suppression>): Suppression => ({
  code: 'response-body',
  operation: undefined,
  pointer: undefined,
  property: undefined,
  until: undefined,
  reason: 'known',
  at,
  ...more,
});
const problem: Problem = {
  code: 'response-body',
  severity: 'error',
  message: 'the body of the 200 answer does not match its schema at /0/owner/id: must be integer',
  operation: 'GET /items',
  at: { source: '/items.json', pointer: '/components/schemas/Item/properties/id/type' },
};

describe('a suppression fits', () => {
  test.each<[name: string, more: Partial<Suppression>, want: boolean]>([
    ['by its code', {}, true],
    ['not by another', { code: 'response-status' }, false],
    ['by operationId', { operation: 'listItems' }, true],
    ['by method and path', { operation: 'get /items' }, true],
    ['by pattern', { operation: '* /items*' }, true],
    ['not with another operation', { operation: 'getItem' }, false],
    ['by pointer', { pointer: '/components/schemas/Item/*' }, true],
    ['not with another pointer', { pointer: '/components/schemas/Thing/*' }, false],
    ['by property', { property: 'id' }, true],
    ['by the path of a property', { property: 'owner.id' }, true],
    ['not with another property', { property: 'name' }, false],
    ['until its day', { until: '2026-11-24' }, true],
    ['not after it', { until: '2026-11-23' }, false],
  ])('%s', (_name, more, want) => {
    const context = { operations, today: '2026-11-24', isWhole: true };
    const { kept, suppressed } = applySuppressions([problem], [suppression(more)], context);
    expect(kept).toEqual(want ? [] : [problem]);
    expect(suppressed).toEqual(want ? [{ problem, reason: 'known' }] : []);
  });

  test('or is a warning, when its day has passed or nothing is found', () => {
    const list = [
      suppression({ until: '2020-01-01' }),
      suppression({ code: 'server-error', operation: 'getItem' }),
    ];
    const apply = (isWhole: boolean) =>
      applySuppressions([problem], list, { operations, today: '2026-11-24', isWhole }).problems;
    expect(apply(true).map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'suppression-expired: this suppression of response-body held until 2020-01-01',
      'suppression-unused: this suppression of server-error at getItem suppresses nothing',
    ]);
    // What was not tried says nothing.
    expect(apply(false).map(({ code }) => code)).toEqual(['suppression-expired']);
  });
});

describe('a problem is about', () => {
  test.each<[name: string, more: object, property: string, want: boolean]>([
    ['its detail', { detail: 'query limit' }, 'limit', true],
    ['a header', { message: 'the 200 answer lacks the required header X-Count' }, 'x-count', true],
    ['a parameter', { message: 'the parameter limit is ignored' }, 'limit', true],
    ['nothing else', { message: 'the body is empty' }, 'body', false],
  ])('%s', (_name, more, property, want) => {
    expect(isAboutProperty({ code: 'x', severity: 'error', message: 'm', ...more }, property)).toBe(want);
  });
});
