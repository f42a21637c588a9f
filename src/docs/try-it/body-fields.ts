import type { FillablePart } from './body-editor.ts';
import { boxedInput } from './boxed-input.ts';
import { make } from './dom.ts';
import type { PlannedField, PlannedMedia } from './plan.ts';

/** An input a field of a form; fields that no example has are left out until something is written. */
export function editFields(media: PlannedMedia): FillablePart {
  const rows = media.fields.map(fieldRow);
  return {
    element: make('div', {}, ...rows.map(({ element }) => element)),
    fill: (value) => {
      const example = new Map<string, unknown>(
        typeof value === 'object' && value !== null ? Object.entries(value) : [],
      );
      for (const { field, input, box } of rows) {
        box.checked = field.required || example.has(field.name);
        if (input.type === 'file') box.checked = field.required;
        else input.value = textOfExample(example.get(field.name));
      }
    },
    read: () => ({
      text: '',
      fields: rows
        .filter(({ box }) => box.checked)
        .map(({ field, input }) => ({
          field,
          text: input.type === 'file' ? '' : input.value,
          files: [...(input.files ?? [])],
        })),
    }),
  };
}

function fieldRow(field: PlannedField) {
  const { name, kind, required } = field;
  const isFile = kind === 'file' || kind === 'files';
  const attributes = isFile ? { type: 'file', multiple: kind === 'files' } : {};
  const type = isFile ? kind : field.type;
  return { field, ...boxedInput({ name, type, required, attributes, values: [], description: '' }) };
}

function textOfExample(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
