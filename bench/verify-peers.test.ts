import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { subjects } from '../contract-tests/mutants/subjects.ts';
import { credentialsOf, modelOf } from './verify-credentials.ts';
import { withCookieHeaders, withExamples } from './verify-document-copies.ts';
import { readDreddResults } from './verify-dredd.ts';
import { readSchemathesisReport } from './verify-schemathesis.ts';
import { createSpecmaticReader } from './verify-specmatic.ts';

test("Schemathesis's events: one finding a type and operation, no answer, the last line cut off", async () => {
  const failure = { type: 'UnsupportedMethodResponse', operation: 'GET /me', message: 'got 200' };
  const check = { status: 'failure', failure_info: { failure } };
  const recorder = {
    cases: {
      a: { value: { method: 'DELETE', path: '/me' } },
      b: { value: { method: 'DELETE', path: '/me' } },
    },
    checks: { a: [{ status: 'success' }, check], b: [check] },
    interactions: { a: { timestamp: 12.5 }, b: { timestamp: 13 } },
  };
  const event = JSON.stringify({ ScenarioFinished: { phase: 'coverage', recorder } });
  const error = { timestamp: 14, label: 'GET /me', related_to_operation: true };
  const errors = ['ReadTimeout', 'Unsatisfiable'].map((type) =>
    JSON.stringify({ NonFatalError: { ...error, value: { type, message: 'read timeout=5.0' } } }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'verify-peers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.ndjson');
  writeFileSync(file, ['{"EngineStarted":{}}', event, ...errors, event.slice(0, 40)].join('\n'));
  const findings = await readSchemathesisReport(file, (time) => time / 100);
  expect(findings).toEqual([
    {
      classes: ['methods-routes', 'status'],
      operations: ['GET /me', 'DELETE /me'],
      code: 'UnsupportedMethodResponse',
      message: 'got 200',
      after: 125,
    },
    {
      classes: ['robustness'],
      operations: ['GET /me'],
      code: 'ReadTimeout',
      message: 'read timeout=5.0',
      after: undefined,
    },
  ]);
});

const specmaticTests: readonly [
  name: string,
  verdict: string,
  reason: string,
  code: string,
  operation: string,
][] = [
  [
    'a refusal of a valid request',
    '+ve  Scenario: PUT /books/(book_id:number) -> 200 with a request where all is there has FAILED',
    '  >> RESPONSE.STATUS\n      R0002: HTTP status mismatch\n\n      Specification expected status 200 but response contained status 404',
    'positive-status',
    'PUT /books/{book_id}',
  ],
  [
    'an invalid request that is accepted',
    '-ve  Scenario: GET /books -> 4xx with a request where page is a string has FAILED',
    '  >> RESPONSE.STATUS\n      Specification expected status 4xx but response contained status 200',
    'negative-status',
    'GET /books',
  ],
  [
    'a crash',
    '-ve  Scenario: POST /loans/(id:uuid)/return -> 4xx has FAILED',
    '  >> RESPONSE.STATUS\n      Specification expected status 4xx but response contained status 500',
    'negative-5xx',
    'POST /loans/{id}/return',
  ],
  [
    'a body of another shape',
    '+ve  Scenario: GET /me -> 200 has FAILED',
    '  >> RESPONSE.BODY.id\n      R1001: Type mismatch',
    'body',
    'GET /me',
  ],
  [
    'a missing header',
    '+ve  Scenario: GET /me -> 200 has FAILED',
    '  >> RESPONSE.HEADER.ETag\n      R2001: Missing required property',
    'header',
    'GET /me',
  ],
];

test.each(specmaticTests)("Specmatic's log: %s", (_name, verdict, reason, code, operation) => {
  const request = '  Request to http://127.0.0.1:1/ at 1\n    GET /\n\n  Response at 2\n    200 OK\n\n';
  const good = `--------------------\n${request}+ve  Scenario: GET /me -> 200 has SUCCEEDED\n`;
  const bad = `${request}${verdict}\nReason:\nAPI: x\n\n${reason}\n\n\n\n`;
  const log = `start\n\n${good}\n--------------------\n${bad}--------------------\n${bad}\nUnsuccessful Scenarios:\n\n--------------------\n`;
  const reader = createSpecmaticReader();
  for (let at = 0; at < log.length; at += 7) reader.read(log.slice(at, at + 7));
  expect(reader.tests()).toBe(3);
  expect(reader.findings().map((one) => [one.code, one.operations, one.after])).toEqual([
    [code, [operation], 2],
  ]);
});

test("Dredd's transactions: a finding a field that is wrong", () => {
  const line = { method: 'GET', path: '/items/{id}', status: '500', skip: false, fields: [] };
  const wrong = [
    { name: 'statusCode', messages: ['200 expected'] },
    { name: 'body', messages: ['no id', 'no name'] },
  ];
  const lines = [
    { ...line, outcome: 'pass' },
    { ...line, outcome: 'skip', skip: true },
    { ...line, outcome: 'fail', fields: wrong },
    { ...line, outcome: 'error', message: 'connection closed' },
  ];
  const findings = readDreddResults(lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
  expect(findings.map(({ code, message, after }) => [code, message, after])).toEqual([
    ['5xx', '200 expected', 2],
    ['body', 'no id\nno name', 2],
    ['error', 'connection closed', 3],
  ]);
});

const subjectNamed = (name: string) => {
  const subject = subjects.find((one) => one.name === name);
  if (!subject) throw new Error(`there is no ${name}`);
  return subject;
};

const credentials: readonly [subject: string, headers: string[][], second: string[] | undefined][] = [
  ['library', [['Authorization', 'Bearer alice-4c2e']], ['Authorization', 'Bearer bob-93ab']],
  ['inventory', [['Authorization', 'Basic Y2xlcms6c3RvY2stMmY2Yg==']], undefined],
  ['feed', [['X-Api-Key', 'key-ada-58c1']], ['X-Api-Key', 'key-ben-e07d']],
  ['search', [['Cookie', 'sid=session-of-ada']], ['Cookie', 'sid=session-of-bob']],
  ['planner', [], undefined],
];

test.each(credentials)('the credentials of %s', async (name, headers, second) => {
  const subject = subjectNamed(name);
  const told = credentialsOf(await modelOf(subject), subject);
  expect([told.headers, told.second]).toEqual([headers, second]);
});

test('the copies of a document for peers', async () => {
  const model = await modelOf(subjectNamed('search'));
  const before = JSON.stringify(model.document.root.value);
  expect(withCookieHeaders(model)).toMatchObject({
    components: { securitySchemes: { session: { type: 'apiKey', in: 'header', name: 'Cookie' } } },
  });
  const copy = JSON.stringify(withExamples(model));
  expect(copy.split('"example":').length).toBeGreaterThan(before.split('"example":').length);
  expect(JSON.stringify(model.document.root.value)).toBe(before);
});
