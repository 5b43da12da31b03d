// Gives the functions that a module imports short names, in the module and in the JavaScript that hands them to it.
// wasm-bindgen names each by what it does and a digest, for people who read the two; 2 KB, compressed.

/** Reads an unsigned LEB128 number: [value, position after it]. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

/** Writes one. */
function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value >= 128 ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

const IMPORTS = 2;
const FUNCTION = 0;
/** The only names that are changed: those that wasm-bindgen made. */
const MADE = /^__wb/;

/** The n-th short name: a digit behind a letter, so that it is a word of its own in JavaScript. */
const short = (n) => "i" + n.toString(36);

/**
 * @param {Buffer} wasm a module
 * @param {string} js what wasm-bindgen made for it
 * @returns {{wasm: Buffer, js: string}} both with short names
 */
export function shortImports(wasm, js) {
  let at = 8;
  while (at < wasm.length) {
    const id = wasm[at];
    const [size, start] = number(wasm, at + 1);
    if (id !== IMPORTS) {
      at = start + size;
      continue;
    }
    let [count, place] = number(wasm, start);
    const parts = [leb(count)];
    for (let n = 0; n < count; n++) {
      const [moduleSize, moduleStart] = number(wasm, place);
      const [nameSize, nameStart] = number(wasm, moduleStart + moduleSize);
      const name = wasm.toString("utf8", nameStart, nameStart + nameSize);
      const kind = wasm[nameStart + nameSize];
      if (kind !== FUNCTION) throw new Error(`an import that is no function: ${name}`);
      const [, end] = number(wasm, nameStart + nameSize + 1);
      const word = new RegExp(`\\b${name}\\b`, "g");
      const used = js.match(word)?.length ?? 0;
      // Where JavaScript names it more than once, or not as the key that it hands over, it keeps its name.
      const renamed = MADE.test(name) && used === 1 ? short(n) : name;
      if (renamed !== name) js = js.replace(word, renamed);
      parts.push(wasm.subarray(place, moduleStart + moduleSize), leb(renamed.length), Buffer.from(renamed));
      parts.push(wasm.subarray(nameStart + nameSize, end));
      place = end;
    }
    const section = Buffer.concat(parts);
    const whole = [wasm.subarray(0, at + 1), leb(section.length), section, wasm.subarray(start + size)];
    return { wasm: Buffer.concat(whole), js };
  }
  return { wasm, js };
}
