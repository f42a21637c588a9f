/** What a test can break, and oddities that the document allows. */
export type BoxSwitch =
  | 'tag-twice-refused'
  | 'tag-absent-204'
  | 'tag-stays'
  | 'tag-not-kept'
  | 'sealed-twice'
  | 'bulk-by-readers'
  | 'reader-is-401'
  | 'cursor-endless'
  | 'search-day-lost'
  | 'search-ascending'
  | 'weights-as-texts'
  | 'nowhere-location'
  | 'search-needs-text'
  | 'bulk-not-kept'
  | 'loaded-deleted';

interface Box {
  readonly id: string;
  readonly name: string;
  readonly day: string;
  readonly weight: string;
}

/** Serves boxes as documented, but for what is switched on. The token `writer` may do all, `reader` only read. */
export function boxesFetch(switched?: BoxSwitch): typeof fetch {
  const on = (name: BoxSwitch) => name === switched;
  const boxes = new Map<string, Box>();
  const tags = new Map<string, Set<string>>();
  const sealed = new Set<string>();
  const weights = ['9.50', '1000.00', '80.00', '7.25', '120.00'];
  let count = 0;
  const make = (value: Omit<Box, 'id'>): Box => {
    count += 1;
    const made = { id: `box_${count}`, name: value.name, day: value.day, weight: value.weight };
    boxes.set(made.id, made);
    return made;
  };
  for (const [index, weight] of weights.entries())
    make({ name: `Seed ${index}`, day: `2025-03-0${index + 1}`, weight });
  const works = new Set<string>();
  const loads = new Map<string, string>();

  return async (input, init) => {
    const { pathname } = new URL(String(input));
    const method = init?.method ?? 'GET';
    const token = /^Bearer (\w+)$/.exec(new Headers(init?.headers).get('authorization') ?? '')?.[1];
    const [, first = '', key = '', below = '', tag = ''] = pathname.split('/');
    const isRead = method === 'GET' || pathname === '/boxes/search';
    if (token !== 'writer' && token !== 'reader') return answer(401, {});
    const isOpen = on('bulk-by-readers') && pathname === '/reports';
    if (token === 'reader' && !isRead && !isOpen)
      return answer(on('reader-is-401') && pathname === '/reports' ? 401 : 403, {});
    const body = init?.body ? JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) : {};
    if (pathname === '/boxes/search') return search(on, [...boxes.values()], body);
    if (pathname === '/boxes/bulk') {
      const made = (body as readonly Omit<Box, 'id'>[]).map(make);
      if (on('bulk-not-kept')) for (const one of made) boxes.delete(one.id);
      return answer(
        207,
        made.map((one) => ({ status: 201, box: one })),
      );
    }
    if (pathname === '/loads') {
      count += 1;
      loads.set(`load_${count}`, body.inside);
      return answer(201, { id: `load_${count}`, inside: body.inside });
    }
    if (first === 'loads')
      return loads.has(key) ? answer(200, { id: key, inside: loads.get(key) }) : answer(404, {});
    if (pathname === '/boxes') return answer(201, make(body));
    if (pathname === '/reports') {
      count += 1;
      works.add(String(count));
      const location = on('nowhere-location') ? `/work_${count}` : `/works/work_${count}`;
      return answer(202, workOf(String(count)), { 'operation-location': location });
    }
    if (first === 'works')
      return works.has(key.slice(5)) ? answer(200, workOf(key.slice(5))) : answer(404, {});
    if (first === 'reports')
      return works.has(key.slice(4))
        ? new Response('All.', { headers: { 'content-type': 'text/plain' } })
        : answer(404, {});
    const found = boxes.get(key);
    if (!found) return answer(404, {});
    const own = tags.get(key) ?? new Set<string>();
    tags.set(key, own);
    if (below === 'seal') {
      if (sealed.has(key) && !on('sealed-twice')) return answer(409, {});
      sealed.add(key);
      return answer(201, found);
    }
    if (below === 'tags' && tag === '') return answer(200, [...own]);
    if (below === 'tags' && method === 'PUT') {
      if (own.has(tag) && on('tag-twice-refused')) return answer(409, {});
      if (!on('tag-not-kept')) own.add(tag);
      return answer(204);
    }
    if (below === 'tags') {
      const had = own.has(tag);
      if (!on('tag-stays')) own.delete(tag);
      return answer(had || on('tag-absent-204') ? 204 : 404, had ? undefined : {});
    }
    if (method === 'DELETE' && [...loads.values()].includes(key) && !on('loaded-deleted'))
      return answer(409, {});
    if (method === 'DELETE') boxes.delete(key);
    return method === 'DELETE' ? answer(204) : answer(200, found);
  };
}

function workOf(number: string) {
  return { id: `work_${number}`, status: 'done', report_id: `rep_${number}` };
}

interface Search {
  readonly text?: string;
  readonly day_to?: string;
  readonly sort?: string;
  readonly limit?: number;
  readonly cursor?: string | null;
}

function search(on: (name: BoxSwitch) => boolean, boxes: readonly Box[], asked: Search): Response {
  if (on('search-needs-text') && asked.text === undefined) return answer(400, {});
  const { text: wanted, day_to: to, limit = 20, cursor } = asked;
  const sort = asked.sort ?? (on('search-ascending') ? 'day' : '-day');
  const sign = sort.startsWith('-') ? -1 : 1;
  const value = (box: Box) =>
    sort.endsWith('day') ? box.day : on('weights-as-texts') ? box.weight : Number(box.weight);
  const found = boxes
    .filter(({ name }) => wanted === undefined || name.includes(wanted))
    .filter(({ day }) => to === undefined || (on('search-day-lost') ? day < to : day <= to))
    .toSorted((one, other) => (value(one) === value(other) ? 0 : value(one) < value(other) ? -sign : sign));
  const start = Number(cursor ?? 0);
  const end = start + limit;
  const isLast = end >= found.length;
  const next = isLast ? (on('cursor-endless') && found.length > 0 ? '0' : null) : String(end);
  return answer(200, { boxes: found.slice(start, end), next_cursor: next, total: found.length });
}

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  if (status === 204) return new Response(null, { status });
  return new Response(JSON.stringify(body ?? {}), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
