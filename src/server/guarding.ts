/** What stands before every operation, as the configuration chooses it. */
import { memoryQuotas } from "../adapters/quotas/memory.ts";
import { openWebAcls } from "../adapters/web-acl/web-acls.ts";
import type { Config } from "../config.ts";
import { parseRates } from "../domain/quota/rates.ts";
import type { Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";
import type { WebAcls } from "../ports/web-acl.ts";
import type { Wire } from "../protocol/handle.ts";
import { quotaGuard } from "../protocol/quota-guard.ts";
import { webAclGuard } from "../protocol/web-acl-guard.ts";

/** The guards of the door; `acls` for the metrics, where there are any. */
export type Guarding = { readonly wire: Pick<Wire, "guard" | "quotas">; readonly acls?: WebAcls; readonly close: () => void };

/** Opens them. @throws Error one sentence that says what to set */
export async function openGuarding(config: Config, house: House, log: Log): Promise<Guarding> {
  const { webAcl } = config;
  const quotas = quotasOf(config, house);
  if (webAcl === "") return { wire: quotas, close: () => {} };
  const acls = await openWebAcls({ path: webAcl, geo: house.geo, clock: house.clock, log });
  return { wire: { ...quotas, guard: webAclGuard(acls, house) }, acls, close: acls.close };
}

function quotasOf({ mode, quotas, quotaRates }: Config, house: House): Pick<Wire, "quotas"> {
  const isOn = quotas === "" ? mode === "production" : quotas === "on";
  return isOn ? { quotas: quotaGuard(memoryQuotas(parseRates(quotaRates), house.clock), house) } : {};
}
