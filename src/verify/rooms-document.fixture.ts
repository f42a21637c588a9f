const json = (schema: unknown) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (name: string, headers: object = {}) => ({
  description: 'Done.',
  headers,
  content: json(ref(name)),
});
const refused = (description: string) => ({ description });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const time = { type: 'string', format: 'date-time' };
const ownTime = { ...time, readOnly: true };
const taken = { 409: refused('It overlaps another.') };
const invalid = { 400: refused('Something is wrong with it.') };
const missing = { 404: refused('There is none.') };
const listOf = (name: string) => ({
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', items: ref(name) } },
});
const bookingInput = {
  title: { type: 'string', minLength: 1, maxLength: 40 },
  starts_at: time,
  ends_at: time,
};
const example = { title: 'Stand-up', starts_at: '2026-05-04T09:00:00Z', ends_at: '2026-05-04T09:30:00Z' };

/** Rooms that are archived, bookings that must not overlap and are changed by two kinds of patches, a report in two forms. */
export const roomsDocument = {
  openapi: '3.1.0',
  info: { title: 'Rooms', version: '1' },
  paths: {
    '/rooms': {
      get: {
        operationId: 'listRooms',
        parameters: [
          { name: 'include_archived', in: 'query', schema: { type: 'boolean', default: false } },
          {
            name: 'equipment',
            in: 'query',
            description: 'Rooms that have all of these.',
            explode: false,
            schema: { type: 'array', items: { type: 'string', enum: ['screen', 'piano', 'phone'] } },
          },
        ],
        responses: { 200: answer('RoomList'), ...invalid },
      },
      post: {
        operationId: 'createRoom',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('Room'), example: { name: 'Atrium', equipment: ['screen'] } },
          },
        },
        responses: { 201: answer('Room'), ...invalid },
      },
    },
    '/rooms/{id}': {
      parameters: [id],
      get: { operationId: 'getRoom', responses: { 200: answer('Room'), ...missing } },
      delete: { operationId: 'archiveRoom', responses: { 204: { description: 'Archived.' }, ...missing } },
    },
    '/bookings': {
      get: {
        operationId: 'listBookings',
        parameters: [
          { name: 'from', in: 'query', description: 'Those that start at this time or later.', schema: time },
          { name: 'to', in: 'query', description: 'Those that start before this time.', schema: time },
        ],
        responses: { 200: answer('BookingList'), ...invalid },
      },
      post: {
        operationId: 'book',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref('BookingInput'), example } },
        },
        responses: { 201: answer('Booking'), ...invalid, ...taken },
      },
    },
    '/bookings/{id}': {
      parameters: [id],
      get: {
        operationId: 'getBooking',
        parameters: [
          {
            name: 'If-None-Match',
            in: 'header',
            description: 'With the ETag, or a list that has it, a 304.',
            schema: { type: 'string' },
          },
        ],
        responses: {
          200: answer('Booking', { ETag: { schema: { type: 'string' } } }),
          304: refused('As it was.'),
          ...missing,
        },
      },
      patch: {
        operationId: 'changeBooking',
        parameters: [{ name: 'Prefer', in: 'header', schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: {
            'application/merge-patch+json': { schema: ref('BookingChange'), example: { title: 'Retro' } },
            'application/json-patch+json': {
              schema: { type: 'array', minItems: 1, items: { type: 'object', required: ['op', 'path'] } },
              example: [{ op: 'replace', path: '/title', value: 'Retro' }],
            },
          },
        },
        responses: {
          200: answer('Booking'),
          204: { description: 'Done.' },
          ...invalid,
          ...missing,
          409: refused('It overlaps another, or a test has failed.'),
        },
      },
      delete: { operationId: 'cancel', responses: { 204: { description: 'Gone.' }, ...missing } },
    },
    '/report': {
      get: {
        operationId: 'report',
        parameters: [
          { name: 'day', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
        ],
        responses: {
          200: {
            description: 'As JSON or as CSV.',
            content: { ...json({ type: 'object' }), 'text/csv': { schema: { type: 'string' } } },
          },
          ...invalid,
          406: refused('Neither is accepted.'),
        },
      },
    },
  },
  components: {
    schemas: {
      Room: {
        type: 'object',
        required: ['name'],
        properties: {
          id: { type: 'integer', readOnly: true },
          name: { type: 'string', minLength: 1, maxLength: 40 },
          equipment: {
            type: 'array',
            items: { type: 'string', enum: ['screen', 'piano', 'phone'] },
            maxItems: 3,
          },
          archived: { type: 'boolean', readOnly: true },
        },
      },
      RoomList: listOf('Room'),
      BookingInput: { type: 'object', required: ['title', 'starts_at', 'ends_at'], properties: bookingInput },
      BookingChange: { type: 'object', properties: bookingInput },
      Booking: {
        type: 'object',
        properties: {
          id: { type: 'integer', readOnly: true },
          ...bookingInput,
          owner: { type: 'string', readOnly: true },
          created_at: ownTime,
        },
      },
      BookingList: listOf('Booking'),
    },
  },
};
