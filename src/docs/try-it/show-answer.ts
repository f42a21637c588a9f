import { make } from './dom.ts';
import { jsonTokens } from './json-tokens.ts';
import type { Answer } from './send.ts';

/** More than this is not coloured; more than ten times this is not shown. */
const maxColoured = 200_000;

/** What came back, as elements. */
export function answerElements(answer: Answer, fileName: string): readonly Node[] {
  const { status, statusText, headers, bytes, durationMs, redirectedTo, cut } = answer;
  const kind = status < 300 ? 'good' : status < 400 ? 'other' : 'bad';
  const rows = headers.map(([name, value]) =>
    make('tr', {}, make('th', { scope: 'row' }, name), make('td', {}, value)),
  );
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const notes = [
    redirectedTo === undefined ? undefined : `Redirects led to ${redirectedTo}.`,
    cut === 'stopped' ? 'Stopped: this is what had come by then.' : undefined,
    cut === 'too large' ? 'The body is larger than 20 MB; the rest was not read.' : undefined,
  ].flatMap((text) => (text === undefined ? [] : [make('p', { class: 'note' }, text)]));
  return [
    make(
      'p',
      { class: `status ${kind}` },
      make('strong', {}, `${status} ${statusText}`.trim()),
      ` ${Math.round(durationMs)} ms · ${sizeText(bytes.length)}`,
    ),
    ...notes,
    make(
      'details',
      {},
      make('summary', {}, `${headers.length} headers that the page may read`),
      make('table', {}, ...rows),
    ),
    ...bodyElements(bytes, type, fileName),
  ];
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function bodyElements(bytes: Uint8Array<ArrayBuffer>, type: string, fileName: string): readonly Node[] {
  if (bytes.length === 0) return [make('p', { class: 'note' }, 'No body.')];
  const save = saveLink(bytes, type, fileName);
  if (/^image\/(?:png|jpeg|gif|webp|avif|svg\+xml)\b/i.test(type)) return [imageOf(bytes, type), save];
  const text = textIn(bytes);
  if (text === undefined)
    return [make('p', { class: 'note' }, `${sizeText(bytes.length)} that are no text.`), save];
  const body = make('pre', { tabindex: '0', 'aria-label': 'Body' });
  const tokens = text.length <= maxColoured ? jsonTokens(text) : undefined;
  if (tokens)
    body.append(
      ...tokens.map(({ kind, text: piece }) =>
        kind === 'mark' ? piece : make('span', { class: kind }, piece),
      ),
    );
  else body.append(text.slice(0, 10 * maxColoured));
  const rest =
    text.length > 10 * maxColoured &&
    make('p', { class: 'note' }, 'Only the beginning is shown; the file has all of it.');
  return rest ? [body, rest, save] : [body, save];
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** As a data URL: the page's policy lets images come from there, and nothing in an image runs. */
function imageOf(bytes: Uint8Array<ArrayBuffer>, type: string): HTMLImageElement {
  const image = make('img', { alt: 'The image that came back' });
  const reader = new FileReader();
  reader.addEventListener('load', () => {
    image.src = String(reader.result);
  });
  reader.readAsDataURL(new Blob([bytes], { type }));
  return image;
}

/** Saved as bytes without a type, so that the browser never opens it as a page of this origin. */
function saveLink(bytes: Uint8Array<ArrayBuffer>, type: string, fileName: string): HTMLElement {
  const link = make('button', { type: 'button', class: 'quiet' }, 'Save the body');
  link.addEventListener('click', () => {
    const href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    const ending = /^[a-z]+\/(?:[\w.-]+\+)?([a-z0-9]{2,5})\b/i.exec(type)?.[1] ?? 'bin';
    make('a', { href, download: `${fileName}.${ending === 'plain' ? 'txt' : ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  });
  return link;
}
