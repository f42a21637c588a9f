import { valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';

const boundary = 'part-of-a-form';

/** Asks with the good key. */
export function keyed(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { 'X-Api-Key': 'ck-anna-41f0', ...options.headers } });
}

/** Uploads a document; fields beside the file are added or replaced. */
export function upload(ask: Ask, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const all = Object.entries({ target: 'html', ...fields });
  const parts = all.map(([name, text]) => part(`name="${name}"`, text));
  const file = part('name="file"; filename="a.md"', '# Hello\n\nThere.\n', 'text/markdown');
  const body = `${[file, ...parts].join('')}--${boundary}--\r\n`;
  return keyed(ask, 'POST', '/jobs', {
    body,
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
  });
}

/** Uploads a document and tells the path of its job. */
export async function uploaded(ask: Ask): Promise<string> {
  return `/jobs/${String(valueAt(await upload(ask), 'id'))}`;
}

function part(disposition: string, text: string, type?: string): string {
  const typed = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  return `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${typed}\r\n${text}\r\n`;
}
