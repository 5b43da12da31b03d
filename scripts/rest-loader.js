// Put into wasm-bindgen's JavaScript by finish-dist.mjs, in place of the loader that wasm-split-cli writes: the same, but
// the file is vouched for, a host may send it under any type, and no other script has to be fetched. `wasm` is what the
// first part exports. The program asks for one attempt at a time, and for none after one that succeeded.
let cache = "default";

async function __wasm_split_load_rest(callback, data) {
  let came = true;
  try {
    const response = await fetch(new URL("REST", import.meta.url), { integrity: "INTEGRITY", cache });
    await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
  } catch {
    came = false;
    // What came before may have been kept.
    cache = "reload";
  }
  wasm.__indirect_function_table.get(callback)(data, came);
}
