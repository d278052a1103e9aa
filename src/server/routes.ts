/** Every address that is served. */
import type { Config } from "../config.ts";
import { preflight } from "../http/cors.ts";
import type { Route } from "../http/message.ts";
import { health } from "../oauth/health.ts";
import { jwks } from "../oauth/jwks.ts";
import { openidConfiguration } from "../oauth/openid-configuration.ts";
import { ready } from "../oauth/ready.ts";
import type { AdvancingClock } from "../pages/clock.ts";
import { developmentPages } from "../pages/development.ts";
import { feedbackPage } from "../pages/feedback.ts";
import { handle, type Wire } from "../protocol/handle.ts";
import type { Figures } from "./figures.ts";
import { metrics } from "./metrics.ts";

/** The doors over one house; those of development only in that mode. */
export const routesOf = (config: Config, wire: Wire, clock: AdvancingClock, figures: Figures): readonly Route[] => [
  { method: "POST", path: "/", answer: (request) => handle(request, { ...wire, takesPlainJson: config.mode === "development" }) },
  preflight("/"),
  jwks(wire.house),
  openidConfiguration(wire.house),
  health(),
  ready(wire.house.store),
  ...feedbackPage(wire.house),
  ...metrics(config, figures),
  ...(config.mode === "development" ? developmentPages({ store: wire.house.store, clock }) : []),
];
