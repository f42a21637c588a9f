import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEventParser } from './event-parser.ts';

const parse = (text: string, id = '', most = 100) => createEventParser(id, most).push(text);
const message = (data: string, id = '', type = 'message') => ({ type, data, id });

/** The first rows are the examples of the HTML standard, section 9.2.6. */
const cases: [string, string, object[]][] = [
  ['two lines', 'data: YHOO\ndata: +2\ndata: 10\n\n', [message('YHOO\n+2\n10')]],
  [
    'ids and comments',
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
    [message('first event', '1'), message('second event'), message(' third event')],
  ],
  ['empty data', 'data\n\ndata\ndata\n\ndata:', [message(''), message('\n')]],
  ['one space is taken away', 'data:test\n\ndata: test\n\n', [message('test'), message('test')]],
  ['named events', 'event: add\ndata: 7\n\ndata: 8\n\n', [message('7', '', 'add'), message('8')]],
  ['an event without data is none', 'event: add\n\ndata: 8\n\n', [message('8')]],
  ['its id counts all the same', 'id: 4\n\ndata: x\n\n', [message('x', '4')]],
  ['an id stays', 'id: 4\ndata: x\n\ndata: y\n\n', [message('x', '4'), message('y', '4')]],
  ['an id with a null is none', 'id: 4\0\ndata: x\n\n', [message('x')]],
  [
    'line ends of all kinds',
    'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
    [message('a'), message('b'), message('c')],
  ],
  ['unknown fields', 'foo: bar\ndata: x\nDATA: y\n\n', [message('x')]],
  ['a colon in the value', 'data: {"a":1}\n\n', [message('{"a":1}')]],
  ['without its end', 'data: x\n', []],
];

describe('events', () => {
  test.each(cases)('%s', (_name, text, want) => expect(parse(text)).toEqual(want));

  test.each([
    ['retry: 250\n', 250],
    ['retry: 2.5\n', undefined],
    ['retry: -1\n', undefined],
    ['retry\n', undefined],
  ])('%j', (text, want) => {
    const parser = createEventParser('', 100);
    parser.push(text);
    expect(parser.retryMs).toBe(want);
  });

  test('the last id goes on from what it was', () => {
    const parser = createEventParser('3', 100);
    expect(parser.push('data: x\n\n')).toEqual([message('x', '3')]);
    parser.push('id: 5\n\n');
    expect(parser.lastEventId).toBe('5');
  });

  test('an event that was torn is not the last one', () => {
    const parser = createEventParser('3', 100);
    parser.push('id: 4\ndata: x\n\nid: 5\ndata: y\n');
    expect(parser.lastEventId).toBe('4');
    parser.push('\n');
    expect(parser.lastEventId).toBe('5');
  });

  test.each(['data: 12345678\n', `data: 1\n${'data: 1\n'.repeat(9)}`, 'x'.repeat(11)])(
    'too long: %j',
    (text) => expect(() => parse(text, '', 9)).toThrow('an event of the stream has more than 9 characters'),
  );

  test('property: how the text is torn changes nothing', () => {
    const words = fc.constantFrom(
      'data: a',
      'id: 1',
      'event: e',
      ':',
      'data',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
      'x',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.array(fc.nat({ max: 5 })), (parts, cuts) => {
        const text = parts.join('');
        const parser = createEventParser('', 1_000);
        const torn: object[] = [];
        let from = 0;
        for (const cut of cuts) {
          torn.push(...parser.push(text.slice(from, from + cut)));
          from += cut;
        }
        torn.push(...parser.push(text.slice(from)));
        expect(torn).toEqual(parse(text, '', 1_000));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
