/** Users as an administrator makes them. @see spec/auth.md §7.1 to §7.3; API model, AdminCreateUser */
import type { AttributeType } from "../api/attribute.ts";
import type { DeliveryMediumType } from "../api/delivery.ts";
import { initialAttributes } from "../domain/attribute/initial.ts";
import { temporaryPassword } from "../domain/password/generate.ts";
import { checkPassword } from "../domain/password/policy.ts";
import { temporaryUntil, withTemporaryPassword } from "../domain/password/set.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { passwordPolicyOf, usernameAttributesOf } from "../domain/pool/settings.ts";
import { refuseQuota } from "../domain/quota/refusals.ts";
import { refuse } from "../domain/refusal.ts";
import { allowsPasswordless, newUser, statusOfCreated } from "../domain/user/create.ts";
import { checkInvitable, checkReachable, invitationChannels, signInName } from "../domain/user/invite.ts";
import type { User } from "../domain/user/user.ts";
import { attributesOfName } from "../domain/user/username.ts";
import type { House } from "../ports/house.ts";
import { NameTaken, type Write } from "../ports/store.ts";
import { claimingNames, kindOf } from "./aliases.ts";
import { findUserByName, getUser } from "./lookup.ts";
import { messageOf } from "./messages.ts";
import { setPassword } from "./passwords.ts";
import { checkRoom } from "./room.ts";

/** What an administrator asks for. An empty temporary password counts as none. */
export type Invitation = {
  readonly username: string;
  readonly attributes: readonly AttributeType[];
  readonly temporaryPassword: string | undefined;
  /** By which media to invite; undefined: the default. */
  readonly media: readonly DeliveryMediumType[] | undefined;
  readonly silent: boolean;
  /** Whether a verified address that is another user's alias moves to this one. */
  readonly force: boolean;
};

/**
 * Creates a user with a temporary password, ours where none is given, and invites them. Where one-time codes are a first factor, a user for whom
 * no password is given gets none.
 * @throws Refusal UsernameExistsException, AliasExistsException, InvalidPasswordException, InvalidParameterException
 */
export async function createInvited(house: House, pool: Pool, invitation: Invitation): Promise<User> {
  const attributes = initialAttributes(invitation.attributes, { pool }, attributesOfName(pool, invitation.username));
  const channels = invitation.silent ? [] : invitationChannels(attributes, invitation.media);
  const plain = passwordToGive(house, pool, invitation.temporaryPassword, allowsPasswordless(pool));
  if (plain === undefined) checkReachable(attributes);
  // Before the costly part; the commit has the last word.
  if (await findUserByName(house, pool, invitation.username)) throw refuse.userAccountExists();
  await checkRoom(house.settings.resources.Users, () => house.store.users.estimate(pool.id), refuseQuota.users);
  const now = house.clock.now();
  const status = statusOfCreated(attributes, plain !== undefined);
  const user = newUser(pool, { username: invitation.username, sub: house.random.uuid(now), status, attributes, now });
  const kept = plain === undefined ? user : { ...user, password: await temporary(house, pool, user, plain) };
  const writes = plain === undefined ? [] : channels.map((channel) => invite(house, pool, kept, channel, plain));
  await create(house, pool, kept, invitation, writes);
  return kept;
}

/**
 * Invites a user again with a new temporary password, which counts from now.
 * @throws Refusal UserNotFoundException, UnsupportedUserStateException, InvalidPasswordException, InvalidParameterException
 */
export async function inviteAgain(house: House, pool: Pool, invitation: Invitation): Promise<User> {
  const found = await getUser(house, pool, invitation.username);
  checkInvitable(found);
  const plain = passwordToGive(house, pool, invitation.temporaryPassword, false);
  const password = await temporary(house, pool, found, plain);
  return house.store.users.update(pool.id, found.sub, (user) => {
    checkInvitable(user);
    const invited = withTemporaryPassword(user, pool, password, house.clock.now());
    const channels = invitationChannels(user.attributes, invitation.media);
    return { user: invited, writes: channels.map((channel) => invite(house, pool, user, channel, plain)), answer: invited };
  });
}

function passwordToGive(house: House, pool: Pool, given: string | undefined, passwordless: false): string;
function passwordToGive(house: House, pool: Pool, given: string | undefined, passwordless: boolean): string | undefined;
function passwordToGive(house: House, pool: Pool, given: string | undefined, passwordless: boolean): string | undefined {
  if (given) checkPassword(passwordPolicyOf(pool), given);
  if (given || passwordless) return given || undefined;
  return temporaryPassword(passwordPolicyOf(pool), (alphabet, length) => house.random.text(alphabet, length));
}

const temporary = (house: House, pool: Pool, user: User, plain: string) =>
  setPassword(house, user, plain, { expiresAt: temporaryUntil(pool, house.clock.now()) });

const invite = (house: House, pool: Pool, user: User, channel: "email" | "phone_number", plain: string): Write =>
  messageOf(house, pool, {
    kind: "invitation",
    medium: channel === "email" ? "EMAIL" : "SMS",
    to: user.attributes[channel] ?? "",
    code: plain,
    username: signInName(pool, user),
  });

async function create(house: House, pool: Pool, user: User, { username, force }: Invitation, writes: readonly Write[]): Promise<void> {
  const commit = async () => {
    try {
      await house.store.users.create(user, writes);
    } catch (thrown) {
      if (!(thrown instanceof NameTaken)) throw thrown;
      const kind = kindOf(thrown);
      if (kind === "username" || user.attributes[kind] === username) throw refuse.userAccountExists();
      if (usernameAttributesOf(pool).length > 0) throw refuse.accountExists(kind);
      throw thrown;
    }
  };
  await claimingNames(house, pool, commit, force);
}
