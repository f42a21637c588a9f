import { type BodyFormat, bodyFormatOf } from '../../http/media-type.ts';
import type { CaseBody } from '../request.ts';
import type { CallManner } from '../run/caller.ts';
import type { OddInput } from './odd-input.ts';

/** How an input with a changed body is sent. */
interface ChangedOptions {
  readonly manner?: CallManner;
  /** The Content-Type in place of the one that works. */
  readonly contentType?: (usual: string) => string | undefined;
}

/**
 * An input that changes the text of a body of one format; none where the body is of another, or the change does not apply.
 *
 * @param change takes and gives one character a byte, so that what is not text comes through; gives undefined where it does not apply
 */
export function changed(
  format: BodyFormat,
  change: (text: string) => string | undefined,
  { manner = {}, contentType = (usual) => usual }: ChangedOptions = {},
): OddInput {
  return {
    manner,
    make: (request) => {
      if (!request.body || bodyFormatOf(request.body.contentType) !== format) return undefined;
      const text = change(Buffer.from(request.body.bytes).toString('latin1'));
      const type = contentType(request.body.contentType);
      if (text === undefined || type === undefined) return undefined;
      const body: CaseBody = { contentType: type, bytes: Buffer.from(text, 'latin1') };
      return { ...request, body };
    },
  };
}
