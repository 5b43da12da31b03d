// Reads a bill of materials from standard input and says what the schema of CycloneDX has against it: the schema as its
// own library brings it, read as that library reads it.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import addFormats2019 from "ajv-formats-draft2019";

const schema = (name) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}`, import.meta.url), "utf8"));

const ajv = new Ajv({ allErrors: true, useDefaults: false, strict: false, addUsedSchema: false });
addFormats(ajv);
addFormats2019(ajv, { formats: ["idn-email"] });
ajv.addFormat("iri-reference", true);
ajv.addSchema(schema("spdx.SNAPSHOT.schema.json"), "http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json");
ajv.addSchema(schema("jsf-0.82.SNAPSHOT.schema.json"), "http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json");
const valid = ajv.compile(schema("bom-1.6.SNAPSHOT.schema.json"));
const bill = JSON.parse(readFileSync(0, "utf8"));
console.log(valid(bill) ? "valid" : JSON.stringify(valid.errors, null, 2));
