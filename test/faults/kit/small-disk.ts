/** A file system that can be filled up. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type SmallDisk = {
  readonly folder: string;
  readonly fill: () => void;
  readonly free: () => void;
  readonly remove: () => void;
};

const size = "24m";

/** @param options of the mount, beside its size @returns undefined where this machine does not let us mount one */
export function smallDisk(options = "rw"): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), "poolhouse-disk-"));
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=700,${options}`, "tmpfs", folder]);
  const ballast = join(folder, "ballast");
  const remove = () => {
    spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (status === 0) return { folder, fill: () => fill(ballast), free: () => rmSync(ballast), remove };
  remove();
  return undefined;
}

/** Writes until nothing goes any more, to the last page. */
function fill(file: string): void {
  const descriptor = openSync(file, "a");
  for (const bytes of [1 << 20, 4096])
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(bytes));
    } catch (problem) {
      if (!(problem instanceof Error && "code" in problem && problem.code === "ENOSPC")) throw problem;
    }
  closeSync(descriptor);
}
