import { expect, test } from 'vitest';
import { cleanReport, reportWith, sampleReport } from './sample-report.fixture.ts';
import { renderText } from './text.ts';

const plain = (columns: number) => ({ color: false, columns });

test('80 columns', () => {
  expect(renderText(sampleReport, plain(80))).toBe(
    `spec/jobs.yaml:8:5   warning  Component: "Old" is never used.
                              no-unused-components
spec/jobs.yaml:31:9  error    the example's "id" must be integer
                              concordat/example-valid
    31 │ id: '12'
    in GET /jobs
    expected integer, came "12"
    Correct the example, or its schema.

https://shop.test/openapi.json:1:1  note     concordat/schema-compiles
  the format "colour" is not known; it is not checked

POST /orders  error    the server answered with a status that the document does
                       not have  status-unexpected
    expected 201, 400 or 422, came 500
    Document it, or mend the server.
    curl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{"total":1}'

2 errors, 1 warning, 1 note in jobs, shop (12 operations).
`,
  );
});

test('120 columns', () => {
  expect(renderText(sampleReport, plain(120))).toBe(
    `spec/jobs.yaml:8:5   warning  Component: "Old" is never used.  no-unused-components
spec/jobs.yaml:31:9  error    the example's "id" must be integer  concordat/example-valid
    31 │ id: '12'
    in GET /jobs
    expected integer, came "12"
    Correct the example, or its schema.

https://shop.test/openapi.json:1:1  note     the format "colour" is not known; it is not checked
                                             concordat/schema-compiles

POST /orders  error    the server answered with a status that the document does not have  status-unexpected
    expected 201, 400 or 422, came 500
    Document it, or mend the server.
    curl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{"total":1}'

2 errors, 1 warning, 1 note in jobs, shop (12 operations).
`,
  );
});

test('nothing found', () => {
  expect(renderText(cleanReport, plain(80))).toBe('No problems in jobs, shop (12 operations).\n');
});

test('no line of words is wider than the terminal', () => {
  for (const columns of [80, 100, 120]) {
    const lines = renderText(sampleReport, plain(columns)).split('\n');
    expect(lines.filter((line) => line.length > columns && !line.includes('curl'))).toEqual([]);
  }
});

test('colour', () => {
  const problem = { file: 'a.yaml', position: { line: 1, column: 2 } };
  expect(renderText(reportWith(problem), { color: true, columns: 80 })).toBe(
    'a.yaml:1:2  \u001b[31merror  \u001b[39m  m  \u001b[2ma-code\u001b[22m\n\n\u001b[1m\u001b[31m1 error in jobs (12 operations).\u001b[39m\u001b[22m\n',
  );
});

test('what a document or a server says does not steer the terminal', () => {
  const message = 'a\u001b[2Jb\u0007c\nd\u202ee';
  expect(renderText(reportWith({ message, operation: 'GET /\u001b]0;x\u0007' }), plain(80))).toBe(
    'GET /  error    ab\\u0007c d\\u202ee  a-code\n\n1 error in jobs (12 operations).\n',
  );
});

test('long values stand below each other', () => {
  const long = 'x'.repeat(60);
  expect(renderText(reportWith({ expected: long, actual: long }), plain(80))).toContain(
    `    expected ${long}\n    came     ${long}\n`,
  );
});

test('many problems of one code are counted; a hint is given once', () => {
  const problem = (code: string, line: number) => ({
    ...reportWith({}).problems[0],
    code,
    severity: 'warning' as const,
    message: 'm',
    file: 'a.yaml',
    position: { line, column: 1 },
    hint: 'Do.',
  });
  const problems = Array.from({ length: 3132 }, (_, index) => problem('often', index + 1));
  const text = renderText(
    { ...cleanReport, problems: [...problems.toReversed(), problem('once', 9999)] },
    plain(80),
  );
  expect(text.match(/ often\n/g)).toHaveLength(21);
  expect(text.match(/Do\./g)).toHaveLength(2);
  expect(text.startsWith('a.yaml:1:1     warning  m  often\n    Do.\na.yaml:2:1 ')).toBe(true);
  expect(
    text.endsWith(
      'a.yaml:9999:1  warning  m  once\n    Do.\n\n… and 3,112 more  often\n--format json lists all.\n\n3,133 warnings in jobs, shop (12 operations).\n',
    ),
  ).toBe(true);
});
