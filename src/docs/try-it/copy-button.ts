import { make } from './dom.ts';
import type { Built, ReadyRequest } from './draft.ts';

/** A button that copies the request, without its secrets, as a text; shows the text where that is not allowed. */
export function copyButton(
  label: string,
  build: () => Built,
  write: (request: ReadyRequest) => string,
  message: HTMLElement,
): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'quiet' }, label);
  const copy = async () => {
    const built = build();
    message.replaceChildren(built.ok ? '' : built.message);
    if (!built.ok) return;
    const text = write(built.request);
    try {
      await navigator.clipboard.writeText(text);
      message.textContent = 'Copied; names stand in place of secrets.';
    } catch {
      const area = make('textarea', { rows: '4', readonly: true, 'aria-label': 'To copy' });
      area.value = text;
      message.replaceChildren('The browser does not let this page copy: ', area);
      area.select();
    }
  };
  button.addEventListener('click', () => void copy());
  return button;
}
