import { demoApiKey } from './demo.ts';

/** What an upload sends: `{ name: 'a.csv', type: 'text/csv', content: 'a\r\n1\r\n' }`. */
export interface UploadedFile {
  readonly name?: string;
  readonly type?: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Uploads a file as a browser does; gives status and body. */
export async function upload(
  url: string,
  { name = 'a.csv', type = 'text/csv', content }: UploadedFile,
  headers: Readonly<Record<string, string>> = { 'X-API-Key': demoApiKey },
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> }> {
  const form = new FormData();
  form.set('file', new Blob([content], { type }), name);
  const response = await fetch(`${url}/datasets/upload`, { method: 'POST', headers, body: form });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
