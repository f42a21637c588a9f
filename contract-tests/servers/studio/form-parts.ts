import type { Readable } from 'node:stream';

/** A part of a form: a file that streams in, or a field. */
export type FormPart =
  | {
      readonly type: 'file';
      readonly fieldname: string;
      /** As the client names it: anything. */
      readonly filename: string | undefined;
      readonly mimetype: string;
      readonly file: Readable;
    }
  | { readonly type: 'field'; readonly fieldname: string };

/** The parts of a form, in order; each file must be read before the next part comes. */
export type FormParts = AsyncIterable<FormPart>;
