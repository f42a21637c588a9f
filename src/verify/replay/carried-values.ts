import { headerOf, type WireRequest, type WireResponse } from '../../contract/exchange.ts';
import { decodeSegment } from '../../http/path-template.ts';
import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';
import { splitUrl } from './match-operation.ts';
import type { RecordedResponse } from './recorded-finding.ts';

const maxDepth = 10;

/** Names of values that stand for something. */
const idName =
  /^_?id$|[_-]id$|[a-z]I[dD]$|^(?:uuid|key|slug|code|sku|handle|number|name|cursor|next|token|etag|version|href|url|self|location)$/i;

/** What has another id on the server now than when a report was written. */
export class CarriedValues {
  /** Old to new, as texts; of what has an id's name or is part of a URL. */
  readonly #ids = new Map<string, unknown>();
  /** The same of all other values that differ: looked for in paths only. */
  readonly #others = new Map<string, unknown>();

  /** Notes that a value stands for another now. */
  set(old: string, value: unknown): void {
    this.#ids.set(old, value);
  }

  /** Learns from an answer what is called otherwise now. */
  learn(recorded: RecordedResponse, came: WireResponse): void {
    const location = [headerOf(recorded.headers, 'location'), headerOf(came.headers, 'location')];
    this.#learnUrl(location[0], location[1]);
    const [oldTag, newTag] = [headerOf(recorded.headers, 'etag'), headerOf(came.headers, 'etag')];
    if (oldTag !== undefined && newTag !== undefined && oldTag !== newTag) this.#ids.set(oldTag, newTag);
    this.#learnValue(jsonOf(recorded.body), jsonOf(new TextDecoder().decode(came.body)), '', 0);
  }

  /** A request with the new values in its path, query, If-Match and body. */
  apply(request: WireRequest): WireRequest {
    if (this.#ids.size + this.#others.size === 0) return request;
    const headers = request.headers.map(
      ([name, value]) => [name, this.#ids.has(value) ? String(this.#ids.get(value)) : value] as const,
    );
    return { ...request, url: this.#url(request.url), headers, body: this.#body(request) };
  }

  #url(url: string): string {
    const { origin, segments, query } = splitUrl(url);
    const path = segments.map((segment) => this.#encoded(segment, [this.#ids, this.#others]));
    const fields = query
      .slice(1)
      .split('&')
      .map((field) => {
        const [name = '', ...value] = field.split('=');
        return value.length === 0 ? field : `${name}=${this.#encoded(value.join('='), [this.#ids])}`;
      });
    return `${[origin, ...path].join('/')}${query === '' ? '' : `?${fields.join('&')}`}`;
  }

  #encoded(text: string, maps: readonly ReadonlyMap<string, unknown>[]): string {
    const plain = decodeSegment(text);
    const known = maps.find((map) => map.has(plain));
    return known ? encodeURIComponent(String(known.get(plain))) : text;
  }

  #body({ headers, body }: WireRequest): Uint8Array | undefined {
    if (body === undefined || !/json/i.test(headerOf(headers, 'content-type') ?? '')) return body;
    const value = jsonOf(new TextDecoder().decode(body));
    if (value === undefined) return body;
    const changed = this.#value(value, 0);
    return changed === value ? body : new TextEncoder().encode(JSON.stringify(changed));
  }

  /** The value itself where nothing in it is called otherwise. */
  #value(value: unknown, depth: number): unknown {
    if (depth > maxDepth) return value;
    if (typeof value === 'string' || typeof value === 'number')
      return this.#ids.has(String(value)) ? this.#ids.get(String(value)) : value;
    if (Array.isArray(value)) {
      const items = value.map((item) => this.#value(item, depth + 1));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isObject(value)) return value;
    const copy: Record<string, unknown> = {};
    let isChanged = false;
    for (const [name, old] of Object.entries(value)) {
      const changed = this.#value(old, depth + 1);
      isChanged ||= changed !== old;
      setOwn(copy, name, changed);
    }
    return isChanged ? copy : value;
  }

  #learnValue(old: unknown, value: unknown, name: string, depth: number): void {
    if (depth > maxDepth) return;
    if (Array.isArray(old) && Array.isArray(value)) {
      for (const [index, item] of old.entries()) this.#learnValue(item, value[index], name, depth + 1);
    } else if (isObject(old) && isObject(value)) {
      for (const [key, item] of Object.entries(old))
        if (Object.hasOwn(value, key)) this.#learnValue(item, value[key], key, depth + 1);
    } else if (isScalar(old) && isScalar(value) && old !== value) {
      if (typeof old === 'string' && typeof value === 'string' && /^(?:https?:)?\//.test(old))
        this.#learnUrl(old, value);
      else (idName.test(name) ? this.#ids : this.#others).set(String(old), value);
    }
  }

  #learnUrl(old: string | undefined, url: string | undefined): void {
    if (old === undefined || url === undefined || old === url) return;
    const [one, other] = [splitUrl(absolute(old)), splitUrl(absolute(url))];
    if (one.segments.length !== other.segments.length) return;
    for (const [index, segment] of one.segments.entries()) {
      const now = other.segments[index] ?? '';
      if (segment !== now && segment !== '') this.#ids.set(decodeSegment(segment), decodeSegment(now));
    }
  }
}

function absolute(url: string): string {
  return url.startsWith('/') ? `http://here${url}` : url;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
