/** Every address that is served. */
import { type Config, settings } from "../config.ts";
import { preflight } from "../http/cors.ts";
import type { Route } from "../http/message.ts";
import { health } from "../oauth/health.ts";
import { jwks } from "../oauth/jwks.ts";
import { openidConfiguration } from "../oauth/openid-configuration.ts";
import { ready } from "../oauth/ready.ts";
import type { AdvancingClock } from "../pages/clock.ts";
import { developmentPages } from "../pages/development.ts";
import { referenceFolder } from "../pages/docs/library.ts";
import { docsPages } from "../pages/docs.ts";
import { feedbackPage } from "../pages/feedback.ts";
import { handle, type Wire } from "../protocol/handle.ts";
import type { Figures } from "./figures.ts";
import { metrics } from "./metrics.ts";

/** The doors over one house; those of development only in that mode. @param folder of the reference, where it is not this project's */
export const routesOf = (
  config: Config,
  wire: Wire,
  clock: AdvancingClock,
  figures: Figures,
  folder: URL = referenceFolder,
): readonly Route[] => [
  { method: "POST", path: "/", answer: (request) => handle(request, { ...wire, takesPlainJson: config.mode === "development" }) },
  preflight("/"),
  jwks(wire.house),
  openidConfiguration(wire.house),
  health(),
  ready(wire.house.store),
  ...feedbackPage(wire.house),
  ...metrics(config, figures),
  ...(config.docs === "on" ? docsPages(() => ({ folder, settings: Object.values(settings), ...tryItOf(config, wire) })) : []),
  ...(config.mode === "development" ? developmentPages({ store: wire.house.store, clock }) : []),
];

// Development has the form; in production it stands where an operator wants it.
const tryItOf = ({ mode, docsTryIt, region }: Config, { trust }: Wire) =>
  (mode === "development" || docsTryIt === "on") && { tryIt: { trust, region } };
