import { describe, expect, test } from 'vitest';
import { renderHtml } from './html.ts';
import { sampleFindings } from './sample-findings.fixture.ts';

describe('the page of a report', () => {
  const page = renderHtml(sampleFindings);

  test('has each finding once, by class and operation', () => {
    expect(
      [...page.matchAll(/<section class="group" data-class="([a-z-]+)"/g)].map((match) => match[1]),
    ).toEqual(['state', 'response-shape']);
    expect(
      [...page.matchAll(/<details class="finding error" id="(finding-\d)"/g)].map((match) => match[1]),
    ).toEqual(['finding-2', 'finding-1']);
  });

  test('shows what was sent and came as text', () => {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('curl -i -X POST &#39;http://localhost/items&#39;');
  });

  test('says why it matters, what is accepted and what was not tried', () => {
    expect(page).toContain('A body is valid against its schema. Clients fail. Correct it.');
    expect(page).toContain('the proxy drops it');
    expect(page).toContain('it is excluded: it was never called');
    expect(page).toContain('<span class="status missed">401</span>');
  });

  test('can ask nobody for anything', () => {
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/);
    expect(page).not.toMatch(/connect-src|(?:src|href)="https?:/);
  });

  test('without findings says so', () => {
    const clean = renderHtml({ ...sampleFindings, findings: [], problems: [], others: [], suppressed: [] });
    expect(clean).toContain('No findings: every answer kept to the document.');
    expect(clean).not.toContain('class="bar"');
  });
});
