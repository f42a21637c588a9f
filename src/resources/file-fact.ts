/** What a property tells of a file that was uploaded. */
export type FileFact =
  | { readonly kind: 'type' | 'size' | 'name'; readonly isSure: boolean }
  | {
      readonly kind: 'digest';
      /** Undefined where the name does not say: `checksum`. */
      readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512' | undefined;
      readonly isSure: boolean;
    };

const type = /^(?:media|mime|content|file)type$/;
const sureSize =
  /^(?:(?:file|byte)?sizeinbytes|sizebytes|bytes|bytesize|bytelength|contentlength|filesizebytes|lengthbytes)$/;
const likelySize = /^(?:file|content)?size$/;
const fileName = /^(?:original)?filename$|^original(?:file)?name$/;
const digest =
  /^(?:file|content)?(?:(md5|sha1|sha256|sha512)(?:hash|sum|hex|digest|checksum)?|(?:hash|digest|checksum|etag))$/;

/**
 * What a property of this name tells of the file that its item was made from; undefined for any other. `isSure` where
 * the name alone says it: `size_bytes`, but not `size`, which may be that of a shirt.
 *
 * @param plain without case and separators, as `plainName` has it: `sizebytes`
 */
export function fileFactOf(plain: string): FileFact | undefined {
  if (type.test(plain)) return { kind: 'type', isSure: plain !== 'filetype' };
  if (sureSize.test(plain)) return { kind: 'size', isSure: true };
  if (likelySize.test(plain)) return { kind: 'size', isSure: false };
  if (fileName.test(plain)) return { kind: 'name', isSure: true };
  const found = digest.exec(plain);
  if (!found) return undefined;
  const algorithm = algorithms.find((name) => name === found[1]);
  return { kind: 'digest', algorithm, isSure: algorithm !== undefined };
}

const algorithms = ['md5', 'sha1', 'sha256', 'sha512'] as const;
