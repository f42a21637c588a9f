/** `@concordat/client/transfer`: files that are read as they come and gone on with behind a break, and uploads that tell how far they are. */
export type { DigestOptions, StreamingHash } from './digest.ts';
export {
  DownloadError,
  type DownloadedPart,
  type DownloadOptions,
  download,
  type OpenDownload,
} from './download.ts';
export { type SendUpload, type UploadOptions, upload } from './upload.ts';
