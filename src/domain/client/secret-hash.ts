import { timingSafeEqual } from "node:crypto";
import { hmacOf } from "../hmac.ts";

/**
 * SECRET_HASH: Base64(HMAC-SHA256(client secret, user name ‖ client id)). Throws nothing.
 * @param username as the same request writes it, an alias where it uses one
 * @see spec/auth.md §3.1
 */
export const secretHash = (secret: string, username: string, clientId: string): string =>
  hmacOf("sha256", secret).update(username).update(clientId).digest("base64");

/** Whether two texts are the same, in a time that tells nothing about where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => hmacOf("sha256", "compare").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
