import { expect, test } from 'vitest';
import { renderMarkdown } from './markdown.ts';
import { cleanReport, reportWith, sampleReport } from './sample-report.fixture.ts';

test('a table, errors first', () => {
  expect(renderMarkdown(sampleReport)).toBe(`### concordat lint

2 errors, 1 warning, 1 note in jobs, shop (12 operations).

| | where | what | code |
|---|---|---|---|
| error | \`spec/jobs.yaml:31:9\`<br>\`GET /jobs\` | the example's "id" must be integer<br>expected \`integer\`<br>came \`"12"\`<br>Correct the example, or its schema. | \`concordat/example-valid\` |
| error | \`POST /orders\` | the server answered with a status that the document does not have<br>expected \`201, 400 or 422\`<br>came \`500\`<br>Document it, or mend the server.<br>\`curl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{"total":1}'\` | \`status-unexpected\` |
| warning | \`spec/jobs.yaml:8:5\` | Component: "Old" is never used. | \`no-unused-components\` |
| note | \`https://shop.test/openapi.json:1:1\` | the format "colour" is not known; it is not checked | \`concordat/schema-compiles\` |
`);
});

test('nothing found', () => {
  expect(renderMarkdown(cleanReport)).toBe(
    '### concordat lint\n\nNo problems in jobs, shop (12 operations).\n',
  );
});

test.each([
  ['a table', 'a | b', 'a \\| b'],
  ['markup', '<img src=x> *b* [l](u) & #1', '&lt;img src=x&gt; \\*b\\* \\[l\\](u) &amp; \\#1'],
  ['a mention', 'ask @octocat', 'ask &#64;octocat'],
  ['lines', 'a\n\n# b', 'a \\# b'],
  ['code spans stay', 'at least one `4|XX`', 'at least one `4\\|XX`'],
])('escapes %s', (_name, message, want) => {
  expect(renderMarkdown(reportWith({ message })).split('\n')[6]).toBe(`| error |  | ${want} | \`a-code\` |`);
});

test('a value with backticks', () => {
  expect(renderMarkdown(reportWith({ actual: 'a ``b`` c' }))).toContain('came ``` a ``b`` c ```');
});

test('a long report and a long value are cut, and say so', () => {
  const { problems } = reportWith({ actual: 'x'.repeat(501) });
  const text = renderMarkdown({
    ...cleanReport,
    problems: Array.from({ length: 130 }, () => problems).flat(),
  });
  expect(text.split('\n').filter((line) => line.startsWith('| error'))).toHaveLength(100);
  expect(text).toContain(`came \`${'x'.repeat(500)}…\``);
  expect(text.endsWith('\n\n… and 30 more problems; the json format lists all.\n')).toBe(true);
});
