import type { Model } from '../model/model.ts';
import type { ResourceMap } from './resource.ts';
import { type ExplainedResource, lifecycleText, resourceExplanation } from './resource-explanation.ts';

/**
 * What operations do to what is kept, and what is not known, as a text for people; see `resourceExplanation` for the same
 * as data.
 *
 * @param file the mock file to correct it in: `mocks/jobs.yaml`
 */
export function explainResources(map: ResourceMap, model: Model, file = 'mocks/<api>.yaml'): string {
  const { operations, resources, withoutState } = resourceExplanation(map, model);
  const parts = [
    section('What operations do', [
      ...operations.map(({ operation, does, resource, details }) => [
        operation,
        does,
        resource,
        details.join('; '),
      ]),
    ]),
    section('What is kept', resources.map(resourceRow)),
    section(
      'Answered as without state',
      withoutState.map(({ operation, reason }) => [operation, reason]),
    ),
    hintFor(file, resources, withoutState[0]?.operation ?? operations[0]?.operation),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function resourceRow(resource: ExplainedResource): readonly string[] {
  const { name, id, parameter, isAssigned, parent, unique, lifecycle } = resource;
  const own =
    id === undefined ? 'one thing alone' : `id ${id}${parameter === undefined ? '' : ` as {${parameter}}`}`;
  const notes = [
    ...(id !== undefined && !isAssigned ? ['id given by the client'] : []),
    ...(parent === undefined ? [] : [`of ${parent}`]),
    ...(unique.length > 0 ? [`unique ${unique.join(', ')}`] : []),
    ...(lifecycle ? [`${lifecycle.property}: ${lifecycleText(lifecycle)}`] : []),
  ];
  return [name, own, notes.join('; ')];
}

/** A correction that could be written as it stands: it says what was found. */
function hintFor(
  file: string,
  resources: readonly ExplainedResource[],
  operation: string | undefined,
): string {
  const [first] = resources;
  const name = first?.name ?? 'jobs';
  const keys = 'id, collection, item, parent, unique, lifecycle, envelope, pagination, filters; or none';
  const verbs = '{ creates: … }, lists, reads, replaces, patches, deletes, { sets: { … } }';
  return [
    `To correct this, write what is different into ${printable(file)}, such as:`,
    '',
    'resources:',
    ...(first?.id === undefined ? [] : [`  ${quotedKey(name)}: { id: ${quotedKey(first.id)} } # ${keys}`]),
    ...(operation === undefined ? [] : ['  operations:', `    ${quotedKey(operation)}: none # or ${verbs}`]),
  ].join('\n');
}

/** As YAML takes it: plain where it is plain, else in quotes. */
function quotedKey(text: string): string {
  const plain = printable(text);
  return /^[A-Za-z/][\w/. {}-]*[\w}/]$/.test(plain) ? plain : JSON.stringify(plain);
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const shown = rows.map((row) => row.map(printable));
  const widths = (shown[0] ?? []).map((_, column) =>
    Math.min(60, Math.max(...shown.map((row) => (row[column] ?? '').length))),
  );
  const lines = shown.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${title}:`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Names come from the document: what would move the cursor or break the line is left out. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}
