// Unpacks the program. Part of the element's script: see element.js.
//
// The packer is fixed to lc=4, lp=0, pb=0 and writes the header of an .lzma file with the length. This decoder is 1.4 KB
// minified. No library's was smaller, and none stops halfway to let the page go on.

/** Where the probabilities of each choice begin. The lengths have 274: two choices, two trees of 8, one of 256. */
const [IS_REP, IS_REP_0, IS_REP_1, IS_REP_2, IS_LONG] = [12, 24, 36, 48, 60];
const [LENGTHS, REP_LENGTHS, SLOTS, SPECIAL, ALIGN, LITERALS] = [72, 346, 620, 876, 1004, 1020];

class Unpacking {
  #packed;
  #at = 18;
  #out;
  #put = 0;
  #state = 0;
  #reps = [0, 0, 0, 0];
  #odds = new Uint16Array(LITERALS + (0x300 << 4)).fill(1024);
  /** What the range coder stands at: the range and the code. Numbers of 32 bits are quick in an array of them. */
  #coder = new Uint32Array([-1, 0]);

  constructor(packed) {
    this.#packed = packed;
    const view = new DataView(packed.buffer, packed.byteOffset);
    this.#out = new Uint8Array(view.getUint32(5, true));
    this.#coder[1] = view.getUint32(14);
  }

  get isDone() {
    return this.#put === this.#out.length;
  }

  /** Unpacks about so many more bytes, and gives them. */
  next(count) {
    const from = this.#put;
    const end = Math.min(this.#out.length, from + count);
    while (this.#put < end) this.#step();
    return this.#out.subarray(from, this.#put);
  }

  #step() {
    const state = this.#state;
    if (!this.#bit(state)) return this.#literal();
    if (!this.#bit(IS_REP + state)) {
      this.#state = state < 7 ? 7 : 10;
      const length = this.#length(LENGTHS);
      this.#reps.pop();
      this.#reps.unshift(this.#distance(length));
      return this.#copy(length);
    }
    if (!this.#bit(IS_REP_0 + state)) {
      if (!this.#bit(IS_LONG + state)) {
        this.#state = state < 7 ? 9 : 11;
        return this.#copy(1);
      }
    } else {
      const which = !this.#bit(IS_REP_1 + state) ? 1 : 2 + this.#bit(IS_REP_2 + state);
      this.#reps.unshift(...this.#reps.splice(which, 1));
    }
    this.#state = state < 7 ? 8 : 11;
    this.#copy(this.#length(REP_LENGTHS));
  }

  #literal() {
    const out = this.#out;
    const before = this.#put ? out[this.#put - 1] : 0;
    const base = LITERALS + 0x300 * (before >> 4);
    let symbol = 1;
    if (this.#state >= 7) {
      let match = out[this.#put - this.#reps[0] - 1];
      while (symbol < 256) {
        const matched = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(base + ((1 + matched) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (bit !== matched) break;
      }
    }
    while (symbol < 256) symbol = (symbol << 1) | this.#bit(base + symbol);
    out[this.#put++] = symbol;
    this.#state -= this.#state < 4 ? this.#state : this.#state < 10 ? 3 : 6;
  }

  #copy(length) {
    const out = this.#out;
    const distance = this.#reps[0] + 1;
    const end = Math.min(this.#put + length, out.length);
    if (distance > this.#put) throw new RangeError("the packed program is damaged");
    for (let at = this.#put; at < end; at += 1) out[at] = out[at - distance];
    this.#put = end;
  }

  #length(base) {
    if (!this.#bit(base)) return 2 + this.#tree(base + 2, 3);
    if (!this.#bit(base + 1)) return 10 + this.#tree(base + 10, 3);
    return 18 + this.#tree(base + 18, 8);
  }

  #distance(length) {
    const slot = this.#tree(SLOTS + (Math.min(length - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + this.#reversed(SPECIAL + high - slot, bits);
    return high + (this.#direct(bits - 4) << 4) + this.#reversed(ALIGN, 4);
  }

  #tree(base, bits) {
    let symbol = 1;
    while (symbol < 1 << bits) symbol = (symbol << 1) | this.#bit(base + symbol);
    return symbol - (1 << bits);
  }

  #reversed(base, bits) {
    let symbol = 1;
    let value = 0;
    for (let at = 0; at < bits; at += 1) {
      const bit = this.#bit(base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << at;
    }
    return value;
  }

  #direct(bits) {
    const coder = this.#coder;
    let value = 0;
    for (let at = 0; at < bits; at += 1) {
      this.#refill();
      coder[0] >>>= 1;
      const isHigh = coder[1] >= coder[0];
      if (isHigh) coder[1] -= coder[0];
      value = (value << 1) | (isHigh ? 1 : 0);
    }
    return value;
  }

  #bit(index) {
    const coder = this.#coder;
    this.#refill();
    const odds = this.#odds[index];
    const bound = (coder[0] >>> 11) * odds;
    if (coder[1] < bound) {
      coder[0] = bound;
      this.#odds[index] = odds + ((2048 - odds) >> 5);
      return 0;
    }
    coder[0] -= bound;
    coder[1] -= bound;
    this.#odds[index] = odds - (odds >> 5);
    return 1;
  }

  #refill() {
    const coder = this.#coder;
    if (coder[0] >= 0x1000000) return;
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | this.#packed[this.#at++];
  }
}
