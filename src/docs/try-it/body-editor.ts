import { editFields } from './body-fields.ts';
import { labelled, make, makeSection, makeSelect } from './dom.ts';
import type { DraftBody, DraftField } from './draft.ts';
import type { FormPart } from './parameter-fields.ts';
import type { PlannedBody, PlannedMedia } from './plan.ts';

/** The editor of a body: its media type, an example to start from, and text, fields or a file. */
export function bodyEditor(body: PlannedBody | undefined): FormPart<DraftBody | undefined> {
  const [first] = body?.media ?? [];
  if (!body || !first) return { element: undefined, read: () => undefined };
  const box = make('input', { type: 'checkbox' });
  box.checked = body.required || first.examples.length > 0;
  const place = make('div');
  let part = mediaEditor(first);
  place.replaceChildren(part.element ?? '');
  const select = makeSelect(body.media.map(({ name }, index) => ({ value: String(index), label: name })));
  select.addEventListener('change', () => {
    part = mediaEditor(body.media[Number(select.value)] ?? first);
    place.replaceChildren(part.element ?? '');
  });
  const choice = labelled('Media type', select);
  const switchLabel = make(
    'label',
    { class: 'switch' },
    box,
    body.required ? 'Send a body (required)' : 'Send a body',
  );
  return {
    element: makeSection('Body', switchLabel, choice, place),
    read: () => (box.checked ? part.read() : undefined),
  };
}

function mediaEditor(media: PlannedMedia): FormPart<DraftBody> {
  if (media.format === 'binary') return fileEditor(media);
  const inner =
    media.format === 'form' || (media.format === 'multipart' && media.fields.length > 0)
      ? editFields(media)
      : media.format === 'multipart'
        ? editUnknownForm()
        : editText(media);
  const examples = makeSelect(
    media.examples.map(({ name }, index) => ({ value: String(index), label: name })),
  );
  examples.addEventListener('change', () => inner.fill(media.examples[Number(examples.value)]?.value));
  inner.fill(media.examples[0]?.value);
  const choice = media.examples.length > 1 ? labelled('Start from', examples) : undefined;
  return {
    element: make('div', {}, choice, inner.element),
    read: () => ({ media, file: undefined, ...inner.read() }),
  };
}

/** An editor that an example can be put into. */
export interface FillablePart
  extends FormPart<{ readonly text: string; readonly fields: readonly DraftField[] }> {
  fill(value: unknown): void;
}

function editText(media: PlannedMedia): FillablePart {
  const area = make('textarea', { rows: '10', spellcheck: 'false', autocomplete: 'off' });
  return {
    element: labelled('Body', area),
    fill: (value) => {
      const isText = value === undefined || (media.format === 'text' && typeof value === 'string');
      area.value = isText ? String(value ?? '') : JSON.stringify(value, null, 2);
    },
    read: () => ({ text: area.value, fields: [] }),
  };
}

/** The document does not say which fields there are. */
function editUnknownForm(): FillablePart {
  const note = make('p', { class: 'note' }, 'The document names no fields of this form; it is sent empty.');
  return { element: note, fill: () => {}, read: () => ({ text: '', fields: [] }) };
}

function fileEditor(media: PlannedMedia): FormPart<DraftBody> {
  const input = make('input', { type: 'file' });
  return {
    element: labelled('File', input),
    read: () => ({ media, text: '', fields: [], file: input.files?.[0] }),
  };
}
