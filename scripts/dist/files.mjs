// What the steps of scripts/complete-dist.sh share.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files below a folder, relative to it, with `/`, in the order of their bytes, on any machine. */
export function files(folder) {
  const below = (path) =>
    readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
      const name = path ? `${path}/${entry.name}` : entry.name;
      return entry.isDirectory() ? below(name) : [name];
    });
  return below("").sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** A digest in hexadecimal. */
export function digest(bytes, algorithm = "sha256") {
  return createHash(algorithm).update(bytes).digest("hex");
}
