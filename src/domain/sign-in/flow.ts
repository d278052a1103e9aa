/** Which flow begins at which door, and what it needs. @see spec/auth.md §3.1 */
import type { AuthFlowType } from "../../api/sign-in.ts";
import type { UserPoolClient } from "../client/client.ts";
import { isFlowEnabled } from "../client/settings.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Door } from "./session.ts";

type Flow = { readonly doors: readonly Door[]; readonly needs: readonly string[]; readonly off: (flow: AuthFlowType) => Refusal };

const both: readonly Door[] = ["public", "admin"];
const password = ["USERNAME", "PASSWORD"];
const byAdministrator: Flow = { doors: ["admin"], needs: password, off: refuse.adminFlowOff };
const refresh: Flow = { doors: both, needs: ["REFRESH_TOKEN"], off: refuse.flowOff };

const flows: Readonly<Record<AuthFlowType, Flow>> = {
  USER_PASSWORD_AUTH: { doors: ["public"], needs: password, off: refuse.passwordFlowOff },
  ADMIN_USER_PASSWORD_AUTH: byAdministrator,
  ADMIN_NO_SRP_AUTH: byAdministrator,
  USER_SRP_AUTH: { doors: both, needs: ["USERNAME", "SRP_A"], off: refuse.flowOff },
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
  CUSTOM_AUTH: { doors: both, needs: ["USERNAME"], off: refuse.flowOff },
  USER_AUTH: { doors: both, needs: ["USERNAME"], off: refuse.flowOff },
};

/**
 * Checks a beginning in the service's order: door, gate, parameters.
 * @param parameters AuthParameters; a value that is empty counts as absent
 * @throws Refusal `flowNotAtThisDoor`, `passwordFlowOff`, `adminFlowOff`, `flowOff`, `missingParameter` for the first one missing
 */
export function checkFlow(flow: AuthFlowType, door: Door, client: UserPoolClient, parameters: Readonly<Record<string, string>>): void {
  const { doors, needs, off } = flows[flow];
  if (!doors.includes(door)) throw refuse.flowNotAtThisDoor();
  if (!isFlowEnabled(client, flow)) throw off(flow);
  const missing = needs.find((name) => !parameters[name]);
  if (missing !== undefined) throw refuse.missingParameter(missing);
}
