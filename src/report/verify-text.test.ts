import { expect, test } from 'vitest';
import { renderReport } from './render.ts';
import { sampleFindings } from './sample-findings.fixture.ts';
import { renderVerifyText } from './verify-text.ts';

test('findings by class, what else is wrong, and what was seen, in 80 columns', () => {
  expect(renderVerifyText(sampleFindings, { color: false, columns: 80 })).toBe(`state  1 finding

  error    what was created cannot be read
           POST /items  items.json:40:9
           not-readable-after-create
           See whether it is stored.
           curl -i -X POST 'http://localhost/items' --data-raw '{"name":"Lamp"}'
           → no answer
           curl -i "http://localhost/items/7?key=$API_KEY" -H 'accept: application/json'
           → 200 {"id":"7","name":"<script>alert(1)</script>"}

response-shape  1 finding

  error    the body of the 200 answer does not match its schema at /id: must be
           integer
           GET /items/{id}  items.json:40:9
           response-body, seen 4 times
           expected  integer
           came      "7"
           curl -i "http://localhost/items/7?key=$API_KEY" -H 'accept: application/json'
           → 200 {"id":"7","name":"<script>alert(1)</script>"}

DELETE /items/{id}  warning  no success answer was seen, so none was checked
                             success-not-seen
    expected 204, came 401

notes
  the answer has the property "extra", which its schema does not name  GET /ite…

suppressed
  response-header-missing  GET /items  the proxy drops it

answers
  GET /items/{id}  200 404     not seen 401
  PUT /items/{id}  not called  not seen 200 404

not tried
  there are too few items: listItems/paging, listItems/sort
  it is excluded: it was never called: PUT /items/{id}

2 errors, 1 warning, 1 note in items (3 of 4 operations called, 20 cases, 60
requests).
`);
});

test('long lists are cut, and say how to see the rest', () => {
  const [first] = sampleFindings.findings ?? [];
  const [, , note] = sampleFindings.findings ?? [];
  if (!first || !note) throw new Error('the sample has both');
  const findings = [...Array(25).fill(first), ...Array(14).fill(note)];
  const skipped = Array.from({ length: 60 }, (_, index) => ({
    api: 'items',
    operation: 'GET /items',
    case: `listItems/case-${index}`,
    reason: 'there are too few items',
  }));
  const answers = Array.from({ length: 100 }, (_, index) => ({
    api: 'items',
    operation: `GET /r${index}`,
    seen: [[200, 1] as const],
    missed: [],
  }));
  const text = renderVerifyText(
    { ...sampleFindings, findings, skipped, answers },
    { color: false, columns: 100 },
  );
  expect(text).toContain('… and 5 more of response-body\n--format json lists all.');
  expect(text).toContain('  … and 4 more: --format json shows all');
  expect(text).toContain('  … and 60 more operations: --format json shows all');
  expect(text).toMatch(/ {2}there are too few items: listItems\/case-0, .* and \d+ more\n/);
  expect(
    Math.max(
      ...text
        .split('\n')
        .filter((line) => !line.includes('curl'))
        .map((line) => line.length),
    ),
  ).toBe(100);
});

test('what comes from a server cannot steer the terminal', () => {
  const [first] = sampleFindings.findings ?? [];
  if (!first) throw new Error('the sample has one');
  const findings = [{ ...first, message: 'a\u001b[2Jb', actual: '\u0007' }];
  const text = renderVerifyText({ ...sampleFindings, findings }, { color: false, columns: 80 });
  expect(text).toContain('ab\n');
  expect(text).toContain('came      \\u0007');
});

test('it is the text format of reports with findings', async () => {
  const style = { color: false, columns: 80 };
  expect(await renderReport(sampleFindings, 'text', style)).toBe(renderVerifyText(sampleFindings, style));
});
