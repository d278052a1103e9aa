/** What a caller may tell about the request itself: metadata for triggers, analytics and risk data. */
import type { Static } from "typebox";
import { list, map, optional, required, structure } from "./contract.ts";
import { StringType } from "./scalars.ts";

export const UserContextDataType = structure(
  "UserContextDataType",
  "What the app knows of the user's device, for the risk assessment.",
  {
    IpAddress: optional(StringType, "The IP address of the user's device."),
    EncodedData: optional(StringType, "The device fingerprint that the context data library collected in the browser or app."),
  },
  { sensitive: true },
);
export type UserContextDataType = Static<typeof UserContextDataType>;

export const AnalyticsMetadataType = structure("AnalyticsMetadataType", "The endpoint that analytics of this request belong to.", {
  AnalyticsEndpointId: optional(StringType, "The id of the analytics endpoint."),
});
export type AnalyticsMetadataType = Static<typeof AnalyticsMetadataType>;

export const HttpHeader = structure("HttpHeader", {
  headerName: optional(StringType, "The name of the header."),
  headerValue: optional(StringType, "The value of the header."),
});
export type HttpHeader = Static<typeof HttpHeader>;

export const HttpHeaderList = list("HttpHeaderList", HttpHeader);

export const ContextDataType = structure("ContextDataType", "What the server knows of the user's request, for the risk assessment.", {
  IpAddress: required(StringType, "The IP address of the user's device."),
  ServerName: required(StringType, "The host name of the app's server."),
  ServerPath: required(StringType, "The path on the app's server that the user called."),
  HttpHeaders: required(HttpHeaderList, "The HTTP headers of the user's request."),
  EncodedData: optional(StringType, "The device fingerprint that the context data library collected in the browser or app."),
});
export type ContextDataType = Static<typeof ContextDataType>;

export const ClientMetadataType = map("ClientMetadataType", StringType, {
  summary: "Free pairs that are passed on to the triggers and kept nowhere.",
});
