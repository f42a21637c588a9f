import { expect, test } from 'vitest';
import { redoclyScript } from './redocly-pages.ts';

test("Redocly's script is whole, in one script element, and knows no other host to ask", async () => {
  const script = await redoclyScript();
  expect(script.length).toBeGreaterThan(1_000_000);
  expect(script).toContain('@license MIT');
  expect(script).not.toMatch(/<\/script|<!--/i);
  expect(script).not.toMatch(/cdn\.redoc\.ly|otel\.cloud\.redocly/);
  expect(script).toContain('"sanitize":true');
  expect(script).toContain('"disableTelemetry":true');
});
