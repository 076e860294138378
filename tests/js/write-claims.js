/** Writes each claim of a file of JSON as its YAML, for the test that reads them with the gate. */
import { readFileSync } from "node:fs";

import { write } from "../../plugins/dossier/assets/editing/claim-yaml.js";

const claims = JSON.parse(readFileSync(process.argv[2] ?? "", "utf-8"));
process.stdout.write(JSON.stringify(claims.map((/** @type {object} */ claim) => write(claim))));
