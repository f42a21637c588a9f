import { isObject } from '../../model/values.ts';

interface Answer {
  readonly location: string | undefined;
  readonly body: unknown;
  readonly requestBody?: unknown;
}

/**
 * The id that an answer gives to a resource, where no link says where it is.
 *
 * Read from `Location`, matched against the path of whoever needs the id, else from the nearest property of the
 * body that is named like an id; of a list, from its first item. Last, what the request itself called it.
 *
 * @param path the consumer's path template: `/jobs/{id}/cancel`
 * @param parameter the path parameter wanted: `id`
 * @param fits whether an id is one that the parameter can have: what does not fit is passed over, as long as another does
 */
export function inferId(
  answer: Answer,
  path: string,
  parameter: string,
  fits: (id: string | number) => boolean = () => true,
): string | number | undefined {
  const found = [...idsIn(answer, path, parameter)];
  return found.find(fits) ?? found[0];
}

/** What may be the id, the likeliest first. */
function* idsIn(answer: Answer, path: string, parameter: string): Generator<string | number> {
  const fromLocation =
    answer.location === undefined ? undefined : matchLocation(answer.location, path, parameter);
  if (fromLocation !== undefined) yield fromLocation;
  const collection = collectionName(path, parameter);
  for (const name of [parameter, 'id', `${collection}id`, 'uuid']) {
    const id = findProperty(answer.body, normalized(name));
    if (id !== undefined) yield id;
  }
  if (Array.isArray(answer.body) && isId(answer.body[0])) yield answer.body[0];
  const called = findProperty(answer.requestBody, normalized(parameter));
  if (called !== undefined) yield called;
  for (const name of ['key', 'slug', 'name']) {
    const id = findProperty(answer.body, name);
    if (id !== undefined) yield id;
  }
}

/** The end of a URL's path against the template up to the parameter: `/v1/jobs/7` and `/jobs/{id}` give `7`. */
function matchLocation(location: string, path: string, parameter: string): string | undefined {
  const pathname = location.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/s, '');
  const template = path.split('/').filter((segment) => segment !== '');
  const wanted = template.slice(0, template.indexOf(`{${parameter}}`) + 1);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const tail = segments.slice(-wanted.length);
  if (wanted.length === 0 || tail.length < wanted.length) return undefined;
  const fits = wanted.every((segment, index) => segment.startsWith('{') || segment === tail[index]);
  const id = tail.at(-1);
  if (!fits || id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** `/app/jobs/{id}` to `job`. */
function collectionName(path: string, parameter: string): string {
  const before =
    path
      .slice(0, path.indexOf(`/{${parameter}}`))
      .split('/')
      .at(-1) ?? '';
  return before.replace(/ies$/, 'y').replace(/s$/, '');
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Breadth first, through envelopes and into the first item of lists, at most four levels down. */
function findProperty(body: unknown, wanted: string): string | number | undefined {
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth < 5 && level.length > 0; depth += 1) {
    for (const value of level) {
      if (!isObject(value)) continue;
      for (const [name, item] of Object.entries(value)) {
        if (normalized(name) === wanted && isId(item)) return item;
      }
    }
    level = level.flatMap((value) =>
      Array.isArray(value) ? value.slice(0, 1) : isObject(value) ? Object.values(value) : [],
    );
  }
  return undefined;
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
