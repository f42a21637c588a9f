import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noteOfText, noteText } from './note-text.ts';

describe('a note as a text', () => {
  test.each<[unknown, string]>([
    [{ a: [1, 'b', null, true] }, '{"a":[1,"b",null,true]}'],
    [new Map([['a', 1]]), '{"$map":[["a",1]]}'],
    [new Set(['a']), '{"$set":["a"]}'],
    [new Date(7), '{"$date":7}'],
    [{ a: undefined }, '{"a":{"$undefined":true}}'],
    [[Number.NaN, -0], '[{"$number":"NaN"},{"$number":"-0"}]'],
    [{ $map: [] }, '{"$object":[["$map",[]]]}'],
  ])('%o', (note, text) => {
    expect(noteText(note)).toBe(text);
    expect(noteOfText(text)).toStrictEqual(note);
  });

  test('names of prototypes are names like others', () => {
    const note = noteOfText('{"__proto__":{"polluted":true},"constructor":1}');
    expect(Object.getPrototypeOf(note)).toBe(Object.prototype);
    expect(Object.keys(note as object)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  const deep = JSON.parse(`${'['.repeat(600)}${']'.repeat(600)}`);
  test.each([[() => 1], [Symbol('a')], [new URL('http://a.example')], [10n], [deep]])(
    'what can only live in a process is no text: %o',
    (note) => expect(noteText({ note })).toBeUndefined(),
  );

  test('whatever it is, it comes back as it was', () => {
    const value = fc.anything({
      withMap: true,
      withSet: true,
      withDate: true,
      withNullPrototype: false,
      withBigInt: false,
      maxDepth: 4,
    });
    fc.assert(
      fc.property(value, (note) => {
        const text = noteText(note);
        if (text === undefined) throw new Error('it has a text');
        expect(noteOfText(text)).toStrictEqual(note);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
