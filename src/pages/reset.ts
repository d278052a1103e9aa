/** POST /_poolhouse/reset: empties the store. */
import { json, type Route } from "../http/message.ts";
import { privateHeaders, refused } from "./guard.ts";
import { takingJson } from "./json-body.ts";

/** Answers `{"reset": true}` once the store is empty; the body is empty or `{}`. @returns 400 with a sentence for any other body */
export const resetStore = (reset: () => Promise<void>): Route["answer"] =>
  takingJson(async (members) => {
    if (Object.keys(members).length > 0) return refused(400, "Reset takes no members: send no body, or {}.");
    await reset();
    return { ...json({ reset: true }), headers: privateHeaders };
  });
