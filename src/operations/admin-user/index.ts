import { adminConfirmSignUp } from "./admin-confirm-sign-up.ts";
import { adminCreateUser } from "./admin-create-user.ts";
import { adminDeleteUser } from "./admin-delete-user.ts";
import { adminDeleteUserAttributes } from "./admin-delete-user-attributes.ts";
import { adminDisableUser } from "./admin-disable-user.ts";
import { adminEnableUser } from "./admin-enable-user.ts";
import { adminGetUser } from "./admin-get-user.ts";
import { adminResetUserPassword } from "./admin-reset-user-password.ts";
import { adminSetUserPassword } from "./admin-set-user-password.ts";
import { adminUpdateUserAttributes } from "./admin-update-user-attributes.ts";
import { listUsers } from "./list-users.ts";

/** The operations with which administrators look after users. */
export const adminUserOperations = [
  adminCreateUser,
  adminGetUser,
  listUsers,
  adminConfirmSignUp,
  adminSetUserPassword,
  adminResetUserPassword,
  adminUpdateUserAttributes,
  adminDeleteUserAttributes,
  adminDisableUser,
  adminEnableUser,
  adminDeleteUser,
];
