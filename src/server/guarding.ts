/** What stands before every operation, as the configuration chooses it. */
import { openWebAcls } from "../adapters/web-acl/web-acls.ts";
import type { Config } from "../config.ts";
import type { Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";
import type { WebAcls } from "../ports/web-acl.ts";
import type { Wire } from "../protocol/handle.ts";
import { webAclGuard } from "../protocol/web-acl-guard.ts";

/** The guards of the door; `acls` for the metrics, where there are any. */
export type Guarding = { readonly wire: Pick<Wire, "guard">; readonly acls?: WebAcls; readonly close: () => void };

/** Opens them. @throws Error one sentence that says what to set */
export async function openGuarding({ webAcl }: Config, house: House, log: Log): Promise<Guarding> {
  if (webAcl === "") return { wire: {}, close: () => {} };
  const acls = await openWebAcls({ path: webAcl, geo: house.geo, clock: house.clock, log });
  return { wire: { guard: webAclGuard(acls, house) }, acls, close: acls.close };
}
