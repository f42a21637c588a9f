import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noCorrections } from '../../resources/corrections.ts';
import { inferResources } from '../../resources/infer-resources.ts';
import { readScenariosSection, scenariosSectionDefects } from '../mock-file/scenarios-section.ts';
import { readSeedSection } from '../mock-file/seed-section.ts';
import { readSessionsSection } from '../mock-file/sessions-section.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { csvItems } from './csv-items.ts';
import { readCsv } from './read-csv.ts';
import { shopModel } from './scenario.fixture.ts';
import { seedDefects, seedOf } from './seed-items.ts';

const model = shopModel();
const map = inferResources(model);
const schema = map.resources.get('orders')?.schema;
const options = { seed: 11, numRuns: 300 };

/** Texts that mean something to the readers, among those that do not. */
const word = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'orders',
    'settings',
    'id',
    'file',
    'seed',
    'states',
    'rules',
    'on',
    'go',
  ),
  fc.constantFrom(
    'operation',
    'getOrder',
    'when',
    'status',
    'start',
    'tags.0',
    'address.city',
    '../x.json',
    'a.csv',
  ),
);
const tree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    word,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

function read<T>(value: unknown, reader: (written: WrittenValue) => T) {
  const defects: Defect[] = [];
  const written = new WrittenValue(value, { source: '/mocks/t.yaml', pointer: '' }, 'section', (defect) =>
    defects.push(defect),
  );
  return { section: reader(written), defects };
}

const said = ({ message, hint, at }: Defect) => message !== '' && hint !== '' && at.source !== '';

test('whatever stands in a section is read or told', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const seed = read(value, readSeedSection);
      const scenarios = read(value, readScenariosSection);
      const sessions = read(value, readSessionsSection);
      const file = {
        resources: noCorrections,
        seed: seed.section,
        scenarios: scenarios.section,
        seedFiles: new Map(),
      };
      const found = [
        ...seed.defects,
        ...scenarios.defects,
        ...sessions.defects,
        ...seedDefects({ model, file }),
        ...scenariosSectionDefects(scenarios.section, model),
      ];
      for (const [name, items] of seedOf({ model, map, file })) {
        expect(map.resources.has(name)).toBe(true);
        for (const { value: item } of items) expect(typeof item).toBe('object');
      }
      for (const { from } of seed.section) if (from.kind === 'file') expect(from.path).toMatch(/^\/mocks\//);
      expect(found.every(said)).toBe(true);
    }),
    options,
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('whatever is called a table is read or told, and its cells stand where they are said to', () => {
  const cell = fc.oneof(word, fc.constantFrom('a,b', '"', 'x"y', 'x\ny', '', '7'));
  // A lone carriage return outside of quotes is a line end of its own.
  const quoted = fc.oneof(cell, fc.constant('\r')).map((text) => `"${text.replaceAll('"', '""')}"`);
  const line = fc
    .array(fc.oneof(cell, quoted), { minLength: 1, maxLength: 4 })
    .map((cells) => cells.join(','));
  const lines = fc.array(line, { maxLength: 5 });
  fc.assert(
    fc.property(fc.tuple(lines, fc.constantFrom('\n', '\r\n')), ([rows, end]) => {
      const text = rows.join(end);
      const table = readCsv(text);
      if (!table.ok) {
        expect(table.message).not.toBe('');
        return;
      }
      const defects: Defect[] = [];
      csvItems(model, schema, { path: '/mocks/t.csv', table: table.table }, (defect) => defects.push(defect));
      expect(defects.every(said)).toBe(true);
      const source = text.split('\n');
      for (const one of table.table.rows.flat()) {
        const { line: row, column } = table.table.positionOf(one);
        const rest = source
          .slice(row - 1)
          .join('\n')
          .slice(column - 1);
        const written = one.isQuoted ? `"${one.text.replaceAll('"', '""')}"` : one.text;
        expect(rest.startsWith(written), JSON.stringify([text, one])).toBe(true);
      }
    }),
    options,
  );
});
