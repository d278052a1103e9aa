import type { AccessKey } from "../domain/access-key/access-key.ts";
import type { Page } from "./store.ts";

/** The keys that may sign requests in production. */
export interface AccessKeyStore {
  /** @returns false where the id is in use */
  create(key: AccessKey): Promise<boolean>;
  /** Cached; never older than a second when another process changed it. */
  find(id: string): Promise<AccessKey | undefined>;
  /** @returns the key as it is now; undefined where there is none */
  update(id: string, change: (key: AccessKey) => AccessKey): Promise<AccessKey | undefined>;
  /** Notes a use; changes nothing else, and stands back for a later one. @param at epoch seconds */
  used(id: string, at: number): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** In the order of the ids. */
  list(query: { readonly limit: number; readonly after?: string }): Promise<Page<AccessKey>>;
}
