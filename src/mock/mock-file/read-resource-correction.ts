import type { ResourceCorrection, Written } from '../../resources/corrections.ts';
import type { Filter } from '../../resources/resource.ts';
import { readLifecycleCorrection } from './read-lifecycle-correction.ts';
import { isNone, readName, readNames } from './read-name.ts';
import { quoted, type WrittenValue } from './written-value.ts';

const keys = [
  'id',
  'collection',
  'item',
  'parent',
  'unique',
  'lifecycle',
  'envelope',
  'pagination',
  'filters',
];
const tests: readonly Filter['test'][] = [
  'equals',
  'one-of',
  'contains',
  'at-least',
  'at-most',
  'after',
  'before',
];

/** Reads what a file says of one resource; undefined, and told, where it cannot be read. */
export function readResourceCorrection(key: string, written: WrittenValue): ResourceCorrection | undefined {
  const { at } = written;
  if (isNone(written)) return { at, key, isOff: true };
  const fields = written.fields(keys);
  if (!fields) return undefined;
  if (fields.size === 0) {
    return written.fail(
      'this says nothing',
      `Write "none", or ${quoted('id')} or another of: ${keys.join(', ')}.`,
    );
  }
  const [id, collection, item] = ['id', 'collection', 'item'].map((name) => fields.get(name));
  const [parent, unique, lifecycle, envelope, pagination, filters] = keys
    .slice(3)
    .map((name) => fields.get(name));
  return {
    at,
    key,
    isOff: false,
    ...present(
      'id',
      id && readName(id, 'the name of a property', 'Write it as it is in an item: "id: job_id".'),
    ),
    ...present('collection', collection && readPath(collection)),
    ...present('item', item && readPath(item)),
    ...present('parent', parent && readParent(parent)),
    ...present('unique', unique && readNames(unique, 'a list of properties', 'Write "unique: [name]".')),
    ...present('lifecycle', lifecycle && readLifecycle(lifecycle)),
    ...present('envelope', envelope && readEnvelope(envelope)),
    ...present('pagination', pagination && readPagination(pagination)),
    ...present('filters', filters && readFilters(filters)),
  };
}

function readPath(written: WrittenValue): Written<string> | undefined {
  const { value, at } = written;
  if (typeof value === 'string' && value.startsWith('/')) return { value, at };
  return written.mismatch('a path of the document', 'Write it as the document does: "/jobs/{id}".');
}

function readParent(written: WrittenValue): Written<string | undefined> | undefined {
  if (isNone(written)) return { value: undefined, at: written.at };
  return readName(written, 'the name of a resource', 'Write "parent: projects", or "parent: none".');
}

function readLifecycle(written: WrittenValue): ResourceCorrection['lifecycle'] {
  if (isNone(written)) return { value: undefined, at: written.at };
  const value = readLifecycleCorrection(written);
  return value && { value, at: written.at };
}

/** `data`, `data.items`, `[data, items]`, or none. */
function readEnvelope(written: WrittenValue): Written<readonly string[]> | undefined {
  const { value, at } = written;
  if (isNone(written)) return { value: [], at };
  if (typeof value === 'string' && value !== '') return { value: value.split('.'), at };
  const hint = 'Write "envelope: data", "envelope: [data, items]" or "envelope: none".';
  if (!Array.isArray(value)) return written.mismatch('the path to the item', hint);
  const names = readNames(written, 'the path to the item', hint);
  return names && { value: names.map((name) => name.value), at };
}

function readPagination(written: WrittenValue): Written<'off'> | undefined {
  if (isNone(written)) return { value: 'off', at: written.at };
  return written.mismatch('"off"', 'Write "pagination: off", or leave it out.');
}

function readFilters(written: WrittenValue): ResourceCorrection['filters'] {
  const hint =
    'Write each query parameter and its property: "{ since: { property: updated_at, test: after } }".';
  const entries = written.entries('an object of query parameters', hint);
  const read = entries?.map(([name, value]) => [name, readFilter(value)] as const);
  return read && new Map(read.flatMap(([name, filter]) => (filter ? [[name, filter] as const] : [])));
}

/** `none`, `updated_at`, or `{ property: updated_at, test: after }`. */
function readFilter(
  written: WrittenValue,
): Written<Pick<Filter, 'property' | 'test'> | undefined> | undefined {
  const { value, at } = written;
  if (isNone(written)) return { value: undefined, at };
  if (typeof value === 'string' && value !== '') {
    return { value: { property: value.split('.'), test: 'equals' }, at };
  }
  const fields = written.fields(['property', 'test']);
  if (!fields) return undefined;
  const [property, test] = [fields.get('property'), fields.get('test')];
  if (!property) return written.fail('"property" is missing', 'Write "property: updated_at".');
  const name = readName(property, 'the name of a property', 'Write "property: updated_at".');
  const found = tests.find((one) => one === (test?.value ?? 'equals'));
  if (!found) return test?.mismatch('a way to compare', `Write one of: ${tests.join(', ')}.`);
  return name && { value: { property: name.value.split('.'), test: found }, at };
}

/** A property of what is read, where it could be. */
function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  // A computed key is a text to the compiler.
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
