/**
 * What a pool's settings can be refused for: every sentence once. Marks behind a line tell where its text comes from: R recorded from the real
 * service, R~ quoted from it, D its documentation, I ours.
 * @see spec/platform.md §2.3; spec/auth.md §4.3
 */
import { Refusal } from "../refusal.ts";

const invalid = (message: string) => new Refusal("InvalidParameterException", message);

export const refusePool = {
  // identity
  idTaken: (id: string) => invalid(`A user pool with the id ${id} already exists.`), // I
  chosenIdMalformed: (id: string) =>
    invalid(`Invalid custom user pool id ${id}: it must be a region, one underscore, then letters and digits, at most 55 characters.`), // I
  arnMalformed: (arn: string) => invalid(`Invalid user pool ARN: ${arn}`), // I
  protectedFromDeletion: () =>
    invalid("The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first."), // R
  hasDomain: () => invalid("User pool cannot be deleted. It has a domain configured that should be deleted first."), // R

  // attributes
  aliasAndUsernameAttributes: () => invalid("Only one of the aliasAttributes or usernameAttributes can be set in a User pool."), // R
  attributeNameMissing: (path: string) =>
    invalid(`1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`), // R
  standardAttributeChanged: (name: string) =>
    invalid(`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`), // R
  attributeTypeMissing: () => invalid("Invalid AttributeDataType input, consider using the provided AttributeDataType enum."), // R
  requiredCustomAttribute: () => invalid("Required custom attributes are not supported currently."), // R
  duplicateAttribute: (name: string) => invalid(`Duplicate custom attribute names ${name} are not allowed in a user pool schema.`), // R
  attributeExists: (base: string, name: string) => invalid(`custom:${base}: Existing attribute already has name ${name}.`), // R~
  lengthsReversed: (name: string) => invalid(`Attribute ${name} cannot have a max length shorter than it's min length`), // R
  valuesReversed: (name: string) => invalid(`Attribute ${name} cannot have a max value smaller than it's min value`), // R
  lengthTooLong: (name: string) => invalid(`user.${name}: String attributes cannot have a length of more than 2048`), // R~
  boundNotNumeric: (constraints: string, name: string) => invalid(`Invalid ${constraints} for schema attribute ${name}`), // R~
  updateNeedsAutoVerified: () =>
    invalid("All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes"), // R

  // passwords and recovery
  bothTemporaryPasswordSettings: () =>
    invalid("Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"), // R
  adminOnlyWithOthers: () => invalid("Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms."), // R
  duplicateRecovery: () => invalid("Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."), // R
  recoveryUsedByMfa: (mechanism: string, factor: "SMS" | "Email") =>
    invalid(
      `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${mechanism} as a recovery mechanism when ${factor} MFA is configured.`,
    ), // R for SMS, D that e-mail is refused

  // first factors
  passwordNotAllowed: () => invalid("Password should be configured as one of the allowed first auth factors."), // R
  softwareTokenFirst: () => invalid("SOFTWARE_TOKEN cannot be configured as an allowed first auth factor."), // I
  smsOtpWithoutSms: () => invalid("SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"), // R
  codesFirstWithMfa: () => invalid("Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"), // R
  passkeysNotMultiFactor: () => invalid("WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA"), // R
  passkeysSingleFactor: () =>
    invalid("Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor"), // R

  // MFA
  mfaOffWithFactors: () => invalid("Invalid MFA configuration given, can't turn off MFA and configure an MFA together."), // R
  mfaWithoutFactors: () => invalid("Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."), // R
  mfaFactorsDisabled: () => invalid("Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."), // R~
  mfaWithoutSms: () => invalid("SMS configuration and Auto verification for phone_number are required when MFA is required/optional"), // R
  emailMfaOnDefaultSender: () =>
    invalid("Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."), // R

  // messages
  phoneVerifiedWithoutSms: () => invalid("SMS configuration is required when phone_number is selected for auto verification"), // R
  smsCallerMissing: () => invalid("SnsCallerArn or EumsSms is required in SmsConfiguration."), // I
  smsCallerTwice: () => invalid("SmsConfiguration can have either SnsCallerArn or EumsSms, not both."), // D
  snsRegion: (given: string, allowed: string) => invalid(`Invalid snsRegion. Allowed SNS region for ${given} is ${allowed}`), // R
  sourceArnMissing: () => invalid("Source ARN is required to use DEVELOPER email sending owner"), // R
  fromInvalid: () => invalid("Provided From email address is invalid"), // R
  sesRegion: (allowed: readonly string[]) =>
    invalid(`Provided SourceArn must be in one of the following SES regions: ${allowed.join(", ")}.`), // R
  sourceArnOnDefaultSender: () => new Refusal("InvalidEmailRoleAccessPolicyException", "Cognito is not allowed to use your email identity"), // R

  // triggers
  crossRegionTrigger: () => invalid("Cross-region lambda functions are not supported"), // R
  kmsKeyMissing: () => invalid("KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used."), // R
  twoPreTokenTriggers: () => invalid("Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's"), // R

  // tiers, keys, tags
  tierLacks: (tier: string, features: readonly string[], lowered: boolean) =>
    new Refusal(
      lowered ? "TierChangeNotAllowedException" : "FeatureUnavailableInTierException",
      `The following features need to be disabled for the ${tier} pricing tier configured: ${features.join(", ")}`,
    ), // R; the exception of a lowered tier I
  customerKeyMissing: () => invalid("KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY."), // I
  tooManyTags: (most: number) => new Refusal("UserPoolTaggingException", `A user pool cannot have more than ${most} tags.`), // I
  tooManyTagsForResource: (most: number) => invalid(`A user pool cannot have more than ${most} tags.`), // I
  reservedTag: (key: string) => invalid(`Tag keys cannot start with aws: (${key}).`), // I

  // lists
  nextTokenInvalid: () => invalid("Invalid pagination token."), // I
};
