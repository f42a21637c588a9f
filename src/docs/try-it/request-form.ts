import { withoutSecrets } from './apply-credentials.ts';
import { authFields, type Secrets } from './auth-fields.ts';
import { bodyEditor } from './body-editor.ts';
import { buildRequest } from './build-request.ts';
import { labelled, make, makeSection, makeSelect } from './dom.ts';
import type { Built, Draft } from './draft.ts';
import { parameterFields } from './parameter-fields.ts';
import type { PlannedOperation, TryItPlan } from './plan.ts';
import { serverField } from './server-field.ts';

/** The form of an operation. */
export interface RequestForm {
  readonly element: HTMLElement;
  /** The request, with or without its secrets. */
  build(secrets: 'with' | 'without'): Built;
}

/** Makes the form of an operation: server, credentials, parameters, body, and what a mock is to answer. */
export function requestForm(plan: TryItPlan, operation: PlannedOperation, secrets: Secrets): RequestForm {
  const pick = <T>(list: readonly T[], places: readonly number[]) =>
    places.flatMap((place) => list[place] ?? []);
  const server = serverField({
    mock: plan.mock,
    origins: plan.origins,
    servers: pick(plan.servers, operation.servers),
  });
  const alternatives = operation.security.map((places) => pick(plan.schemes, places));
  const auth = authFields(alternatives, secrets);
  const parameters = parameterFields(pick(plan.parameters, operation.parameters));
  const body = bodyEditor(operation.body);
  const answer = answerFields(operation);
  const parts = [server, auth, parameters, body, answer];
  return {
    element: make('div', {}, ...parts.map(({ element }) => element)),
    build: (mode) => {
      const base = server.read();
      if (base === '')
        return {
          ok: false,
          message:
            'The base URL is to be an http or https address without a user name: http://127.0.0.1:8080/v1',
        };
      const credentials = auth.read();
      const draft: Draft = {
        operation,
        server: base,
        parameters: parameters.read(),
        body: body.read(),
        credentials: mode === 'with' ? credentials : withoutSecrets(credentials),
        ...answer.read(),
      };
      return buildRequest(draft);
    },
  };
}

function answerFields({ accepts, answers }: PlannedOperation) {
  const accept = makeSelect([
    { value: '', label: 'Any' },
    ...accepts.map((name) => ({ value: name, label: name })),
  ]);
  const prefer = makeSelect([
    { value: '', label: 'As it comes' },
    ...answers.map((answer) => ({ value: answer.prefer, label: answer.label })),
    { value: 'dynamic=true', label: 'Generated from the schema' },
  ]);
  const hint = 'A mock obeys the Prefer header; real servers ignore it.';
  return {
    element: makeSection(
      'What to ask for',
      labelled('Ask a mock for', prefer, { hint }),
      accepts.length > 1 ? labelled('Accept', accept) : undefined,
    ),
    read: () => ({ accept: accept.value, prefer: prefer.value }),
  };
}
