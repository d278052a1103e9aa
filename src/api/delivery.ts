/** Where a code was sent. */
import type { Static } from "typebox";
import { enumeration, list, optional, structure } from "./contract.ts";
import { AttributeNameType, StringType } from "./scalars.ts";

export const DeliveryMediumType = enumeration("DeliveryMediumType", ["SMS", "EMAIL"]);
export type DeliveryMediumType = Static<typeof DeliveryMediumType>;

export const CodeDeliveryDetailsType = structure("CodeDeliveryDetailsType", {
  Destination: optional(StringType),
  DeliveryMedium: optional(DeliveryMediumType),
  AttributeName: optional(AttributeNameType),
});
export type CodeDeliveryDetailsType = Static<typeof CodeDeliveryDetailsType>;

export const CodeDeliveryDetailsListType = list("CodeDeliveryDetailsListType", CodeDeliveryDetailsType);
