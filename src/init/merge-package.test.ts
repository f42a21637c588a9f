import { describe, expect, test } from 'vitest';
import { mergeIgnore } from './merge-ignore.ts';
import { isModulePackage, mergePackage } from './merge-package.ts';

const additions = {
  scripts: { dev: 'concordat dev', test: 'vitest run' },
  dependencies: { '@concordat/client': '^1.0.0' },
  devDependencies: { concordat: '^1.0.0', vitest: '^5.0.0' },
};
const merge = (text: string) => mergePackage('/p/package.json', text, additions);

describe('package.json', () => {
  test('keeps its order, its tabs and the missing newline at its end', () => {
    const text = '{\n\t"devDependencies": {\n\t\t"zod": "1.0.0"\n\t},\n\t"name": "shop",\n\t"custom": [1]\n}';
    expect(merge(text).text).toBe(
      '{\n\t"devDependencies": {\n\t\t"concordat": "^1.0.0",\n\t\t"vitest": "^5.0.0",\n\t\t"zod": "1.0.0"\n\t},\n\t"name": "shop",\n\t"custom": [\n\t\t1\n\t],\n\t"scripts": {\n\t\t"dev": "concordat dev",\n\t\t"test": "vitest run"\n\t},\n\t"dependencies": {\n\t\t"@concordat/client": "^1.0.0"\n\t}\n}',
    );
  });

  test('keeps Windows line ends', () => {
    const { text } = merge('{\r\n    "name": "shop"\r\n}\r\n');
    expect(text.startsWith('{\r\n    "name": "shop",\r\n    "scripts": {\r\n        "dev"')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test.each([
    ['none', '{}', { dev: 'concordat dev', test: 'vitest run' }, ['dev', 'test']],
    [
      'taken by others',
      '{"scripts":{"dev":"vite","test":"jest"}}',
      { dev: 'vite', test: 'jest', 'concordat:dev': 'concordat dev', 'concordat:test': 'vitest run' },
      ['concordat:dev', 'concordat:test'],
    ],
    [
      'there already, in their own way',
      '{"scripts":{"dev":"concordat dev --port 5000","test":"tsc && vitest --coverage"}}',
      { dev: 'concordat dev --port 5000', test: 'tsc && vitest --coverage' },
      [],
    ],
  ])('scripts: %s', (_name, text, scripts, added) => {
    const merged = merge(text);
    expect(JSON.parse(merged.text).scripts).toEqual(scripts);
    expect(merged.scripts).toEqual(added);
  });

  test('a package that is there keeps its version, wherever it is listed', () => {
    const merged = merge('{"peerDependencies":{"vitest":"4.0.0"},"dependencies":{"concordat":"0.9.0"}}').text;
    expect(JSON.parse(merged)).toMatchObject({
      peerDependencies: { vitest: '4.0.0' },
      dependencies: { concordat: '0.9.0', '@concordat/client': '^1.0.0' },
    });
    expect(JSON.parse(merged)).not.toHaveProperty('devDependencies');
  });

  test('what was merged is left alone the next time', () => {
    const { text } = merge('{\n  "name": "shop"\n}\n');
    expect(merge(text)).toEqual({ text, scripts: [] });
  });

  test('a key __proto__ stays a key', () => {
    const { text } = merge('{"__proto__":{"polluted":true},"scripts":{"__proto__":"x"}}');
    expect(text).toContain('"__proto__"');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['no JSON', '{ "name": }', '/p/package.json cannot be extended'],
    ['YAML', 'name: shop', '/p/package.json cannot be extended'],
    [
      'scripts that are a list',
      '{"scripts":[]}',
      '"scripts" in /p/package.json must be an object, not a list',
    ],
  ])('%s is refused', (_name, text, message) => {
    expect(() => merge(text)).toThrow(expect.objectContaining({ code: 'E_INPUT', message }));
  });

  test.each([
    ['{"type":"module"}', true],
    ['{"type":"commonjs"}', false],
    ['{}', false],
  ])('%s: modules %s', (text, isModule) => expect(isModulePackage('/p/package.json', text)).toBe(isModule));
});

test.each([
  ['none', undefined, 'node_modules/\ndocs/site/\n'],
  ['others', '*.log\n', '*.log\nnode_modules/\ndocs/site/\n'],
  ['no newline at its end', '*.log', '*.log\nnode_modules/\ndocs/site/\n'],
  ['one of them in other words', '/node_modules\n', '/node_modules\ndocs/site/\n'],
  ['both', 'docs/site\nnode_modules\n', 'docs/site\nnode_modules\n'],
  ['Windows line ends', '*.log\r\n', '*.log\r\nnode_modules/\r\ndocs/site/\r\n'],
])('.gitignore with %s', (_name, before, after) => expect(mergeIgnore(before)).toBe(after));
