import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { readTable, writeTable } from './table.ts';
import { TableError } from './table-error.ts';

function fileWith(text: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'table.csv');
  writeFileSync(path, text);
  return path;
}

describe('readTable', () => {
  test('values by columns, missing ones kept', async () => {
    const path = fileWith(
      'age,region,is_active,signed_up\r\n41,north,true,2024-03-18\r\n,,,\r\n29,south,FALSE,2025-01-31\r\n',
    );
    expect(await readTable(path)).toEqual({
      columns: [
        { kind: 'numeric', name: 'age', type: 'integer', values: Float64Array.of(41, Number.NaN, 29) },
        { kind: 'category', name: 'region', type: 'string', values: ['north', undefined, 'south'] },
        { kind: 'category', name: 'is_active', type: 'boolean', values: ['true', undefined, 'FALSE'] },
        {
          kind: 'numeric',
          name: 'signed_up',
          type: 'date',
          values: Float64Array.of(Date.UTC(2024, 2, 18), Number.NaN, Date.UTC(2025, 0, 31)),
        },
      ],
      rowCount: 3,
    });
  });

  test.each<[string, string, readonly string[], readonly unknown[]]>([
    ['a byte order mark', '\uFEFFa\n1\n', ['a'], [1]],
    ['a quoted header after a byte order mark', '\uFEFF"a"\n1\n', ['a'], [1]],
    ['no line break at the end', 'a\n1', ['a'], [1]],
    ['both kinds of line breaks', 'a\r\n1\n2\r\n', ['a'], [1, 2]],
    ['line breaks of old', 'a\r1\r2\r', ['a'], [1, 2]],
    ['quotes within', 'a\n"say ""hi"", twice"\n', ['a'], ['say "hi", twice']],
    ['a line break within', 'a\n"one\r\ntwo"\n', ['a'], ['one\r\ntwo']],
    ['a formula', "a\n=cmd|' /C calc'!A0\n", ['a'], ["=cmd|' /C calc'!A0"]],
    ['a large number', 'a\n1e308\n-1e308\n', ['a'], [1e308, -1e308]],
    ['names of object parts', '__proto__,constructor\n1,2\n', ['__proto__', 'constructor'], [1]],
    ['a missing value alone in its line', 'a\n1\n\n2\n', ['a'], [1, Number.NaN, 2]],
  ])('%s', async (_, text, names, first) => {
    const { columns } = await readTable(fileWith(text));
    expect(columns.map(({ name }) => name)).toEqual(names);
    expect([...(columns[0]?.values ?? [])]).toEqual(first);
  });

  test.each<[string, string, string, number]>([
    ['an open quote', 'a,b\n1,"2\n3,4\n', 'Line 3: the file ends within a value that a quote opens', 3],
    [
      'a quote in a value',
      'a\n1\nsay "hi"\n',
      'Line 3: a quote stands within a value that does not begin with one',
      3,
    ],
    [
      'more after a quote',
      'a\n"1"2\n',
      'Line 2: something follows the quote that ends a value; a quote within a value is written twice',
      2,
    ],
    ['an uneven row', 'a,b\n"1\n1",2\n3\n', 'Line 4 has 1 column, the header has 2', 4],
    [
      'an endless row',
      `a\n"${'x\n'.repeat(600_000)}`,
      'Line 500002: a row is too long; is a quote opened and never closed?',
      500_002,
    ],
  ])('%s is refused', async (_, text, message, line) => {
    const refusal = await readTable(fileWith(text)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TableError);
    expect(refusal).toMatchObject({ message, line });
  });

  test('a file that is not there', async () => {
    await expect(readTable(join(temporaryFolder(), 'none.csv'))).rejects.toThrow('ENOENT');
  });
});

describe('writeTable', () => {
  test('quotes what must be, and nothing else', async () => {
    const path = join(temporaryFolder(), 'out.csv');
    const values = ['plain', 'a,b', 'say "hi"', 'one\r\ntwo', "=cmd|' /C calc'!A0", undefined, 'ä€😀'];
    const numbers = Float64Array.of(1, -2.5, 1e308, Number.NaN, 0, 1e21, 1e-7);
    const times = Float64Array.of(0, 1500, 86_400_000, Number.NaN, 1, 2, 3);
    await writeTable(
      {
        columns: [
          { kind: 'category', name: 'a "name"', type: 'string', values },
          { kind: 'numeric', name: '__proto__', type: 'number', values: numbers },
          { kind: 'numeric', name: 'at', type: 'datetime', values: times },
          { kind: 'numeric', name: 'on', type: 'date', values: times },
        ],
        rowCount: 7,
      },
      path,
    );
    expect(readFileSync(path, 'utf8').split(/(?<=1970-01-0\d|,)\r\n|(?<=on)\r\n/)).toEqual([
      '"a ""name""",__proto__,at,on',
      'plain,1,1970-01-01T00:00:00Z,1970-01-01',
      '"a,b",-2.5,1970-01-01T00:00:01.500Z,1970-01-01',
      '"say ""hi""",1e+308,1970-01-02T00:00:00Z,1970-01-02',
      '"one\r\ntwo",,,',
      "=cmd|' /C calc'!A0,0,1970-01-01T00:00:00.001Z,1970-01-01",
      ',1e+21,1970-01-01T00:00:00.002Z,1970-01-01',
      'ä€😀,1e-7,1970-01-01T00:00:00.003Z,1970-01-01',
      '',
    ]);
  });

  test('what is written is read again', async () => {
    const path = join(temporaryFolder(), 'again.csv');
    const text =
      'note,age,at\r\n"a ""b"", c",41,2024-03-18T10:00:00Z\r\n,,\r\n"x\ny",29,2024-03-18T10:00:01Z\r\n';
    await writeTable(await readTable(fileWith(text)), path);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('a single column with missing values has as many rows again', async () => {
    const path = join(temporaryFolder(), 'single.csv');
    await writeTable(await readTable(fileWith('a\n1\n\n\n2\n')), path);
    expect(readFileSync(path, 'utf8')).toBe('a\r\n1\r\n""\r\n""\r\n2\r\n');
    expect((await readTable(path)).rowCount).toBe(4);
  });
});
