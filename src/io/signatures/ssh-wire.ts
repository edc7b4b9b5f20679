/**
 * Reads the data types of RFC 4251 section 5 one after the other. After the first thing that does not fit everything is
 * empty: ask `isComplete` at the end.
 */
export interface WireReader {
  readonly byte: () => number;
  readonly uint32: () => number;
  readonly string: () => Uint8Array;
  /** A string of ASCII characters; anything else does not fit. */
  readonly ascii: () => string;
  /** A positive `mpint` without needless zeros, as its magnitude; anything else does not fit. */
  readonly magnitude: () => Uint8Array;
  /** As many raw bytes as asked for. */
  readonly bytes: (count: number) => Uint8Array;
  /** Whatever is left, of any length. */
  readonly rest: () => Uint8Array;
  /** True when everything fitted and nothing is left over. */
  readonly isComplete: () => boolean;
}

/** Starts to read bytes; never throws. */
export function wireReader(source: Uint8Array): WireReader {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  let [offset, hasFailed] = [0, false];
  const fit = <T>(isFit: boolean, value: T, none: T): T => {
    hasFailed ||= !isFit;
    return hasFailed ? none : value;
  };
  const bytes = (count: number): Uint8Array => {
    const taken = source.subarray(offset, offset + count);
    offset += taken.length;
    return fit(taken.length === count, taken, new Uint8Array());
  };
  const uint32 = (): number => {
    const start = offset;
    return bytes(4).length === 4 ? view.getUint32(start) : 0;
  };
  const string = (): Uint8Array => bytes(uint32());
  return {
    byte: () => bytes(1)[0] ?? 0,
    uint32,
    string,
    ascii: () => {
      const text = Buffer.from(string()).toString('latin1');
      return fit(/^[\x20-\x7e]*$/.test(text), text, '');
    },
    magnitude: () => {
      const number = string();
      const [first = 0, second = 0] = number;
      const isPositive = number.length > 0 && first < 0x80 && (first > 0 || second >= 0x80);
      return fit(isPositive, first === 0 ? number.subarray(1) : number, new Uint8Array());
    },
    bytes,
    rest: () => bytes(source.length - offset),
    isComplete: () => !hasFailed && offset === source.length,
  };
}

/** A `string` of RFC 4251: length and bytes; text as UTF-8. */
export function wireString(value: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A positive `mpint` of RFC 4251 from its magnitude. */
export function wireMpint(magnitude: Uint8Array): Uint8Array {
  const start = magnitude.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? new Uint8Array() : magnitude.subarray(start);
  return wireString((digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), digits]) : digits);
}
