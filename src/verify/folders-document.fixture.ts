const json = (schema: unknown) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const takes = (name: string) => ({ requestBody: { required: true, content: json(ref(name)) } });
const answer = (name: string, headers: object = {}) => ({
  description: 'Done.',
  headers,
  content: json(ref(name)),
});
const refused = (description: string) => ({ description });
const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'integer', minimum: 1 } });
const slug = {
  name: 'slug',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 40 },
};
const ifMatch = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
const header = { required: true, schema: { type: 'string' } };
const invalid = { 400: refused('Something is wrong with it.'), 415: refused('It is no JSON.') };
const missing = { 404: refused('There is none.') };
const gone = { 204: { description: 'Gone.' } };
const object = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
});
const title = { type: 'string', minLength: 1, maxLength: 60 };
const colour = { type: ['string', 'null'], enum: ['red', 'blue', null] };
const ownId = { type: 'integer', readOnly: true };

/** Words of the document that a test may change. */
export interface FolderWords {
  /** Of the deletion of a folder. */
  readonly deletion?: string;
  /** Of the change of a folder. */
  readonly change?: string;
  /** Of the number of notes. */
  readonly count?: string;
}

/** Folders that are changed with If-Match only and count their notes, notes that are read elsewhere, links that are open. */
export function foldersDocument({
  deletion = 'Its notes and its links go with it.',
  change = '428 without If-Match.',
  count = 'How many notes it has.',
}: FolderWords = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Folders', version: '1' },
    paths: {
      '/folders': {
        get: { operationId: 'listFolders', responses: { 200: answer('FolderList') } },
        post: {
          operationId: 'createFolder',
          ...takes('FolderInput'),
          responses: { 201: answer('Folder', { Location: header, ETag: header }), ...invalid },
        },
      },
      '/folders/{id}': folderPath(deletion, change),
      '/folders/{folderId}/notes': {
        parameters: [id('folderId')],
        post: {
          operationId: 'createNote',
          ...takes('NoteInput'),
          responses: { 201: answer('Note', { Location: header }), ...invalid, ...missing },
        },
      },
      '/notes': { get: { operationId: 'listNotes', responses: { 200: answer('NoteList') } } },
      '/notes/{noteId}': {
        parameters: [id('noteId')],
        get: { operationId: 'readNote', responses: { 200: answer('Note'), ...missing } },
        delete: { operationId: 'deleteNote', responses: { ...gone, ...missing } },
      },
      ...linkPaths,
    },
    components: { schemas: schemas(count) },
  };
}

function folderPath(deletion: string, change: string): object {
  return {
    parameters: [id('id')],
    get: { operationId: 'readFolder', responses: { 200: answer('Folder', { ETag: header }), ...missing } },
    patch: {
      operationId: 'changeFolder',
      description: change,
      parameters: [ifMatch],
      ...takes('FolderChange'),
      responses: {
        200: answer('Folder', { ETag: header }),
        412: refused('It has changed.'),
        428: refused('If-Match is missing.'),
        ...invalid,
        ...missing,
      },
    },
    delete: { operationId: 'deleteFolder', description: deletion, responses: { ...gone, ...missing } },
  };
}

const linkPaths = {
  '/folders/{folderId}/links': {
    parameters: [id('folderId')],
    get: { operationId: 'listLinks', responses: { 200: answer('LinkList'), ...missing } },
    post: {
      operationId: 'createLink',
      ...takes('LinkInput'),
      responses: { 201: answer('Link', { Location: header }), ...invalid, ...missing },
    },
  },
  '/folders/{folderId}/links/{linkId}': {
    parameters: [id('folderId'), id('linkId')],
    delete: { operationId: 'revokeLink', summary: 'Revoke a link', responses: { ...gone, ...missing } },
  },
  '/open/{slug}': {
    parameters: [slug],
    get: { operationId: 'openLink', responses: { 200: answer('OpenFolder'), ...missing } },
  },
};

function schemas(count: string): object {
  const fields = { title, note: { type: 'string', maxLength: 80 }, colour };
  return {
    FolderInput: { ...object(['title'], fields), additionalProperties: false },
    FolderChange: { type: 'object', minProperties: 1, additionalProperties: false, properties: fields },
    Folder: object(['id', 'title', 'note', 'colour', 'noteCount'], {
      id: ownId,
      ...fields,
      noteCount: { type: 'integer', minimum: 0, readOnly: true, description: count },
    }),
    FolderList: { type: 'array', items: ref('Folder') },
    NoteInput: { ...object(['text'], { text: title }), additionalProperties: false },
    Note: object(['id', 'folderId', 'text'], { id: ownId, folderId: ownId, text: title }),
    NoteList: { type: 'array', items: ref('Note') },
    LinkInput: { ...object(['label'], { label: title }), additionalProperties: false },
    Link: object(['id', 'slug', 'label'], {
      id: ownId,
      slug: { type: 'string', readOnly: true },
      label: title,
    }),
    LinkList: { type: 'array', items: ref('Link') },
    OpenFolder: { ...object(['title'], { title }), additionalProperties: false },
  };
}
