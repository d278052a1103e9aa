/** What is refused about users: codes and recovery, sign-up, attributes, passwords, lists. */
import { refuse } from "../../domain/refusal.ts";
import { cause } from "./cause.ts";

export const codeCauses = {
  wrongCode: cause(refuse.wrongCode(), "the code is not the one that was sent"),
  codeExpired: cause(refuse.codeExpired(), "no code is waiting, it has expired, or too many wrong ones were tried"),
  tooManyTries: cause(refuse.tooManyTries(), "this was tried too often within an hour"),
  cannotConfirm: cause(refuse.cannotConfirm("{status}"), "the user is not waiting for a confirmation"),
  codeNotDeliverable: cause(refuse.codeNotDeliverable("SMS"), "no carrier for this kind of message is configured on the server"),
  alreadyConfirmed: cause(refuse.alreadyConfirmed(), "the user is confirmed"),
  cannotResend: cause(refuse.cannotResend(), "the pool verifies no attribute by itself, so there is no code to send"),
  noRecoveryChannel: cause(refuse.noRecoveryChannel(), "the user has no verified address by which the pool recovers passwords"),
  cannotReset: cause(refuse.cannotReset(), "the user's status allows no reset"),
  onlyAdministratorResets: cause(refuse.onlyAdministratorResets(), "the pool leaves resets to administrators"),
  nothingToSendTo: cause(refuse.nothingToSendTo("{attribute}"), "the user has no value for the attribute"),
  notVerifiable: cause(refuse.notVerifiable(), "the attribute is neither email nor phone_number"),
};

export const signUpCauses = {
  usernameExists: cause(refuse.usernameExists(), "another user has this username"),
  accountExists: cause(refuse.accountExists("{attribute}"), "another user has this email address or phone number as an alias"),
  userAccountExists: cause(refuse.userAccountExists(), "a user with this name exists and is not to be invited again"),
  aliasExists: cause(refuse.aliasExists("{attribute}"), "the value is another user's alias"),
  usernameLooksLike: cause(refuse.usernameLooksLike("email"), "the username looks like an alias of this pool"),
  usernameMustBe: cause(refuse.usernameMustBe("either"), "the pool's usernames are email addresses or phone numbers"),
  usernameContradicted: cause(refuse.usernameContradicted("{attribute}"), "the username is an address and the attribute gives another one"),
  signUpClosed: cause(refuse.signUpClosed(), "only administrators create users in this pool"),
  preferredUsernameAtSignUp: cause(
    refuse.preferredUsernameAtSignUp(),
    "preferred_username is an alias in this pool, so it waits for confirmation",
  ),
  cannotInvite: cause(refuse.cannotInvite("{status}"), "the user has accepted the invitation already"),
  passwordlessWithoutAddress: cause(refuse.passwordlessWithoutAddress(), "neither a password nor an address to send codes to is given"),
};

export const attributeCauses = {
  attributesNonconforming: cause(
    refuse.attributesNonconforming([{ name: "{attribute}", why: "{why}" }]),
    "an attribute is unknown to the pool, required and missing, or its value breaks the schema",
  ),
  attributeImmutable: cause(refuse.attributeImmutable("{attribute}"), "the schema lets the attribute be set once"),
  attributeNotWritable: cause(refuse.attributeNotWritable(), "the client may not write the attribute"),
  flagWithoutEmail: cause(refuse.flagWithoutEmail(), "email_verified is set for a user without an email"),
  flagWithoutPhone: cause(refuse.flagWithoutPhone(), "phone_number_verified is set for a user without a phone number"),
  phoneInvalid: cause(refuse.phoneInvalid(), "the phone number is not one in the form +12065550100"),
  emailInvalid: cause(refuse.emailInvalid(), "the email address is not one"),
};

export const passwordCauses = {
  passwordAtSignUp: cause(refuse.passwordAtSignUp("{reason}"), "the password breaks the pool's policy"),
  passwordPolicy: cause(refuse.passwordPolicy("{reason}"), "the password breaks the pool's policy"),
  passwordTooLong: cause(refuse.passwordTooLong(), "the password is longer than 256 characters"),
  passwordOuterSpace: cause(refuse.passwordOuterSpace(), "the password begins or ends with a blank"),
  passwordAbsent: cause(refuse.passwordAbsent(), "the pool lets nobody sign up without a password"),
  passwordHistory: cause(refuse.passwordHistory(), "the password is one of the last that the pool remembers"),
};

export const listCauses = {
  filterUnparsable: cause(refuse.filterUnparsable(), "the filter is not written as attribute, operator and quoted value"),
  filterAttribute: cause(refuse.filterAttribute("{attribute}"), "users cannot be searched by this attribute"),
  subNotToGet: cause(refuse.subNotToGet(), "AttributesToGet names sub"),
  attributesNotInPool: cause(refuse.attributesNotInPool(), "AttributesToGet names an attribute that the pool does not have"),
  pagingMarker: cause(refuse.pagingMarker(), "the pagination token is not one of this list"),
};
