/** The web ACL at the door of the wire. @see spec/platform.md §10 */
import { refuse } from "../domain/refusal.ts";
import type { AclVerdict } from "../domain/web-acl/acl.ts";
import { type Pairs, reservedHeaders } from "../domain/web-acl/request.ts";
import { claimedPlace } from "../flows/claimed.ts";
import type { HttpAnswer, HttpRequest } from "../http/message.ts";
import type { House } from "../ports/house.ts";
import type { WebAcls } from "../ports/web-acl.ts";
import { encodeError } from "./encode.ts";
import type { Guard } from "./handle.ts";

/** A guard that lets pass what the ACL of the request's pool lets pass. */
export const webAclGuard =
  (acls: WebAcls, house: House): Guard =>
  async (request, { name }, input) => {
    const { clientId, poolId } = await claimedPlace(house, input, acls.arePerPool);
    const verdict = acls.judge(poolId, {
      method: request.method,
      url: request.url,
      headers: sentHeaders(request),
      added: [[operationHeader, name], ...(clientId === undefined ? [] : [[clientHeader, bytesOf(clientId)] as const])],
      address: request.sourceAddress,
    });
    return verdict === undefined || verdict.passes ? undefined : refusalOf(verdict, name);
  };

const [operationHeader, clientHeader] = reservedHeaders;
const isReserved = (name: string) => reservedHeaders.some((reserved) => reserved === name.toLowerCase());

/** A header's text is bytes. */
const bytesOf = (text: string) => Buffer.from(text).toString("latin1");

// What a client sends under a name that only the door may set is dropped, whatever its case.
function sentHeaders({ rawHeaders }: HttpRequest): Pairs {
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (!isReserved(name)) pairs.push([name, rawHeaders[at + 1] ?? ""]);
  }
  return pairs;
}

/** A custom answer counts with a status from 400 to 499, as documented for the API; any other gives the plain refusal. */
function refusalOf({ response, matched }: AclVerdict, operation: string): HttpAnswer {
  const plain = encodeError(refuse.forbidden(), { operation, webAclRule: matched.at(-1)?.rule });
  if (!response || response.status < 400 || response.status > 499) return plain;
  const { status, headers, body, contentType } = response;
  return {
    ...plain,
    status,
    headers: { ...plain.headers, ...headers },
    ...(body !== undefined && contentType !== undefined && { body, contentType }),
  };
}
