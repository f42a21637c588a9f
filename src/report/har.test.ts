import { expect, test } from 'vitest';
import { renderHar } from './har.ts';
import { sampleFindings } from './sample-findings.fixture.ts';

test('the requests of findings, each with what it shows', () => {
  const { log } = JSON.parse(renderHar(sampleFindings));
  expect({ version: log.version, creator: log.creator }).toEqual({
    version: '1.2',
    creator: { name: 'concordat', version: '1.2.3' },
  });
  expect(log.entries.map(({ comment }: { comment: string }) => comment)).toEqual([
    'response-body, GET /items/{id}: the body of the 200 answer does not match its schema at /id: must be integer',
    'not-readable-after-create, POST /items: what was created cannot be read (request 1 of 2)',
    'not-readable-after-create, POST /items: what was created cannot be read (request 2 of 2)',
  ]);
  expect(log.entries[0]).toMatchObject({
    startedDateTime: '2026-05-04T10:00:00.000Z',
    time: 12,
    request: {
      method: 'GET',
      url: 'http://localhost/items/7?key=$API_KEY',
      queryString: [{ name: 'key', value: '$API_KEY' }],
    },
    response: {
      status: 200,
      statusText: 'OK',
      content: { size: 45, mimeType: 'application/json', text: expect.stringContaining('"id":"7"') },
      headers: [
        { name: 'content-type', value: 'application/json' },
        { name: 'set-cookie', value: 'a=1' },
        { name: 'set-cookie', value: 'b=2' },
      ],
    },
  });
  expect(log.entries[1]).toMatchObject({
    request: { postData: { mimeType: 'application/json', text: '{"name":"Lamp"}' }, bodySize: 15 },
    response: { status: 0 },
  });
});
