/** Version of the command; the same as that of every package. */
export const VERSION = '0.1.0';
