// Writes the bill of materials of a release, in CycloneDX 1.6: what is in the page, what it was built with, and the
// documents that it shows. The same commit and the same tools give the same bytes: the only time in it is the commit's, and
// its serial number is made of the commit.
//
//   node scripts/dist/bill.mjs COMMIT TIME FILE [ARCHIVE…]
//
// TIME is the commit's, in seconds since 1970. ARCHIVE is a file of the release; its digest stands in the bill.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crates, said } from "./crates.mjs";
import { digest, files } from "./files.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const [commit, time, target, ...archives] = process.argv.slice(2);
const hashes = (bytes) => [{ alg: "SHA-256", content: digest(bytes) }];

// --- The crates -------------------------------------------------------------------------------------------------

const all = crates(project);
const reference = ({ name, version, std }) => `${std ? "pkg:cargo/std-" : "pkg:cargo/"}${name}@${version}`;
const one = new Map(all.map((it) => [reference(it), it]));
const unique = [...one.values()];
const [page, ...others] = unique;

const component = (crate) => ({
  type: "library",
  "bom-ref": reference(crate),
  name: crate.name,
  version: crate.version,
  // What runs only while the page is built is not in it.
  scope: crate.shipped ? "required" : "excluded",
  ...(crate.checksum ? { hashes: [{ alg: "SHA-256", content: crate.checksum }] } : {}),
  licenses: [{ expression: crate.license }],
  ...(crate.checksum ? { purl: `pkg:cargo/${crate.name}@${crate.version}` } : {}),
  ...(crate.std ? { group: "rust-standard-library" } : {}),
});

const sorted = (names) => [...new Set(names)].sort();
const dependencies = unique.map((crate) => ({
  ref: reference(crate),
  dependsOn: sorted([
    ...crate.needs.map(reference).filter((it) => one.has(it)),
    ...(crate === page ? unique.filter((it) => it.std && it.name === "std").map(reference) : []),
  ]),
}));

// --- The tools --------------------------------------------------------------------------------------------------

const tool = (name, version, more = {}) => ({ type: "application", name, version, ...more });
const installed = readFileSync(join(project, ".tools/.crates.toml"), "utf8");
const built = [...installed.matchAll(/^"(\S+) (\S+) /gm)].map(([, name, version]) =>
  tool(name, version, { purl: `pkg:cargo/${name}@${version}` }),
);
const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")).packages;
const packed = ["binaryen", "terser"].map((name) => {
  const { version, integrity } = lock[`node_modules/${name}`];
  const content = Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
  return tool(name, version, { hashes: [{ alg: "SHA-512", content }], purl: `pkg:npm/${name}@${version}` });
});
const { node, zlib, brotli } = process.versions;
const tools = [
  tool("rustc", said("rustc", "--version")),
  tool("cargo", said("cargo", "--version")),
  ...built,
  ...packed,
  // These two and node itself decide on the bytes of the .gz and .br files.
  tool("node", node),
  tool("zlib", zlib),
  tool("brotli", brotli),
];

// --- The documents ----------------------------------------------------------------------------------------------

const shown = join(project, "seeds/documents");
const documents = files(shown).map((name) => ({
  type: "data",
  "bom-ref": `documents/${name}`,
  name: `documents/${name}`,
  version: commit,
  hashes: hashes(readFileSync(join(shown, name))),
  data: [{ type: "dataset", description: "官方文件，逐字照录 · an official document, verbatim" }],
}));

// --- All together -----------------------------------------------------------------------------------------------

/** A UUID (version 8: of one's own making) out of a text. */
function uuid(text) {
  const hex = digest(Buffer.from(text));
  const variant = "89ab"[parseInt(hex[16], 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join("-");
}

const bill = {
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  serialNumber: `urn:uuid:${uuid(`mingbai ${commit}`)}`,
  version: 1,
  metadata: {
    timestamp: new Date(Number(time) * 1000).toISOString().replace(".000Z", "Z"),
    tools: { components: tools },
    component: {
      type: "application",
      "bom-ref": reference(page),
      name: page.name,
      version: page.version,
      description: "明白办：把医保办事指南变成一张明白卡",
      licenses: [{ expression: page.license }],
      properties: [
        { name: "mingbai:commit", value: commit },
        ...archives.map((it) => ({ name: `mingbai:sha256:${basename(it)}`, value: digest(readFileSync(it)) })),
      ],
    },
  },
  components: [...others.map(component), ...documents],
  dependencies,
};
writeFileSync(target, JSON.stringify(bill, null, 2) + "\n");
