/** What a caller may tell about the request itself: metadata for triggers, analytics and risk data. */
import type { Static } from "typebox";
import { list, map, optional, required, structure } from "./contract.ts";
import { StringType } from "./scalars.ts";

export const UserContextDataType = structure(
  "UserContextDataType",
  {
    IpAddress: optional(StringType),
    EncodedData: optional(StringType),
  },
  { sensitive: true },
);
export type UserContextDataType = Static<typeof UserContextDataType>;

export const AnalyticsMetadataType = structure("AnalyticsMetadataType", {
  AnalyticsEndpointId: optional(StringType),
});
export type AnalyticsMetadataType = Static<typeof AnalyticsMetadataType>;

export const HttpHeader = structure("HttpHeader", {
  headerName: optional(StringType),
  headerValue: optional(StringType),
});
export type HttpHeader = Static<typeof HttpHeader>;

export const HttpHeaderList = list("HttpHeaderList", HttpHeader);

export const ContextDataType = structure("ContextDataType", {
  IpAddress: required(StringType),
  ServerName: required(StringType),
  ServerPath: required(StringType),
  HttpHeaders: required(HttpHeaderList),
  EncodedData: optional(StringType),
});
export type ContextDataType = Static<typeof ContextDataType>;

export const ClientMetadataType = map("ClientMetadataType", StringType);
