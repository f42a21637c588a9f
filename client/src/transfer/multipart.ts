/**
 * A form as one Blob, in the bytes of `multipart/form-data`: its parts stay where they are until they are read.
 *
 * @param boundary what stands between the parts; it may not stand in them
 * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
 */
export function multipartBlob(form: FormData, boundary: string): Blob {
  const parts = [...form].flatMap(([name, value]): BlobPart[] => {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(lines(name))}"`;
    if (typeof value === 'string') return [`${disposition}\r\n\r\n${lines(value)}\r\n`];
    const type = value.type === '' ? 'application/octet-stream' : value.type;
    return [
      `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`,
      value,
      '\r\n',
    ];
  });
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

/** What would end the name, or its line. */
function quoted(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}

function lines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}
