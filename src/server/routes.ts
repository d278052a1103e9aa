/** Every address that is served. */
import type { Config } from "../config.ts";
import { preflight } from "../http/cors.ts";
import type { Route } from "../http/message.ts";
import { health } from "../oauth/health.ts";
import { jwks } from "../oauth/jwks.ts";
import { openidConfiguration } from "../oauth/openid-configuration.ts";
import type { AdvancingClock } from "../pages/clock.ts";
import { developmentPages } from "../pages/development.ts";
import { handle, type Wire } from "../protocol/handle.ts";

/** The doors over one house; those of development only in that mode. */
export const routesOf = ({ mode }: Pick<Config, "mode">, wire: Wire, clock: AdvancingClock): readonly Route[] => [
  { method: "POST", path: "/", answer: (request) => handle(request, { ...wire, takesPlainJson: mode === "development" }) },
  preflight("/"),
  jwks(wire.house),
  openidConfiguration(wire.house),
  health(),
  ...(mode === "development" ? developmentPages({ store: wire.house.store, clock }) : []),
];
