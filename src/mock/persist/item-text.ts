import { isObject } from '../../model/values.ts';
import type { KeptFile, StoredItem } from '../state/store.ts';

/** An item as a text of JSON. */
export function itemText({
  id,
  scope,
  value,
  enteredMs,
  dueMs,
  isExample,
  number,
  file,
}: StoredItem): string {
  const bytes = file && Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length);
  const kept = file && { type: file.type, name: file.name, base64: bytes?.toString('base64') };
  return JSON.stringify({ number, id, scope, value, enteredMs, dueMs, isExample, file: kept });
}

/** The item of a text. @throws Error for a text that stands for none */
export function itemOfText(text: string): StoredItem {
  const read: unknown = JSON.parse(text);
  if (!isObject(read) || !isObject(read.value) || !isObject(read.scope)) throw notAnItem(text);
  const { number, id, scope, value, enteredMs, dueMs, isExample } = read;
  if (typeof number !== 'number' || typeof id !== 'string') throw notAnItem(text);
  const isMoving = typeof dueMs === 'number';
  const file = fileOf(read.file);
  return {
    ...(file && { file }),
    number,
    id,
    scope: Object.fromEntries(Object.entries(scope).map(([name, one]) => [name, String(one)])),
    value,
    enteredMs: Number(enteredMs),
    dueMs: isMoving ? dueMs : undefined,
    isExample: isExample === true,
  };
}

function fileOf(read: unknown): KeptFile | undefined {
  if (!isObject(read) || typeof read.base64 !== 'string') return undefined;
  const { type, name, base64 } = read;
  return {
    type: typeof type === 'string' ? type : undefined,
    name: typeof name === 'string' ? name : undefined,
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  };
}

function notAnItem(text: string): Error {
  return new Error(`what is kept of the mock's state has no item in ${JSON.stringify(text.slice(0, 80))}`);
}
