import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inferResources } from '../../resources/infer-resources.ts';
import { checkMockFile, readMockFile } from '../mock-file/read.ts';
import { mockFolder, problemLines, readFiles, shopModel } from './scenario.fixture.ts';
import { seedOf } from './seed-items.ts';

const model = shopModel();
const map = inferResources(model);

async function seeds(files: Record<string, string>, scenario?: string) {
  const { read, folder } = await readFiles(files);
  if (!read.ok) return { items: {}, lines: problemLines(read.problems, folder) };
  const file = read.value;
  const problems = [...read.problems, ...checkMockFile(file, model)];
  const seeded = seedOf({ model, map, file }, scenario);
  const items = Object.fromEntries([...seeded].map(([name, list]) => [name, list.map(({ value }) => value)]));
  return { items, lines: problemLines(problems, folder) };
}

const at = '2026-01-02T03:04:05Z';
const table = `id,state,code,total,express,note,address.city,address.zip,tags.0,tags.1,created_at
7,open,007,12.50,true,,Bonn,,a,,${at}
8,paid,,3,false,"","Köln, Rhein",50667,,b,${at}
`;

test('inline items; what is missing is made up later', async () => {
  const yaml =
    'seed:\n  orders:\n    - { id: 1, state: paid }\n    - { state: open }\n  settings: { theme: dark }\n';
  const first = await seeds({ 'shop.yaml': yaml });
  expect(first.lines).toEqual([]);
  expect(first.items).toEqual({
    orders: [{ id: 1, state: 'paid' }, { state: 'open' }],
    settings: [{ theme: 'dark' }],
  });
});

test('a table: dotted names, types of the schema, nothing is no value', async () => {
  const { items, lines } = await seeds({
    'shop.yaml': 'seed: { orders: { file: seed/orders.csv } }\n',
    'seed/orders.csv': table,
  });
  expect(lines).toEqual([]);
  expect(items).toEqual({
    orders: [
      {
        id: 7,
        state: 'open',
        code: '007',
        total: 12.5,
        express: true,
        address: { city: 'Bonn' },
        tags: ['a'],
        created_at: at,
      },
      {
        id: 8,
        state: 'paid',
        total: 3,
        express: false,
        note: '',
        address: { city: 'Köln, Rhein', zip: '50667' },
        tags: ['b'],
        created_at: at,
      },
    ],
  });
});

test('files of JSON and YAML; one file for several', async () => {
  const { items, lines } = await seeds(
    {
      'shop.yaml':
        'seed: { orders: { file: a.json } }\nscenarios:\n  s: { seed: { orders: { file: ./a.json }, settings: { file: b.yaml } } }\n',
      'a.json': `[{"id":1,"state":"open","created_at":"${at}","address":{"city":"Bonn"}}]`,
      'b.yaml': 'theme: dark\n',
    },
    's',
  );
  expect(lines).toEqual([]);
  expect(items).toMatchObject({ orders: [{ id: 1 }], settings: [{ theme: 'dark' }] });
});

test('items of a scenario come beside the others, and in the place of those with the same id', async () => {
  const yaml = [
    'seed: { orders: [{ id: 1, state: open }, { id: 2, state: open }], settings: { theme: light } }',
    'scenarios:',
    '  late: { seed: { orders: [{ id: 2, state: paid }, { id: 3, state: paid }], settings: { theme: dark } } }',
    '',
  ].join('\n');
  const brief = ({ items }: Awaited<ReturnType<typeof seeds>>) => {
    const { orders = [], settings = [] } = items as Record<string, { id: number; state: string }[]>;
    return [orders.map(({ id, state }) => `${id} ${state}`), settings];
  };
  expect(brief(await seeds({ 'shop.yaml': yaml }))).toEqual([['1 open', '2 open'], [{ theme: 'light' }]]);
  expect(brief(await seeds({ 'shop.yaml': yaml }, 'late'))).toEqual([
    ['1 open', '2 paid', '3 paid'],
    [{ theme: 'dark' }],
  ]);
});

test('a property called __proto__ is data', async () => {
  const { items } = await seeds({
    'shop.yaml': 'seed: { settings: { file: s.csv } }\n',
    's.csv': '__proto__.polluted\nyes\n',
  });
  const [item] = (items as Record<string, object[]>).settings ?? [];
  expect(Object.keys(item ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each<[string, Record<string, string>, readonly string[]]>([
  [
    'what the schema does not allow',
    { 'shop.yaml': 'seed:\n  orders:\n    - id: 1\n      state: payed\n      colour: red\n' },
    [
      'shop.yaml:3:7 error: this item does not fit the schema of "orders": it must not have the property "colour". Write what the document says of it.',
      'shop.yaml:4:7 error: "state" does not fit the schema of "orders": it must be one of the allowed values. Expected ["open","paid","shipped"]; came "payed".',
    ],
  ],
  [
    'the same in JSON',
    {
      'shop.yaml': 'seed: { orders: { file: a.json } }\n',
      'a.json': '[\n  { "id": 1 },\n  { "id": "x" }\n]\n',
    },
    [
      'a.json:3:5 error: "id" does not fit the schema of "orders": it must be integer. Expected integer; came "x".',
    ],
  ],
  [
    'the same in CSV',
    {
      'shop.yaml': 'seed: { orders: { file: a.csv } }\n',
      'a.csv': 'id,state,address.city\n1,open,Bonn\n2,"payed",Bonn\nx,open,Bonn\n',
    },
    [
      'a.csv:3:3 error: "state" does not fit the schema of "orders": it must be one of the allowed values. Expected ["open","paid","shipped"]; came "payed".',
      'a.csv:4:1 error: "id" does not fit the schema of "orders": it must be integer. Expected integer; came "x".',
    ],
  ],
  [
    'an id twice',
    { 'shop.yaml': 'seed:\n  orders:\n    - { id: 1 }\n    - { id: 1 }\n' },
    ['shop.yaml:4:9 error: another item has the "id" "1". Give each item an id of its own.'],
  ],
  [
    'what the document does not keep',
    { 'shop.yaml': 'seed: { order: [] }\nscenarios: { s: { seed: { x: [] } } }\n' },
    [
      'shop.yaml:1:9 error: the document keeps nothing that is called "order". Did you mean "orders"?',
      'shop.yaml:2:27 error: the document keeps nothing that is called "x". Known: orders, settings.',
    ],
  ],
  [
    'no item',
    { 'shop.yaml': 'seed: { orders: [7] }\n' },
    ['shop.yaml:1:18 error: an item of "orders" must be an object. Write its properties and their values.'],
  ],
  [
    'several of what there is one of',
    { 'shop.yaml': 'seed: { settings: [{}, {}] }\n' },
    [
      'shop.yaml:1:9 error: there is one "settings" only, and here are 2. Write its properties without a dash.',
    ],
  ],
  [
    'rows that are too long, and columns that clash',
    {
      'shop.yaml': 'seed: { orders: { file: a.csv }, settings: { file: b.csv } }\n',
      'a.csv': 'id,note\n1,a,b\n',
      'b.csv': 'theme,theme\nx,y\n',
    },
    [
      'a.csv:2:1 error: this row has 3 values, and there are 2 columns. Put quotes around a value that has a comma in it.',
      'b.csv:1:7 error: the columns "theme" and "theme" are for the same property. Take one of them out.',
    ],
  ],
  [
    'columns without a name, or within a list',
    { 'shop.yaml': 'seed: { orders: { file: a.csv } }\n', 'a.csv': 'id,,tags.x\n1,a,b\n' },
    [
      'a.csv:1:4 error: "" is no name of a column. Write the name of a property.',
      'a.csv:1:5 error: "tags" is a list. Write a place in it, "tags.0", or the whole of it as JSON.',
    ],
  ],
  [
    'a column that is probably another',
    { 'shop.yaml': 'seed: { settings: { file: a.csv } }\n', 'a.csv': 'thene\nx\n' },
    [
      'a.csv:1:1 warning: the schema has no property "thene", so that its values are kept as texts. Did you mean "theme"?',
    ],
  ],
  [
    'an empty table',
    { 'shop.yaml': 'seed: { orders: { file: a.csv } }\n', 'a.csv': '\n' },
    ['a.csv:1:1 error: the file is empty. Write the names of the columns into its first line.'],
  ],
  [
    'no CSV',
    { 'shop.yaml': 'seed: { orders: { file: a.csv } }\n', 'a.csv': 'id\n"1\n' },
    ['a.csv:2:1 error: not valid CSV: a quote is opened here and never closed. Correct the row.'],
  ],
  [
    'no JSON',
    { 'shop.yaml': 'seed: { orders: { file: a.json } }\n', 'a.json': '[{ "id": 1 }\n{}]' },
    [
      "a.json:2:1 error: not valid JSON: Expected ',' or ']' after array element. Correct the syntax; JSON has no comments and no trailing commas.",
    ],
  ],
  [
    'no list',
    { 'shop.yaml': 'seed: { orders: { file: a.yaml } }\n', 'a.yaml': '7\n' },
    ['a.yaml:1:1 error: the file holds no list of items. Write a list of objects into it.'],
  ],
  [
    'files that are not there, or are none of this folder',
    {
      'shop.yaml':
        'seed:\n  orders: { file: a.json }\n  settings: { file: ../b.json }\nscenarios:\n  s: { seed: { orders: { file: /etc/passwd } } }\n  t: { seed: { orders: { file: a.txt } } }\n  u: { seed: { orders: { file: 7 } } }\n',
    },
    [
      'shop.yaml:3:15 error: the path "../b.json" leads out of the folder of this file. Put the file beside this one, or in a folder below.',
      'shop.yaml:5:26 error: the path "/etc/passwd" leads out of the folder of this file. Put the file beside this one, or in a folder below.',
      'shop.yaml:6:26 error: "a.txt" is no kind of file that is read. Name one that ends in .json, .yaml, .yml, .csv.',
      'shop.yaml:7:26 error: "file" must be the path of a file, not 7. Write it as seen from this file: seed/jobs.json.',
      'shop.yaml:2:3 error: there is no file a.json. Correct the path: it starts from the folder of this file.',
    ],
  ],
  [
    'no list of items',
    { 'shop.yaml': 'seed: { orders: 7 }\n' },
    [
      'shop.yaml:1:9 error: "orders" must be a list of items, not 7. Begin each item with a dash, or write { file: seed/jobs.json }.',
    ],
  ],
])('tells of %s', async (_name, files, want) => {
  expect((await seeds(files)).lines).toEqual(want);
});

test('a link that leads out of the folder is not followed', async () => {
  const outside = await mockFolder({ 'secret.json': '[{ "id": 1 }]' });
  const inside = await mockFolder({ 'shop.yaml': 'seed: { orders: { file: seed/a.json } }\n' });
  await mkdir(join(inside.folder, 'seed'));
  await symlink(join(outside.folder, 'secret.json'), join(inside.folder, 'seed/a.json'));
  const { problems } = await readMockFile(inside.path);
  expect(problemLines(problems, inside.folder)).toEqual([
    'shop.yaml:1:9 error: seed/a.json is a link that leads out of the folder of this file. Copy the file to where the link is.',
  ]);
  await writeFile(join(inside.folder, 'b.json'), '[{ "id": 1 }]');
  await symlink(join(inside.folder, 'b.json'), join(inside.folder, 'seed/b.json'));
  await writeFile(inside.path, 'seed: { orders: { file: seed/b.json } }\n');
  expect((await readMockFile(inside.path)).ok).toBe(true);
  await Promise.all([inside.remove(), outside.remove()]);
});

test('a large file of seed data is refused', async () => {
  const { lines } = await seeds({
    'shop.yaml': 'seed: { orders: { file: a.json } }\n',
    'a.json': ' '.repeat(10_485_761),
  });
  expect(lines).toEqual([
    'shop.yaml:1:9 error: a.json has 10485761 bytes, more than 10485760 are not read. Leave out what no test needs.',
  ]);
});
