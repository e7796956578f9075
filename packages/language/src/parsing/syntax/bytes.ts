/** Writes whole numbers in as few bytes as each needs: seven bits in a byte, the lowest first, and the eighth says that more follow. */
export class ByteWriter {
  private buffer = new Uint8Array(1024);
  private length = 0;

  /** A number from 0 to 2^31 - 1. */
  put(value: number): void {
    if (this.length + 5 > this.buffer.length) {
      const larger = new Uint8Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.buffer[this.length++] = (rest & 127) | 128;
    this.buffer[this.length++] = rest;
  }

  /** A number from -2^30 to 2^30 - 1. */
  putSigned(value: number): void {
    this.put(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** What was written, in an array of its own. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

/** Reads in turn what a `ByteWriter` wrote. */
export class ByteReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  take(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  takeSigned(): number {
    const value = this.take();
    return (value >>> 1) ^ -(value & 1);
  }
}
