import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { findResponse } from '../../contract/find-response.ts';
import { parseMediaType, selectMediaType } from '../../http/media-type.ts';
import type { Header, Operation, Response } from '../../model/model.ts';
import { isDownload } from '../../resources/is-download.ts';
import type { Resource, ResourceMap, Role } from '../../resources/resource.ts';
import { validatorOf } from '../../schema/validate.ts';
import type { Directed } from '../behaviour.ts';
import { idText, pathValue } from './path-value.ts';
import { findScope, withinScope } from './scope-of.ts';
import type { StateCall, StateContext } from './state-call.ts';
import type { KeptFile } from './store.ts';

/** The operations that send the file of an item, with the resource of the item; found once a map. */
function downloadsOf({ model, map }: StateContext): ReadonlyMap<Operation, string> {
  let known = downloads.get(map);
  if (!known) {
    const items = [...map.roles].flatMap(([{ path }, role]) =>
      role.kind === 'read' || role.kind === 'delete' || role.kind === 'patch' || role.kind === 'replace'
        ? [{ base: path.replace(/\/+$/, ''), resource: role.resource }]
        : [],
    );
    known = new Map(
      model.operations.flatMap((operation) => {
        const item = items.find(({ base }) => isDownload(operation, base));
        return item ? [[operation, item.resource] as const] : [];
      }),
    );
    downloads.set(map, known);
  }
  return known;
}

const downloads = new WeakMap<ResourceMap, ReadonlyMap<Operation, string>>();

/** Whether an operation sends the files of a resource's items, so that they are worth keeping. */
export function hasDownload(context: StateContext, { name }: Resource): boolean {
  return [...downloadsOf(context).values()].includes(name);
}

/** The file that an item was made from, byte by byte; undefined where it has none, which is left to the document. */
export function downloadFile(state: StateCall, role: Role & { readonly kind: 'none' }): Directed | undefined {
  const { context, call, store } = state;
  const name = downloadsOf(context).get(call.operation);
  const own = role.scope?.at(-1);
  if (name === undefined || own?.resource !== name) return undefined;
  const above = findScope(state, role.scope?.slice(0, -1));
  const id = pathValue(call, own.parameter);
  if (!above.ok || id === undefined) return undefined;
  const scope = withinScope(context.scopes.get(name) ?? [], above.scope);
  const item = store.get(name, idText(id), scope);
  const response = findResponse(call.operation, 200);
  if (!item?.file || !response) return undefined;
  const type = sentType(response, item.file);
  if (type === undefined) return undefined;
  return {
    status: 200,
    body: item.file.bytes,
    headers: { ...fileHeaders(state, response, item.file), 'content-type': type },
    because: `the file of ${name}/${item.id}`,
  };
}

/** What the documented headers truly say of a file, each where its schema allows it. */
function fileHeaders(state: StateCall, response: Response, file: KeptFile): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of response.headers) {
    const text = headerTexts(header, file).find((one) => isAllowed(state, header, one));
    if (text !== undefined) headers[header.name.toLowerCase()] = text;
  }
  return headers;
}

function isAllowed({ context }: StateCall, { schema }: Header, text: string): boolean {
  return !schema || validatorOf(context.model, schema, 'response').check(text).length === 0;
}

function headerTexts({ name, examples: [example] }: Header, { name: fileName, bytes }: KeptFile) {
  const digest = () => `sha-256=:${hash('sha256', bytes, 'base64')}:`;
  switch (name.toLowerCase()) {
    case 'etag': {
      const hex = hash('sha256', bytes, 'hex');
      return [32, 64, 16].map((length) => `"${hex.slice(0, length)}"`);
    }
    case 'repr-digest':
    case 'content-digest':
      return [digest()];
    case 'content-disposition': {
      const isInline = typeof example?.value === 'string' && /^inline\b/i.test(example.value);
      return fileName === undefined ? [] : [disposition(isInline ? 'inline' : 'attachment', fileName)];
    }
    default:
      return [];
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6266#appendix-D */
function disposition(type: string, name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  if (plain === name) return `${type}; filename="${name}"`;
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * The type that it came with, where the document has that, else the document's own. Undefined where the document has XML
 * alone, and who knows what came.
 */
function sentType({ content }: Response, { type, bytes }: KeptFile): string | undefined {
  const own = type !== undefined && /^[\x20-\x7e]*$/.test(type) && parseMediaType(type) ? type : undefined;
  const [first] = content;
  const isOwn = own !== undefined && (!first || selectMediaType(content, own) !== undefined);
  const sent = isOwn ? own : (first?.name ?? bytesType);
  if (sent.includes('*')) return bytesType;
  if (!isOwn && /xml/i.test(sent)) return undefined;
  // Text is UTF-8 unless it says otherwise; of what is not, that it is one byte a letter is all that can be said.
  const isOther = /^text\//i.test(sent) && !/charset=/i.test(sent) && !isUtf8(bytes);
  return isOther ? `${sent}; charset=windows-1252` : sent;
}

const bytesType = 'application/octet-stream';
