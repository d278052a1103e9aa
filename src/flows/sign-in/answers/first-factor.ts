/** SELECT_CHALLENGE, PASSWORD, PASSWORD_SRP: answers by which a choice-based sign-in begins. @see spec/auth.md §3.5, §3.8 */
import { refuse } from "../../../domain/refusal.ts";
import type { FirstChallenge } from "../../../domain/sign-in/session.ts";
import { isNamed } from "../../../domain/sign-in/standing.ts";
import type { User } from "../../../domain/user/user.ts";
import type { House } from "../../../ports/house.ts";
import { type Answering, type Outcome, required } from "../attempt.ts";
import { beginWith, challengesOf } from "../choice.ts";
import { spent } from "../judge.ts";
import { isPhantomNamed } from "../phantom.ts";

/** The user's choice, with its answer at once or without. @throws Refusal `answerNotOffered`; those of `beginWith` */
export async function answerChoice(house: House, answering: Answering): Promise<Outcome> {
  const user = await userOf(house, answering);
  const { attempt, responses } = answering;
  const name = challengesOf(attempt, user, required(responses, "USERNAME")).find((offered) => offered === responses.ANSWER);
  if (!name) throw refuse.answerNotOffered();
  return begin(house, answering, user, name);
}

/** A password. A wrong one ends the attempt: the session is spent with it. @throws Refusal as `provePassword` */
export const answerPassword = async (house: House, answering: Answering): Promise<Outcome> =>
  begin(house, answering, await userOf(house, answering), "PASSWORD");

/** SRP_A: the exchange begins, with a session of its own. @throws Refusal as `challengeBySrp` */
export const answerPasswordSrp = async (house: House, answering: Answering): Promise<Outcome> =>
  begin(house, answering, await userOf(house, answering), "PASSWORD_SRP");

const begin = (house: House, { attempt, session, responses }: Answering, user: User | undefined, name: FirstChallenge) =>
  beginWith(house, attempt, {
    user,
    username: required(responses, "USERNAME"),
    name,
    parameters: responses,
    writes: spent(house, session),
  });

/** The user of the session; undefined for a phantom. @throws Refusal `sessionInvalid` for another one's name, or a user deleted since */
async function userOf(house: House, { attempt, session, responses }: Answering): Promise<User | undefined> {
  const username = required(responses, "USERNAME");
  if (session.phantom) {
    if (!isPhantomNamed(house, attempt.pool, session.sub, username)) throw refuse.sessionInvalid();
    return undefined;
  }
  const user = await house.store.users.find(session.poolId, session.sub);
  if (!user || !isNamed(attempt.pool, user, username)) throw refuse.sessionInvalid();
  return user;
}
