/** The largest body that is read by default, in bytes: as Prism's `10mb`. */
export const maxBodyBytes = 10 * 1024 * 1024;
