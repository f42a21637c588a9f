import type { ReadyPart, ReadyRequest } from './draft.ts';

/** The request as a command for a POSIX shell. */
export function curlSnippet({ method, url, headers, withheld, body }: ReadyRequest): string {
  // `--globoff`: brackets and braces in the address are no pattern.
  const parts = [`curl -i --globoff ${method === 'HEAD' ? '--head' : `-X ${method}`} ${shell(url)}`];
  for (const [name, value] of [...headers, ...withheld])
    parts.push(`-H ${shell(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body?.kind === 'text') parts.push(`--data-raw ${shell(body.text)}`);
  if (body?.kind === 'file') parts.push(`--data-binary ${shell(`@${body.file.name}`)}`);
  if (body?.kind === 'form') parts.push(...body.parts.map(curlPart));
  return parts.join(' \\\n  ');
}

/** Within single quotes a shell reads nothing; a single quote itself stands between two such texts. */
function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A part that is text must not begin with what curl reads as a file name, nor hold what it reads as a type. */
function curlPart({ name, value, contentType }: ReadyPart): string {
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
  const type = contentType === undefined ? '' : `;type=${contentType}`;
  if (typeof value !== 'string') return `-F ${shell(`${name}=@${quoted(value.name)}${type}`)}`;
  return type === ''
    ? `--form-string ${shell(`${name}=${value}`)}`
    : `-F ${shell(`${name}=${quoted(value)}${type}`)}`;
}

/** The request as a statement of JavaScript. */
export function fetchSnippet({ method, url, headers, body }: ReadyRequest): string {
  const lines: string[] = [];
  const init = [`method: ${literal(method)}`];
  if (headers.length > 0)
    init.push(
      `headers: {\n${headers.map(([name, value]) => `    ${literal(name)}: ${literal(value)},\n`).join('')}  }`,
    );
  if (body?.kind === 'text') init.push(`body: ${literal(body.text)}`);
  if (body?.kind === 'file') init.push(`body: file /* ${comment(body.file.name)} */`);
  if (body?.kind === 'form') {
    lines.push('const form = new FormData();', ...body.parts.map(fetchPart));
    init.push('body: form');
  }
  lines.push(
    `const response = await fetch(${literal(url)}, {\n${init.map((line) => `  ${line},\n`).join('')}});`,
  );
  lines.push('console.log(response.status, await response.text());');
  return lines.join('\n');
}

function fetchPart({ name, value, contentType }: ReadyPart): string {
  if (typeof value !== 'string') return `form.append(${literal(name)}, file /* ${comment(value.name)} */);`;
  const text =
    contentType === undefined
      ? literal(value)
      : `new Blob([${literal(value)}], { type: ${literal(contentType)} })`;
  return `form.append(${literal(name)}, ${text});`;
}

function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function comment(text: string): string {
  return text.replaceAll('*/', '* /').replace(/[\r\n\u2028\u2029]/g, ' ');
}
