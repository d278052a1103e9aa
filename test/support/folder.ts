import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** An empty directory that is gone after the tests of the file. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "poolhouse-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
