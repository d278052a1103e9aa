/** From what was committed to what is answered. */
import { groupKeyOf } from "../../domain/device/device.ts";
import type { TokenFamily } from "../../domain/token/token.ts";
import type { House } from "../../ports/house.ts";
import { tokensOf } from "../tokens.ts";
import type { Attempt, Outcome, SignInAnswer } from "./attempt.ts";

/** The answer of a step, tokens signed. @throws Refusal the outcome's, now that it is saved */
export async function settled(house: House, { pool, client }: Attempt, outcome: Outcome): Promise<SignInAnswer> {
  switch (outcome.kind) {
    case "refused":
      throw outcome.refusal;
    case "challenged":
      return outcome.answer;
    case "signed-in":
      return {
        ChallengeParameters: {},
        AuthenticationResult: { ...(await tokensOf(house, { pool, client, ...outcome })), ...newDevice(outcome.opened.family) },
      };
  }
}

// Only beside the tokens of the sign-in itself: a refresh makes no device.
const newDevice = ({ poolId, deviceKey, newDevice }: TokenFamily) =>
  newDevice && deviceKey ? { NewDeviceMetadata: { DeviceKey: deviceKey, DeviceGroupKey: groupKeyOf(poolId) } } : {};
