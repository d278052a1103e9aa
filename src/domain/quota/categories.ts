/** The categories of request quotas: which operation counts for which, and how many requests a second each allows. @see spec/auth.md §8 */
import type { OperationName } from "../../api/operations.ts";

/** Requests a second by category, as documented. The figure of challenge answers is three times that of UserAuthentication. */
export const documentedRates = {
  UserAuthentication: 120,
  ChallengeResponse: 360,
  UserCreation: 50,
  UserAccountRecovery: 30,
  UserRead: 120,
  UserList: 30,
  UserUpdate: 25,
  UserToken: 120,
  UserResourceRead: 50,
  UserResourceUpdate: 25,
  UserPoolResourceRead: 20,
  UserPoolResourceUpdate: 15,
  UserPoolRead: 15,
  UserPoolUpdate: 15,
  UserPoolClientRead: 15,
  UserPoolClientUpdate: 15,
  LimitManagement: 1,
} as const;

export type QuotaCategory = keyof typeof documentedRates;

/** Each operation stands in one list. Where §8 names only a kind ("devices", "groups"), the operations of that kind follow it. */
export const operationsByCategory: Readonly<Record<QuotaCategory, readonly OperationName[]>> = {
  UserAuthentication: ["AdminInitiateAuth", "GetTokensFromRefreshToken", "InitiateAuth"],
  ChallengeResponse: ["AdminRespondToAuthChallenge", "RespondToAuthChallenge"],
  UserCreation: ["AdminConfirmSignUp", "AdminCreateUser", "ConfirmSignUp", "SignUp"],
  UserAccountRecovery: ["AdminResetUserPassword", "AdminSetUserPassword", "ChangePassword", "ConfirmForgotPassword", "ForgotPassword"],
  UserRead: ["AdminGetUser", "AdminGetUserAuthFactors", "GetUser", "GetUserAuthFactors"],
  UserList: ["ListUsers", "ListUsersInGroup"],
  UserUpdate: [
    "AdminAddUserToGroup",
    "AdminDeleteUser",
    "AdminDeleteUserAttributes",
    "AdminDisableProviderForUser",
    "AdminDisableUser",
    "AdminEnableUser",
    "AdminLinkProviderForUser",
    "AdminRemoveUserFromGroup",
    "AdminUpdateUserAttributes",
    "AdminUserGlobalSignOut",
    "DeleteUser",
    "DeleteUserAttributes",
    "GlobalSignOut",
    "UpdateUserAttributes",
    "VerifyUserAttribute",
  ],
  UserToken: ["RevokeToken"],
  UserResourceRead: [
    "AdminGetDevice",
    "AdminListDevices",
    "AdminListGroupsForUser",
    "AdminListUserAuthEvents",
    "GetDevice",
    "GetUserAttributeVerificationCode",
    "ListDevices",
    "ListWebAuthnCredentials",
    "ResendConfirmationCode",
  ],
  UserResourceUpdate: [
    "AdminForgetDevice",
    "AdminSetUserMFAPreference",
    "AdminSetUserSettings",
    "AdminUpdateAuthEventFeedback",
    "AdminUpdateDeviceStatus",
    "AssociateSoftwareToken",
    "CompleteWebAuthnRegistration",
    "ConfirmDevice",
    "DeleteWebAuthnCredential",
    "ForgetDevice",
    "SetUserMFAPreference",
    "SetUserSettings",
    "StartWebAuthnRegistration",
    "UpdateAuthEventFeedback",
    "UpdateDeviceStatus",
    "VerifySoftwareToken",
  ],
  UserPoolResourceRead: [
    "DescribeIdentityProvider",
    "DescribeManagedLoginBranding",
    "DescribeManagedLoginBrandingByClient",
    "DescribeResourceServer",
    "DescribeRiskConfiguration",
    "DescribeTerms",
    "DescribeUserImportJob",
    "DescribeUserPoolDomain",
    "GetCSVHeader",
    "GetGroup",
    "GetIdentityProviderByIdentifier",
    "GetLogDeliveryConfiguration",
    "GetSigningCertificate",
    "GetUICustomization",
    "GetUserPoolMfaConfig",
    "ListGroups",
    "ListIdentityProviders",
    "ListResourceServers",
    "ListTagsForResource",
    "ListTerms",
    "ListUserImportJobs",
  ],
  UserPoolResourceUpdate: [
    "AddCustomAttributes",
    "CreateGroup",
    "CreateIdentityProvider",
    "CreateManagedLoginBranding",
    "CreateResourceServer",
    "CreateTerms",
    "CreateUserImportJob",
    "CreateUserPoolDomain",
    "DeleteGroup",
    "DeleteIdentityProvider",
    "DeleteManagedLoginBranding",
    "DeleteResourceServer",
    "DeleteTerms",
    "DeleteUserPoolDomain",
    "SetLogDeliveryConfiguration",
    "SetRiskConfiguration",
    "SetUICustomization",
    "SetUserPoolMfaConfig",
    "StartUserImportJob",
    "StopUserImportJob",
    "TagResource",
    "UntagResource",
    "UpdateGroup",
    "UpdateIdentityProvider",
    "UpdateManagedLoginBranding",
    "UpdateResourceServer",
    "UpdateTerms",
    "UpdateUserPoolDomain",
  ],
  UserPoolRead: ["DescribeUserPool", "ListUserPoolReplicas", "ListUserPools"],
  UserPoolUpdate: [
    "CreateUserPool",
    "CreateUserPoolReplica",
    "DeleteUserPool",
    "DeleteUserPoolReplica",
    "UpdateUserPool",
    "UpdateUserPoolReplica",
  ],
  UserPoolClientRead: ["DescribeUserPoolClient", "ListUserPoolClientSecrets", "ListUserPoolClients"],
  UserPoolClientUpdate: [
    "AddUserPoolClientSecret",
    "CreateUserPoolClient",
    "DeleteUserPoolClient",
    "DeleteUserPoolClientSecret",
    "UpdateUserPoolClient",
  ],
  LimitManagement: ["GetProvisionedLimit", "UpdateProvisionedLimit"],
};

/** The names of all categories, in the order of the documentation. */
export const quotaCategories = Object.keys(documentedRates).filter(isQuotaCategory);

function isQuotaCategory(name: string): name is QuotaCategory {
  return Object.hasOwn(documentedRates, name);
}

const byOperation = new Map<string, QuotaCategory>(
  quotaCategories.flatMap((category) => operationsByCategory[category].map((operation) => [operation, category] as const)),
);

/**
 * The category that a request counts for. An answer to NEW_PASSWORD_REQUIRED sets a password, so it counts as recovery.
 * @param input decoded, not yet checked    @throws Error where an operation stands in no list, which the table's test excludes
 */
export function categoryOf(operation: string, input: unknown): QuotaCategory {
  const category = byOperation.get(operation);
  if (category === undefined) throw new Error(`${operation} stands in no quota category: add it to operationsByCategory.`);
  const { ChallengeName }: { readonly ChallengeName?: unknown } = Object(input);
  return category === "ChallengeResponse" && ChallengeName === "NEW_PASSWORD_REQUIRED" ? "UserAccountRecovery" : category;
}
