import type { AclRequest } from "../../src/domain/web-acl/request.ts";

/** A request as a web ACL sees it: a curl that signs up, through a proxy. @param more what differs */
export const anAclRequest = (more: Partial<AclRequest> = {}): AclRequest => ({
  method: "POST",
  url: "/?a=1&B=Two",
  headers: [
    ["Host", "localhost"],
    ["User-Agent", "curl/8"],
    ["X-Forwarded-For", "198.51.100.1, 203.0.113.9"],
    ["Cookie", "k=v; other=1"],
  ],
  added: [
    ["x-amzn-cognito-operation-name", "SignUp"],
    ["x-amzn-cognito-client-id", "1client"],
  ],
  address: "192.0.2.1",
  countryOf: (address) => (address.startsWith("192.") ? "NL" : "US"),
  count: () => 1,
  ...more,
});
