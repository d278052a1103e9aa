/**
 * GET /docs and below: the reference. Pages are docs/reference rendered; /docs/openapi.json lies there too. Nothing is read or made before it is asked
 * for, so a server whose pages nobody reads pays nothing. The pages hold no data of anyone's and may be read by whoever reaches the server.
 */
import type { HttpAnswer, HttpRequest, Route } from "../http/message.ts";
import { moved, served } from "./docs/answers.ts";
import type { Site, SiteOptions } from "./docs/site.ts";

/** The routes of the reference. */
export function docsPages(options: () => SiteOptions): readonly Route[] {
  let opening: Promise<Site> | undefined;
  const answer = async (request: HttpRequest): Promise<HttpAnswer> => {
    opening ??= open(options()).catch((failure) => {
      opening = undefined;
      throw failure;
    });
    const site = await opening;
    const path = (request.url.split("?", 1)[0] ?? "").replace(/^\/docs\/?/, "");
    const found = await site.at(path.replace(/\/$/, ""));
    if (found && "moved" in found) return moved(found.moved);
    if (path.endsWith("/") && found) return moved(`/docs/${path.replace(/\/$/, "")}`);
    return served(found ?? site.missing(), request);
  };
  return [
    { method: "GET", path: "/docs", answer },
    { method: "GET", path: "/docs/*", answer },
  ];
}

async function open(options: SiteOptions): Promise<Site> {
  const { openSite } = await import("./docs/site.ts");
  return await openSite(options);
}
