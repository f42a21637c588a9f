import type { Call, Reply } from '../serve.ts';
import { addVersion, type Book, current, defaults, type PageFields, type Version } from './book.ts';
import { etagOf, isUnchanged, refuseChange } from './conditions.ts';
import { findPage, readBody, readParameters } from './find-page.ts';
import { fail, json } from './replies.ts';

/** GET and HEAD /pages/{slug} */
export function getPage(book: Book, call: Call): Reply {
  const found = findPage(book, call);
  if (!found.ok) return found.reply;
  const version = current(found.value.page);
  if (isUnchanged(book, call, version)) return { status: 304, headers: { ETag: etagOf(book, version) } };
  const isNull = book.on('no-tags-null') && version.tags.length === 0;
  return show(book, isNull ? { ...version, tags: null } : version, version);
}

/** PUT /pages/{slug} */
export function putPage(book: Book, call: Call, editor: string): Reply {
  const { on, pages } = book;
  const read = readParameters(book, call);
  if (!read.ok) return read.reply;
  const slug = call.params.slug ?? '';
  const page = pages.get(slug);
  if (page?.isDeleted) return fail(410);
  if (page) {
    const refused = refuseChange(book, call, current(page));
    if (refused) return refused;
  } else if (call.headers['if-match'] !== undefined) return fail(412);
  const sent = readBody(book, call, 'application/json');
  if (!sent.ok) return sent.reply;
  if (on('asciidoc-crashes') && sent.value.format === 'asciidoc') return fail(500);
  // The document has made sure of the types.
  const kept = page && on('replacement-keeps-tags') ? { tags: current(page).tags } : {};
  const fields = { ...defaults, ...kept, ...sent.value } as unknown as PageFields;
  const version = addVersion(book, slug, fields, editor);
  if (page) return show(book, version);
  const Location = on('location-without-slug') ? '/api/pages/' : `/api/pages/${slug}`;
  return show(book, version, version, { status: on('created-with-200') ? 200 : 201, headers: { Location } });
}

/** PATCH /pages/{slug} */
export function patchPage(book: Book, call: Call, editor: string): Reply {
  const { on } = book;
  const found = findPage(book, call);
  if (!found.ok) return found.reply;
  const before = current(found.value.page);
  const refused = refuseChange(book, call, before);
  if (refused) return refused;
  const sent = readBody(book, call, 'application/merge-patch+json');
  if (!sent.ok) return sent.reply;
  const given = Object.entries(sent.value);
  if (on('empty-patch-crashes') && given.length === 0) return fail(500);
  const fields = given
    .filter(([name]) => !(on('format-not-patched') && name === 'format'))
    .map(([name, value]) => [name, value ?? defaults[name as keyof typeof defaults]]);
  // The document has made sure of the types.
  const after = { ...before, ...Object.fromEntries(fields) } as Version;
  const reply = show(book, addVersion(book, before.slug, after, editor));
  return on('patched-without-etag') ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
}

/** DELETE /pages/{slug} */
export function deletePage(book: Book, call: Call): Reply {
  const found = findPage(book, call);
  if (!found.ok) return found.reply;
  const { page } = found.value;
  const version = current(page);
  const refused = refuseChange(book, call, version);
  if (refused) return refused;
  book.pages.set(version.slug, { ...page, isDeleted: true });
  return { status: 204 };
}

/** POST /pages/{slug}/restore */
export function restorePage(book: Book, call: Call): Reply {
  const { on, pages } = book;
  const read = readParameters(book, call);
  if (!read.ok) return read.reply;
  const slug = call.params.slug ?? '';
  const page = pages.get(slug);
  if (!page) return fail(404);
  if (!page.isDeleted) return on('restored-anyway') ? show(book, current(page)) : fail(409);
  const [first] = page.versions;
  const versions = on('restores-first-version') && first ? [first] : page.versions;
  const restored = { versions, isDeleted: false };
  pages.set(slug, restored);
  return show(book, current(restored));
}

/** The violation: a method that the document does not have. */
export function addPage(book: Book, _call: Call, editor: string): Reply {
  const version = addVersion(
    book,
    `page-${book.pages.size}`,
    { ...defaults, title: 'New', body: '' },
    editor,
  );
  return show(book, version, version, { status: 201 });
}

function show(
  book: Book,
  shown: object,
  version: Version = shown as Version,
  more: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Reply {
  return json(more.status ?? 200, shown, { ETag: etagOf(book, version), ...more.headers });
}
