/** The files of docs/reference, by name. */
import { readdir, readFile } from "node:fs/promises";

/** Where the reference lies, in the project and in the package. */
export const referenceFolder = new URL("../../../docs/reference/", import.meta.url);

/** What is there. A file is found by its exact name only, so no request reads anything else. */
export type Library = {
  /** From the folder, such as `operations/sign-up.md`, in order. */
  readonly files: readonly string[];
  readonly has: (file: string) => boolean;
  /** @throws Error for a file that is not there */
  readonly text: (file: string) => Promise<string>;
};

/** @param folder with a slash at its end; one that is not there is empty */
export async function openLibrary(folder: URL): Promise<Library> {
  const files = await filesIn(folder);
  const known = new Set(files);
  const text = async (file: string) => {
    if (!known.has(file)) throw new Error(`There is no ${file} in the reference.`);
    return await readFile(new URL(file, folder), "utf8");
  };
  return { files, has: (file) => known.has(file), text };
}

async function filesIn(folder: URL): Promise<readonly string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names
      .map((name) => name.replaceAll("\\", "/"))
      .filter((name) => /^[\w-]+(\/[\w-]+)*\.(md|svg|json)$/.test(name))
      .toSorted();
  } catch {
    return [];
  }
}
