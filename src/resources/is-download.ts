import type { Operation } from '../model/model.ts';

/** Whether an operation sends what was uploaded as it is; `base` is the path of what it is a part of. */
export function isDownload(
  { method, path, summary, description, responses }: Operation,
  base: string,
): boolean {
  const rest = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : '';
  const isConverted = /convert|thumb|preview|render|resiz|transform/i.test(
    `${summary ?? ''} ${description ?? ''}`.slice(0, 2000),
  );
  const success = responses.find(({ status }) => status === '200');
  const isJson = success?.content.some(({ name }) => /json/i.test(name)) ?? true;
  return (
    method === 'get' &&
    /^(?:content|download|file|data|raw|body|blob|bytes)s?$/i.test(rest) &&
    !isConverted &&
    !isJson
  );
}
