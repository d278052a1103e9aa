import { DescribeRiskConfiguration } from "../../api/risk.ts";
import { ownConfiguration, shownConfiguration } from "../../domain/risk/configuration.ts";
import { configurable } from "../../flows/risk-configuration.ts";
import { operation } from "../operation.ts";

/** What was set for exactly this pool or client; a client without settings of its own follows its pool and shows none. @see spec/auth.md §9 */
export const describeRiskConfiguration = operation(DescribeRiskConfiguration, async (input, { store }) => {
  await configurable({ store }, input);
  const kept = ownConfiguration(await store.risk.configurations(input.UserPoolId), input.ClientId);
  return { RiskConfiguration: shownConfiguration(input, kept) };
});
