// Writes rating codes as schema/rating-code.md specifies them, without the widget.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LEVELS = 4n;
const BASE = 2n + 4n * LEVELS;

const bitsOf = (number, width) => number.toString(2).padStart(width, "0");
const characters = (bits) => bits.match(/.{5}/g).map((five) => ALPHABET[parseInt(five, 2)]).join("");

/** The check of a text of bits: CRC-30, beginning with ones. */
function check(bits) {
  let rest = 2 ** 30 - 1;
  for (const bit of bits) {
    const overflows = ((rest >>> 29) & 1) !== Number(bit);
    rest = (rest << 1) & (2 ** 30 - 1);
    if (overflows) rest ^= 0x2030b9c7;
  }
  return bitsOf(rest, 30);
}

/** The code of rater number `rater`, who gives these levels in the round that a link leads to. */
export function ratingCode(link, rater, levels) {
  const join = [...link.split("=").at(-1).replaceAll("-", "")];
  const bits = join.map((character) => bitsOf(ALPHABET.indexOf(character), 5)).join("");
  const [round, fingerprint] = [bits.slice(5, 29), bits.slice(29, 45)];
  const number = levels.reduce((number, level) => number * BASE + 2n + 4n * BigInt(level - 1), 0n);
  const width = (BASE ** BigInt(levels.length) - 1n).toString(2).length;
  const body = bitsOf(1, 4) + fingerprint + round + bitsOf(rater, 32) + bitsOf(1, 8) + bitsOf(number, width);
  const filled = body.padEnd(Math.ceil(body.length / 5) * 5, "0");
  return characters(filled + check(filled));
}
