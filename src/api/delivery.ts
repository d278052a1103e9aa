/** Where a code was sent. */
import type { Static } from "typebox";
import { enumeration, list, optional, structure } from "./contract.ts";
import { AttributeNameType, StringType } from "./scalars.ts";

export const DeliveryMediumType = enumeration("DeliveryMediumType", ["SMS", "EMAIL"], {
  summary: "Whether it was sent by text message or by mail.",
});
export type DeliveryMediumType = Static<typeof DeliveryMediumType>;

export const CodeDeliveryDetailsType = structure("CodeDeliveryDetailsType", "Where the code was sent.", {
  Destination: optional(StringType, "The masked email address or phone number that the code was sent to."),
  DeliveryMedium: optional(DeliveryMediumType),
  AttributeName: optional(AttributeNameType, "The attribute that holds the destination and that the code verifies."),
});
export type CodeDeliveryDetailsType = Static<typeof CodeDeliveryDetailsType>;

export const CodeDeliveryDetailsListType = list("CodeDeliveryDetailsListType", CodeDeliveryDetailsType);
