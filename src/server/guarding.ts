/** What stands before every operation, as the configuration chooses it. */
import type { openWebAcls as OpenWebAcls } from "../adapters/web-acl/web-acls.ts";
import { figuresOf } from "../config/figures.ts";
import type { Config } from "../config.ts";
import { documentedRates, quotaRates } from "../domain/quota/charges.ts";
import type { Log } from "../http/log.ts";
import type { House } from "../ports/house.ts";
import type { Quotas } from "../ports/quotas.ts";
import type { WebAcls } from "../ports/web-acl.ts";
import type { Wire } from "../protocol/handle.ts";
import { quotaGuard } from "../protocol/quota-guard.ts";
import { webAclGuard } from "../protocol/web-acl-guard.ts";
import { isQuotaOn } from "./house.ts";

/** The guards of the door; `acls` for the metrics, where there are any. */
export type Guarding = { readonly wire: Pick<Wire, "guard" | "quotas">; readonly acls?: WebAcls; readonly close: () => Promise<void> };

/** Opens them; what is not configured is not loaded either, which would cost every start. @throws Error one sentence that says what to set */
export async function openGuarding(config: Config, house: House, log: Log): Promise<Guarding> {
  const { webAcl } = config;
  const acls = webAcl === "" ? undefined : await openAcls({ path: webAcl, geo: house.geo, clock: house.clock, log });
  const quotas = isQuotaOn(config) ? await openCounted(config) : undefined;
  return {
    wire: { ...(acls && { guard: webAclGuard(acls, house) }), ...(quotas && { quotas: quotaGuard(quotas, house) }) },
    ...(acls && { acls }),
    async close() {
      acls?.close();
      await quotas?.close();
    },
  };
}

async function openAcls(place: Parameters<typeof OpenWebAcls>[0]): ReturnType<typeof OpenWebAcls> {
  const { openWebAcls } = await import("../adapters/web-acl/web-acls.ts");
  return openWebAcls(place);
}

async function openCounted(config: Config): Promise<Quotas> {
  const { openQuotas } = await import("../adapters/quotas/quotas.ts");
  return openQuotas({ ...documentedRates, ...figuresOf(quotaRates, config.quotaRates) }, config);
}
