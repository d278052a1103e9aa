import { SetRiskConfiguration } from "../../api/risk.ts";
import { givenConfiguration, shownConfiguration } from "../../domain/risk/configuration.ts";
import { configurable } from "../../flows/risk-configuration.ts";
import { operation } from "../operation.ts";

/** What a pool, or one of its clients, does about risk: replaced as a whole; without any section the defaults come back. @see spec/auth.md §9 */
export const setRiskConfiguration = operation(SetRiskConfiguration, async (input, { store, clock }) => {
  await configurable({ store }, input);
  const configuration = givenConfiguration(input, clock.now());
  await store.risk.configure(input.UserPoolId, input.ClientId, configuration);
  return { RiskConfiguration: shownConfiguration(input, configuration) };
});
