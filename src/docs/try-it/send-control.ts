import { make } from './dom.ts';
import type { Built, ReadyRequest } from './draft.ts';
import { explainFailure } from './explain-failure.ts';
import { obstacleOf, send } from './send.ts';
import { answerElements } from './show-answer.ts';

/** The button that sends, and while an answer is awaited stops. */
export interface SendControl {
  readonly button: HTMLButtonElement;
  /** Sends what the form holds; stops what is under way. */
  press(): Promise<void>;
  /** Stops what is under way and forgets its answer. */
  reset(): void;
}

/** Where a control writes. */
export interface SendPlaces {
  /** For answers. */
  readonly output: HTMLElement;
  /** For what is wrong with the form. */
  readonly message: HTMLElement;
  /** Read out, not seen: the answer's status, without its body. */
  readonly spoken: HTMLElement;
}

/** Makes the control of a form. */
export function sendControl(build: () => Built, { output, message, spoken }: SendPlaces): SendControl {
  const button = make('button', { type: 'submit', class: 'send' }, 'Send');
  let sending: AbortController | undefined;
  const settle = () => {
    sending = undefined;
    button.textContent = 'Send';
  };
  return {
    button,
    async press() {
      if (sending) return sending.abort();
      const built = build();
      const obstacle = built.ok ? obstacleOf(built.request) : built.message;
      message.replaceChildren(obstacle ?? '');
      if (!built.ok || obstacle !== undefined) return;
      const current = new AbortController();
      sending = current;
      button.textContent = 'Stop';
      spoken.textContent = '';
      output.replaceChildren(make('p', { class: 'note' }, 'Waiting for the answer …'));
      const elements = await outcome(built.request, current.signal);
      // Another operation may have been chosen meanwhile.
      if (sending !== current) return;
      settle();
      output.replaceChildren(...elements);
      spoken.textContent = elements[1]?.textContent ?? '';
      output.scrollIntoView({ block: 'nearest' });
    },
    reset() {
      sending?.abort();
      settle();
      message.replaceChildren();
      spoken.replaceChildren();
      output.replaceChildren();
    },
  };
}

async function outcome(request: ReadyRequest, signal: AbortSignal): Promise<readonly Node[]> {
  const heading = make('h3', {}, 'Answer');
  let isBlocked = false;
  const onBlocked = () => {
    isBlocked = true;
  };
  document.addEventListener('securitypolicyviolation', onBlocked);
  try {
    return [heading, ...answerElements(await send(request, signal), 'answer')];
  } catch {
    if (signal.aborted) return [heading, make('p', { class: 'note' }, 'Stopped before an answer came.')];
    // What the page's policy has stopped is told a moment later.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { onLine } = navigator;
    const reasons = explainFailure({ url: request.url, page: location.href, isBlocked, isOnline: onLine });
    const [only, ...others] = reasons;
    const text =
      others.length === 0
        ? [make('p', {}, only)]
        : [
            make('p', {}, 'The browser does not say why. Likely reasons:'),
            make('ul', {}, ...reasons.map((reason) => make('li', {}, reason))),
          ];
    return [heading, make('p', { class: 'status bad' }, make('strong', {}, 'No answer')), ...text];
  } finally {
    document.removeEventListener('securitypolicyviolation', onBlocked);
  }
}
