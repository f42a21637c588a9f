const text = { type: 'string', minLength: 1, maxLength: 40 };
const id = { type: 'string', maxLength: 20 };
const time = { type: 'string', format: 'date-time' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string) => ({ content: { 'application/json': { schema: ref(name) } } });
const answer = (name: string) => ({ description: 'It.', ...json(name) });
const takes = (name: string) => ({ requestBody: { required: true, ...json(name) } });
const said = (status: number, description: string) => ({ [status]: { description } });
const invalid = said(400, 'It is not valid.');
const refused = said(401, 'The token is not known.');
const missing = { ...refused, ...said(404, 'There is nothing of this id.') };
const path = (name: string) => ({ parameters: [{ name, in: 'path', required: true, schema: id }] });
const object = (properties: object, required = Object.keys(properties)) => ({
  type: 'object',
  required,
  properties,
});

const concert = { title: text, starts_at: time, ends_at: time };

/** Singers who are cast for concerts, and one review of a user for each concert. */
export const choirDocument = {
  openapi: '3.1.0',
  info: { title: 'Choir', version: '1.0.0' },
  security: [{ token: [] }],
  paths: {
    '/singers': {
      post: {
        operationId: 'addSinger',
        ...takes('SingerInput'),
        responses: { 201: answer('Singer'), ...invalid, ...refused },
      },
    },
    '/singers/{singerId}': {
      ...path('singerId'),
      get: { operationId: 'readSinger', responses: { 200: answer('Singer'), ...missing } },
      delete: {
        operationId: 'removeSinger',
        responses: { ...said(204, 'Gone.'), ...missing, ...said(409, 'The singer has castings.') },
      },
    },
    '/concerts': {
      post: {
        operationId: 'addConcert',
        ...takes('ConcertInput'),
        responses: { 201: answer('Concert'), ...invalid, ...refused },
      },
    },
    '/concerts/{concertId}': {
      ...path('concertId'),
      get: { operationId: 'readConcert', responses: { 200: answer('Concert'), ...missing } },
    },
    '/concerts/{concertId}/cancel': {
      ...path('concertId'),
      post: { operationId: 'cancelConcert', responses: { 200: answer('Concert'), ...missing } },
    },
    '/concerts/{concertId}/reviews': {
      ...path('concertId'),
      post: {
        operationId: 'review',
        ...takes('ReviewInput'),
        responses: {
          201: answer('Review'),
          ...invalid,
          ...missing,
          ...said(409, 'The concert is cancelled, or the user has reviewed it before.'),
        },
      },
    },
    '/castings': {
      post: {
        operationId: 'cast',
        ...takes('CastingInput'),
        responses: {
          201: answer('Casting'),
          ...invalid,
          ...refused,
          ...said(
            409,
            'The singer is cast for this concert already or for another one that overlaps it, or is not active.',
          ),
          ...said(422, 'There is no such singer or concert.'),
        },
      },
    },
    '/castings/{castingId}': {
      ...path('castingId'),
      get: { operationId: 'readCasting', responses: { 200: answer('Casting'), ...missing } },
      delete: { operationId: 'uncast', responses: { ...said(204, 'Gone.'), ...missing } },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      SingerInput: {
        ...object({ name: text, active: { type: 'boolean', default: true } }, ['name']),
        example: { name: 'Ada' },
      },
      Singer: object({ id, name: text, active: { type: 'boolean' } }),
      ConcertInput: {
        ...object(concert),
        example: { title: 'Spring', starts_at: '2026-04-01T18:00:00Z', ends_at: '2026-04-01T20:00:00Z' },
      },
      Concert: object({ id, ...concert, state: { type: 'string', enum: ['planned', 'cancelled'] } }),
      ReviewInput: object({ stars: { type: 'integer', minimum: 1, maximum: 5 } }),
      Review: object({ id, stars: { type: 'integer' } }),
      CastingInput: object({ singer_id: id, concert_id: id }),
      Casting: object({ id, singer_id: id, concert_id: id }),
    },
  },
};
