import { expect, test } from 'vitest';
import { renderJunit } from './junit.ts';
import { cleanReport, reportWith, sampleReport } from './sample-report.fixture.ts';

test('a suite an API; errors fail, the rest passes', () => {
  expect(renderJunit(sampleReport)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="concordat lint" tests="4" failures="2">
  <testsuite name="jobs" tests="2" failures="1">
    <testcase classname="jobs" name="concordat/example-valid spec/jobs.yaml:31:9" file="spec/jobs.yaml" line="31">
      <failure message="the example's &quot;id&quot; must be integer" type="concordat/example-valid">spec/jobs.yaml:31:9
the example's "id" must be integer
In GET /jobs.
Expected: integer
Came: "12"
Correct the example, or its schema.
Readers copy examples.</failure>
    </testcase>
    <testcase classname="jobs" name="no-unused-components spec/jobs.yaml:8:5" file="spec/jobs.yaml" line="8">
      <system-out>warning: spec/jobs.yaml:8:5
Component: "Old" is never used.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="shop" tests="2" failures="1">
    <testcase classname="shop" name="status-unexpected POST /orders">
      <failure message="the server answered with a status that the document does not have" type="status-unexpected">the server answered with a status that the document does not have
In POST /orders.
Expected: 201, 400 or 422
Came: 500
Document it, or mend the server.
curl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{"total":1}'</failure>
    </testcase>
    <testcase classname="shop" name="concordat/schema-compiles https://shop.test/openapi.json:1:1" file="https://shop.test/openapi.json" line="1">
      <system-out>note: https://shop.test/openapi.json:1:1
the format "colour" is not known; it is not checked</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('a passing test where nothing was found', () => {
  expect(renderJunit({ ...cleanReport, apis: ['jobs'] })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="concordat lint" tests="1" failures="0">
  <testsuite name="jobs" tests="1" failures="0">
    <testcase classname="jobs" name="lint: no problems"/>
  </testsuite>
</testsuites>
`);
});

test('problems of no API have a suite of their own', () => {
  const { api: _, ...problem } = reportWith({}).problems[0] ?? { code: '', severity: 'note', message: '' };
  const text = renderJunit({ ...reportWith({}), problems: [problem] });
  expect(text).toContain('<testsuites name="concordat lint" tests="2" failures="1">');
  expect(text).toContain('  <testsuite name="lint" tests="1" failures="1">');
});

test('escapes what XML reads as markup, and leaves out what it does not allow', () => {
  const text = renderJunit(reportWith({ message: 'a & <b> "c"\nd\u0000\u001b[1m]]>\ud800\ufffe' }));
  expect(text).toContain(
    '<failure message="a &amp; &lt;b&gt; &quot;c&quot;&#10;d[1m]]&gt;\ufffd" type="a-code">a &amp; &lt;b&gt; "c"\nd[1m]]&gt;\ufffd</failure>',
  );
});
