/** RespondToAuthChallenge and AdminRespondToAuthChallenge: an answer to the pending challenge. @see spec/auth.md §3.2, §3.5 */
import type { AuthFlowType, ChallengeNameType } from "../../api/sign-in.ts";
import { refuse } from "../../domain/refusal.ts";
import type { PendingChallenge, Session } from "../../domain/sign-in/session.ts";
import { isFirstFactorOpen } from "../../domain/sign-in/steps.ts";
import type { House } from "../../ports/house.ts";
import { Conflict } from "../../ports/store.ts";
import { checkSecretHash } from "../lookup.ts";
import { continuing } from "../risk-sign-in.ts";
import { claimedTicket, readSession } from "../sessions.ts";
import { answerCode } from "./answers/code.ts";
import { answerDevicePasswordVerifier } from "./answers/device-password-verifier.ts";
import { answerDeviceSrpAuth } from "./answers/device-srp-auth.ts";
import { answerChoice, answerPassword, answerPasswordSrp } from "./answers/first-factor.ts";
import { answerMfaSetup } from "./answers/mfa-setup.ts";
import { answerNewPassword } from "./answers/new-password.ts";
import { answerPasswordVerifier } from "./answers/password-verifier.ts";
import { answerSelectMfa } from "./answers/select-mfa.ts";
import { answerSoftwareToken } from "./answers/software-token.ts";
import { type Answering, type Attempt, type Outcome, type Parameters, required, type SignInAnswer } from "./attempt.ts";
import { withDevice } from "./device.ts";
import { settled } from "./finish.ts";

/** An answer as the request brings it. */
export type Response = { readonly name: ChallengeNameType; readonly session: string | undefined; readonly responses: Parameters };

/** Wrong codes given at the same moment are judged one after the other, each against the count that the one before left; so are a device's proofs. */
const judgedAgain: readonly Conflict["guard"][] = ["keep-session", "change-device"];
const mostRetries = 20;

/**
 * Judges an answer and carries the sign-in on.
 * @returns tokens, or the next challenge
 * @throws Refusal `missingParameter`, of the hash, of the session (`sessionInvalid`, `sessionUsed`, `sessionExpired`), and those of the answer
 */
export async function respond(house: House, begun: Attempt, response: Response): Promise<SignInAnswer> {
  const attempt = { ...begun, flow: flowAnswered(house, response) };
  for (let retries = 0; ; retries++) {
    try {
      return await settled(house, attempt, await answered(house, attempt, response));
    } catch (thrown) {
      if (!(thrown instanceof Conflict)) throw thrown;
      if (!judgedAgain.includes(thrown.guard) || retries >= mostRetries) throw refusalOf(thrown);
    }
  }
}

// Another answer was first. A proof that was spent is as wrong as any other.
function refusalOf({ guard }: Conflict) {
  if (guard === "use-session") return refuse.sessionUsed();
  return guard === "spend" ? refuse.wrongPassword() : refuse.concurrentChange();
}

async function answered(house: House, attempt: Attempt, response: Response): Promise<Outcome> {
  const { name, session: text, responses } = response;
  for (const needed of ["USERNAME", ...(needs[name] ?? [])]) required(responses, needed);
  if (!text && !withoutSession.includes(name)) throw refuse.missingParameter("Session");
  checkSecretHash(house, attempt.client, { usernames: [required(responses, "USERNAME")], hash: responses.SECRET_HASH });
  if (name === "DEVICE_SRP_AUTH") return answerDeviceSrpAuth(house, attempt, { ...response, name });
  if (name === "DEVICE_PASSWORD_VERIFIER") return answerDevicePasswordVerifier(house, attempt, { ...response, name });
  const { pool, client, door } = attempt;
  const session = text ? await readSession(house, text, { poolId: pool.id, clientId: client.id, door }) : undefined;
  if (session && !answers(name, session)) throw refuse.sessionInvalid();
  if (name === "PASSWORD_VERIFIER") return answerPasswordVerifier(house, { attempt, responses, session });
  if (!session) throw refuse.sessionInvalid();
  const known = await withDevice(house, attempt, { sub: session.phantom ? undefined : session.sub, parameters: responses, session });
  return judge(
    house,
    { attempt: continuing(known, session), session, responses },
    name === "SELECT_CHALLENGE" ? { name } : session.pending,
  );
}

/**
 * The flow of the sign-in that an answer belongs to, as its session says, whatever became of that. Without a session only USER_SRP_AUTH leads to
 * PASSWORD_VERIFIER. @returns undefined where the answer tells none
 */
export function flowAnswered(house: House, { name, session }: Pick<Response, "name" | "session">): AuthFlowType | undefined {
  if (session) return claimedTicket(house, session)?.flow;
  return name === "PASSWORD_VERIFIER" ? "USER_SRP_AUTH" : undefined;
}

/** What may be answered without a session: SECRET_BLOCK holds the state, or the device knows what waits for it. */
const withoutSession: readonly ChallengeNameType[] = ["PASSWORD_VERIFIER", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER"];

/** The members of ChallengeResponses without which an answer says nothing. */
const needs: Readonly<Partial<Record<ChallengeNameType, readonly string[]>>> = {
  PASSWORD_VERIFIER: ["PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"],
  NEW_PASSWORD_REQUIRED: ["NEW_PASSWORD"],
  SMS_MFA: ["SMS_MFA_CODE"],
  EMAIL_OTP: ["EMAIL_OTP_CODE"],
  SMS_OTP: ["SMS_OTP_CODE"],
  SOFTWARE_TOKEN_MFA: ["SOFTWARE_TOKEN_MFA_CODE"],
  SELECT_MFA_TYPE: ["ANSWER"],
  SELECT_CHALLENGE: ["ANSWER"],
  PASSWORD: ["PASSWORD"],
  PASSWORD_SRP: ["SRP_A"],
  DEVICE_SRP_AUTH: ["DEVICE_KEY", "SRP_A"],
  DEVICE_PASSWORD_VERIFIER: ["DEVICE_KEY", "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP"],
};

// Whoever has not begun yet may change their mind: clients answer any first challenge as SELECT_CHALLENGE.
const answers = (name: ChallengeNameType, { pending, proofs }: Session) =>
  pending.name === name || (name === "SELECT_CHALLENGE" && isFirstFactorOpen(proofs) && pending.name !== "SIGN_UP");

function judge(house: House, answering: Answering, pending: PendingChallenge): Promise<Outcome> {
  switch (pending.name) {
    case "SELECT_CHALLENGE":
      return answerChoice(house, answering);
    case "PASSWORD":
      return answerPassword(house, answering);
    case "PASSWORD_SRP":
      return answerPasswordSrp(house, answering);
    case "NEW_PASSWORD_REQUIRED":
      return answerNewPassword(house, answering);
    case "SMS_MFA":
    case "EMAIL_OTP":
    case "SMS_OTP":
      return answerCode(house, answering, pending);
    case "SOFTWARE_TOKEN_MFA":
      return answerSoftwareToken(house, answering);
    case "SELECT_MFA_TYPE":
      return answerSelectMfa(house, answering, pending.factors);
    case "MFA_SETUP":
      return answerMfaSetup(house, answering, pending);
    default:
      throw refuse.sessionInvalid();
  }
}
