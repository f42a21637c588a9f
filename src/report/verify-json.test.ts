import { expect, test } from 'vitest';
import { renderJson } from './json.ts';
import { sampleFindings } from './sample-findings.fixture.ts';
import { renderSarif } from './sarif.ts';

test('findings, notes, what is accepted, and what was seen, as JSON', () => {
  const { findings, notes, suppressed, coverage, skipped, seed, requests } = JSON.parse(
    renderJson(sampleFindings),
  );
  expect({ seed, requests }).toEqual({ seed: 7, requests: 60 });
  expect(findings).toHaveLength(2);
  expect(findings[0]).toEqual({
    code: 'response-body',
    level: 'error',
    class: 'response-shape',
    method: 'GET',
    path: '/items/{id}',
    operationId: 'getItem',
    message: 'the body of the 200 answer does not match its schema at /id: must be integer',
    location: {
      file: 'items.json',
      line: 40,
      column: 9,
      pointer: '/components/schemas/Item/properties/id/type',
    },
    expected: 'integer',
    actual: '"7"',
    api: 'items',
    count: 4,
    after: 12,
    case: 'getItem/plain',
    request: {
      method: 'GET',
      url: 'http://localhost/items/7?key=$API_KEY',
      headers: [
        ['accept', 'application/json'],
        ['Cookie', '$COOKIE'],
      ],
      bodySize: 0,
    },
    response: expect.objectContaining({ status: 200, body: expect.stringContaining('"id":"7"') }),
    curl: expect.stringContaining('curl -i'),
  });
  expect(findings[1].steps).toHaveLength(2);
  expect(findings[1].response).toMatchObject({ status: 200 });
  expect(notes).toMatchObject([{ code: 'undocumented-field', level: 'note', detail: 'extra' }]);
  expect(suppressed).toMatchObject([{ code: 'response-header-missing', reason: 'the proxy drops it' }]);
  expect(coverage[0]).toEqual({
    api: 'items',
    operation: 'GET /items/{id}',
    statuses: { 200: 40, 404: 2 },
    missed: ['401'],
  });
  expect(skipped).toHaveLength(3);
});

test('what is accepted is suppressed in SARIF, and rules say what to do', () => {
  const { results, tool } = JSON.parse(renderSarif(sampleFindings)).runs[0];
  expect(results.at(-1)).toMatchObject({
    ruleId: 'response-header-missing',
    suppressions: [{ kind: 'external', justification: 'the proxy drops it' }],
  });
  expect(tool.driver.rules[0]).toEqual({
    id: 'response-body',
    shortDescription: { text: 'A body is valid against its schema.' },
    fullDescription: { text: 'Clients fail.' },
    help: { text: 'Correct it.' },
    properties: { tags: ['wfc/F101'] },
  });
});
