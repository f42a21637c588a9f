/** `@concordat/client/transfer`: files that are read as they come, and gone on with behind a break. */
export type { DigestOptions, StreamingHash } from './digest.ts';
export { DownloadError, type DownloadOptions, download, type OpenDownload } from './download.ts';
