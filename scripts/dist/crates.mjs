// Which crates the page is made of, for the bill of materials and for the text of the licences. The standard library is
// among them: it is built with the page (scripts/trunk.sh).

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = "wasm32-unknown-unknown";

/** What a command prints, without the line's end. */
export const said = (program, ...words) =>
  execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, RUSTC_BOOTSTRAP: "1" } }).trim();

/** The folder of the standard library's sources. */
const library = () => join(said("rustc", "--print", "sysroot"), "lib/rustlib/src/rust/library");

/** What cargo knows of the packages behind a manifest, and of how they hang together. */
function metadata(manifest, ...features) {
  const words = ["metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", TARGET];
  const { packages, resolve } = JSON.parse(said("cargo", ...words, "--manifest-path", manifest, ...features));
  return {
    packages: new Map(packages.map((it) => [it.id, it])),
    nodes: new Map(resolve.nodes.map((it) => [it.id, it])),
    root: resolve.root,
  };
}

const isMacro = (it) => it.targets.some((target) => target.kind.includes("proc-macro"));

/**
 * What is reached from a package. Macros and build scripts, and all that they need, run while the page is built and are
 * not in it.
 *
 * @returns {{name: string, version: string, license: string, folder: string, authors: string[], needs: string[],
 *   checksum?: string, shipped: boolean, std: boolean}[]} `shipped`: it is in the page; `std`: of the standard library
 */
function reached(graph, root, checksums, std) {
  const found = new Map();
  const visit = (id, shipped) => {
    const { name, version, license, manifest_path, authors, source } = graph.packages.get(id);
    const known = found.get(id);
    if (known && (known.shipped || !shipped)) return;
    const crate = {
      name,
      version: source || !std ? version : `${version}+${said("rustc", "--version").split(" ")[1]}`,
      // The old way of writing OR. Some of the standard library's own packages name no licence; theirs is Rust's.
      license: (license ?? "MIT OR Apache-2.0").replaceAll(/ *\/ */g, " OR "),
      folder: dirname(manifest_path),
      authors,
      needs: [],
      checksum: checksums.get(`${name} ${version}`),
      shipped,
      std,
    };
    found.set(id, crate);
    for (const { pkg, dep_kinds } of graph.nodes.get(id).deps) {
      const kinds = dep_kinds.map((it) => it.kind);
      const inside = shipped && kinds.includes(null) && !isMacro(graph.packages.get(pkg));
      if (!inside && !kinds.includes(null) && !kinds.includes("build")) continue;
      visit(pkg, inside);
      crate.needs.push(found.get(pkg));
    }
  };
  visit(root, true);
  return [...found.values()];
}

/** The checksum of each package that Cargo.lock names. */
function checksums(lock) {
  const packages = readFileSync(lock, "utf8").split("[[package]]").slice(1);
  const field = (text, name) => new RegExp(`^${name} = "([^"]+)"`, "m").exec(text)?.[1];
  return new Map(packages.map((it) => [`${field(it, "name")} ${field(it, "version")}`, field(it, "checksum")]));
}

const order = (a, b) => Buffer.compare(Buffer.from(`${a.name} ${a.version}`), Buffer.from(`${b.name} ${b.version}`));

/** All crates behind the page, our own first. */
export function crates(project) {
  const page = metadata(join(project, "Cargo.toml"), "--no-default-features", "--features", "split");
  const own = reached(page, page.root, checksums(join(project, "Cargo.lock")), false);
  const std = library();
  const [first, ...others] = own;
  if (!existsSync(join(std, "sysroot/Cargo.toml"))) {
    // Where rustc has no sources of it, the page has what rustc brings, and nobody can say of what crates that is made.
    const version = said("rustc", "--version").split(" ")[1];
    const brought = { name: "std", version, license: "MIT OR Apache-2.0", authors: [], needs: [], shipped: true, std: true };
    return [first, ...[...others, brought].sort(order)];
  }
  const graph = metadata(join(std, "sysroot/Cargo.toml"));
  const root = [...graph.packages.values()].find((it) => it.name === "std").id;
  const standard = reached(graph, root, checksums(join(std, "Cargo.lock")), true);
  return [first, ...[...others, ...standard].sort(order)];
}

/** Licences that ask no more than their text to be handed on, in the order in which we choose among several. */
const CHOICE = ["MIT", "Zlib", "BSD-3-Clause", "BSD-2-Clause", "ISC", "BSL-1.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception", "Apache-2.0"];

/** The licences under which we use a crate: one of each group that its author lets us choose from. */
export function chosen(expression) {
  return expression
    .split(/ AND (?![^(]*\))/)
    .map((group) => group.replace(/^\((.*)\)$/, "$1").split(" OR "))
    .map((group) => {
      const licence = CHOICE.find((it) => group.includes(it));
      if (!licence) throw new Error(`no licence that we know how to keep: ${expression}`);
      return licence;
    })
    .filter((licence, at, all) => all.indexOf(licence) === at);
}

const FILES = {
  MIT: /^(licen[cs]e-mit|copying-mit)/i,
  "Apache-2.0": /^licen[cs]e-apache/i,
  "BSL-1.0": /^licen[cs]e-(boost|bsl)/i,
  "Unicode-3.0": /^licen[cs]e-unicode/i,
};

/** The text of a licence as a crate brings it, or the project in whose folder it lies; nothing if none does. */
export function licenceText({ folder, std }, licence) {
  for (const place of !folder ? [] : std ? [folder, dirname(folder)] : [folder]) {
    const names = readdirSync(place).sort();
    const whole = (it) => /^(licen[cs]e|copying)(\.(txt|md))?$/i.test(it);
    const found = names.find((it) => FILES[licence]?.test(it)) ?? names.find(whole);
    if (found) return readFileSync(join(place, found), "utf8").replaceAll("\r\n", "\n").trim();
  }
  return undefined;
}
