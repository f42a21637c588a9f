const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
const id = text(20);
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } });
const answer = (name: string) => ({ description: 'It.', ...json(name) });
const takes = (name: string) => ({ requestBody: { required: true, ...json(name) } });
const missing = { 404: { description: 'There is nothing of this id.', ...json('Problem') } };
const refused = { 400: { description: 'It is not valid.', ...json('Problem') } };
const inPath = (name: string, schema: object = id) => ({ name, in: 'path', required: true, schema });
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});
const call = { kind: { const: 'call' }, title: text(40), phone: { type: 'string', pattern: '^[0-9]{4,8}$' } };
const visit = { kind: { const: 'visit' }, title: text(40), note: { ...text(40), default: 'none' } };
const taskPath = { enum: ['/title', '/phone', '/note'] };

/** A club with questions whose choices have ids of their own, tasks of two kinds, and a sign-in. */
export const clubDocument = {
  openapi: '3.1.0',
  info: { title: 'Club', version: '1.0.0' },
  paths: {
    '/session': {
      post: {
        operationId: 'signIn',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: ref('SignIn'),
              example: { user: 'mara', password: 'green-door-7' },
            },
          },
        },
        responses: {
          200: answer('Session'),
          ...refused,
          401: { description: 'The user or the password is wrong.', ...json('Problem') },
        },
      },
    },
    '/questions': {
      get: {
        operationId: 'listQuestions',
        parameters: [
          { name: 'q', in: 'query', description: 'Only those that have this text.', schema: text(40) },
        ],
        responses: { 200: answer('Questions'), ...refused },
      },
      post: {
        operationId: 'ask',
        ...takes('NewQuestion'),
        responses: { 201: answer('Question'), ...refused },
      },
    },
    '/questions/{questionId}': {
      parameters: [inPath('questionId')],
      get: { operationId: 'readQuestion', responses: { 200: answer('Question'), ...missing } },
      delete: { operationId: 'deleteQuestion', responses: { 204: { description: 'Deleted.' }, ...missing } },
    },
    '/questions/{questionId}/votes': {
      parameters: [inPath('questionId')],
      post: {
        operationId: 'vote',
        ...takes('NewVote'),
        responses: { 201: answer('Vote'), ...refused, ...missing },
      },
    },
    '/questions/{questionId}/drafts/{number}': {
      parameters: [
        inPath('questionId'),
        { ...inPath('number', { type: 'integer', minimum: 1, maximum: 9999 }), example: 1 },
      ],
      get: { operationId: 'readDraft', responses: { 200: answer('Draft'), ...missing } },
    },
    '/tasks': {
      post: {
        operationId: 'addTask',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: true,
            schema: { type: 'string', minLength: 8, maxLength: 48, pattern: '^[A-Za-z0-9-]+$' },
          },
        ],
        ...takes('NewTask'),
        responses: { 201: answer('Task'), ...refused },
      },
    },
    '/tasks/{taskId}': {
      parameters: [inPath('taskId')],
      get: { operationId: 'readTask', responses: { 200: answer('Task'), ...missing } },
      delete: { operationId: 'deleteTask', responses: { 204: { description: 'Deleted.' }, ...missing } },
      patch: {
        operationId: 'changeTask',
        description: 'What is removed gets its default.',
        requestBody: {
          required: true,
          content: {
            'application/json-patch+json': {
              schema: ref('TaskPatch'),
              example: [{ op: 'replace', path: '/title', value: 'Ring' }],
            },
          },
        },
        responses: { 200: answer('Task'), ...refused, ...missing },
      },
    },
  },
  components: {
    schemas: {
      SignIn: object(['user', 'password'], { user: text(40), password: text(40) }),
      Session: object(['user'], { user: text(40) }),
      NewQuestion: object(['title', 'choices'], {
        title: text(40),
        choices: { type: 'array', minItems: 2, maxItems: 5, items: text(20) },
      }),
      Question: object(['id', 'title', 'choices'], {
        id,
        title: text(40),
        choices: { type: 'array', items: object(['id', 'label'], { id, label: text(20) }) },
      }),
      Questions: { type: 'array', items: ref('Question') },
      NewVote: object(['choice_id'], { choice_id: id, comment: text(40) }),
      Vote: object(['id', 'choice_id', 'at'], {
        id,
        choice_id: id,
        comment: text(40),
        at: { type: 'string', format: 'date-time' },
      }),
      Draft: object(['number', 'title'], { number: { type: 'integer' }, title: text(40) }),
      NewTask: {
        example: { kind: 'visit', title: 'Garden' },
        oneOf: [object(['kind', 'title'], visit), object(['kind', 'title', 'phone'], call)],
      },
      Task: {
        oneOf: [
          object(['id', 'kind', 'title', 'note'], { id, ...visit }),
          object(['id', 'kind', 'title', 'phone'], { id, ...call }),
        ],
      },
      TaskPatch: {
        type: 'array',
        minItems: 1,
        maxItems: 5,
        items: {
          oneOf: [
            object(['op', 'path', 'value'], {
              op: { enum: ['replace', 'test'] },
              path: taskPath,
              value: { type: 'string' },
            }),
            object(['op', 'path'], { op: { const: 'remove' }, path: taskPath }),
          ],
        },
      },
      Problem: object(['message'], { message: { type: 'string' } }),
    },
  },
};
