import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { escapeHtml, escapeJson, renderPage } from './html.ts';

test('escapes what ends an element or an attribute', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  );
});

test('JSON in a script element stays the same value', () => {
  const value = { a: '</script><!-- <script>', '<': ['<', '\u2028'] };
  const json = escapeJson(JSON.stringify(value));
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(value);
});

const page = renderPage({
  title: 'A <b> & "c"',
  description: '"><script>alert(1)</script>',
  style: 'body { color: red }',
  headScript: 'first()',
  body: '<p>text</p>',
  modules: ['second()'],
  connect: ["'self'", 'https://api.example.com'],
});

test('title and description are text', () => {
  expect(page).toContain('<title>A &lt;b&gt; &amp; &quot;c&quot;</title>');
  expect(page).toContain('content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
});

test('only the scripts that it was made with may run', () => {
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const directives = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]));
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  expect(directives.get('default-src')).toBe("default-src 'none'");
  expect(directives.get('script-src')).toBe(
    `script-src 'sha256-${hash('first()')}' 'sha256-${hash('second()')}'`,
  );
  expect(directives.get('connect-src')).toBe("connect-src 'self' https://api.example.com");
  directives.delete('connect-src');
  expect([...directives.values()].join('; ')).not.toMatch(/https?:|\*|unsafe-eval/);
});

test('names its language, its width on a phone and an icon of its own', () => {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(page).toContain('<link rel="icon" href="data:image/svg+xml,');
});
