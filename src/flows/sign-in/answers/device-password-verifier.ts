/** DEVICE_PASSWORD_VERIFIER: the device's proof that it knows its secret. Nothing follows it but the tokens. @see spec/auth.md §3.5, §6 */
import { afterProof, afterWrongProof } from "../../../domain/device/change.ts";
import { refuse } from "../../../domain/refusal.ts";
import type { User } from "../../../domain/user/user.ts";
import type { House } from "../../../ports/house.ts";
import type { Changed, Write } from "../../../ports/store.ts";
import { laterFactorFailed } from "../../risk-sign-in.ts";
import { isSrpProof, readSecretBlock, spendingOf } from "../../srp-exchange.ts";
import { type Attempt, type Outcome, required } from "../attempt.ts";
import { judged, spending } from "../judge.ts";
import { next } from "../next.ts";
import { type DeviceAnswering, type DeviceResponse, deviceAnswering, ownerOfDevice } from "./device.ts";

/**
 * Judges a proof; right or wrong, session and SECRET_BLOCK count no more. After a wrong one the device stands in for MFA no more.
 * @throws Refusal `wrongPassword` for a wrong proof, and for an altered, foreign or expired block; as `deviceAnswering`; those of `judged`;
 *   Conflict where the device was changed meanwhile
 */
export async function answerDevicePasswordVerifier(house: House, attempt: Attempt, response: DeviceResponse): Promise<Outcome> {
  const answering = await deviceAnswering(house, attempt, response);
  const { session, responses, device } = answering;
  const secretBlock = required(responses, "PASSWORD_CLAIM_SECRET_BLOCK");
  const proof = { signature: required(responses, "PASSWORD_CLAIM_SIGNATURE"), timestamp: required(responses, "TIMESTAMP"), secretBlock };
  const challenge = readSecretBlock(house, { ...attempt, deviceKey: device.key }, secretBlock);
  if (challenge?.sub !== session.sub) throw refuse.wrongPassword();
  const isRight = await isSrpProof(house, challenge, ownerOfDevice(device), proof);
  return judged(house, answering, (user) => {
    const change = isRight ? rightProof(house, answering, user) : wrongProof(answering, user);
    return spending(house, answering, { ...change, writes: [spendingOf(house, challenge), ...(change.writes ?? [])] });
  });
}

// A device that was trusted when the sign-in began may be so no more; then its proof is not enough, and no challenge may follow it.
function rightProof(house: House, answering: DeviceAnswering, user: User): Changed<Outcome> {
  const { attempt, session, device } = answering;
  const proofs = [...session.proofs, "device"] as const;
  const change = next(house, attempt, user, { proofs });
  if (change.answer.kind !== "signed-in") return wrongProof(answering, user);
  return { ...change, writes: [guard(device, afterProof(device, proofs)), ...(change.writes ?? [])] };
}

const wrongProof = ({ attempt, device }: DeviceAnswering, user: User): Changed<Outcome> => ({
  user,
  writes: [guard(device, afterWrongProof(device)), ...laterFactorFailed(attempt, true)],
  answer: { kind: "refused", refusal: refuse.wrongPassword() },
});

// Also where nothing changes: the device must still be what was judged.
const guard = (from: DeviceAnswering["device"], to: DeviceAnswering["device"]): Write => ({ kind: "change-device", from, to });
