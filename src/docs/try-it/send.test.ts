import { expect, test } from 'vitest';
import { obstacleOf } from './send.ts';

const body = { kind: 'text', text: '' } as const;

test.each([
  ['GET', undefined, undefined],
  ['POST', body, undefined],
  ['QUERY', body, undefined],
  ['GET', body, 'A page cannot send a body with GET. Copy it as curl instead, or leave the body out.'],
  ['HEAD', body, 'A page cannot send a body with HEAD. Copy it as curl instead, or leave the body out.'],
  ['TRACE', undefined, 'A page cannot send TRACE. Copy it as curl instead.'],
])('%s with the body %j', (method, given, want) => expect(obstacleOf({ method, body: given })).toBe(want));
