/** Whether a Content-Type is one of some media types, in UTF-8. @param mediaTypes in lower case */
export function isMediaType(contentType: string, mediaTypes: readonly string[]): boolean {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return mediaTypes.includes(essence.trim()) && isUtf8;
}
