/** REFRESH_TOKEN_AUTH, at either door. @see spec/auth.md §2.5 */
import type { House } from "../../ports/house.ts";
import { refreshTokens } from "../refresh.ts";
import { required, type SignInAnswer } from "./attempt.ts";
import type { Beginning } from "./initiate.ts";

/** New tokens for a refresh token. @throws Refusal of the token, the hash and the user; `refreshFlowOfRotatingClient` */
export async function signInByRefreshToken(house: House, { attempt, parameters }: Beginning): Promise<SignInAnswer> {
  const { pool, client } = attempt;
  const token = required(parameters, "REFRESH_TOKEN");
  return {
    ChallengeParameters: {},
    AuthenticationResult: await refreshTokens(house, {
      pool,
      client,
      token,
      hash: parameters.SECRET_HASH,
      deviceKey: parameters.DEVICE_KEY,
    }),
  };
}
