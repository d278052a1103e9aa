import { changePassword } from "./change-password.ts";
import { confirmForgotPassword } from "./confirm-forgot-password.ts";
import { deleteUser } from "./delete-user.ts";
import { deleteUserAttributes } from "./delete-user-attributes.ts";
import { forgotPassword } from "./forgot-password.ts";
import { getUser } from "./get-user.ts";
import { getUserAttributeVerificationCode } from "./get-user-attribute-verification-code.ts";
import { updateUserAttributes } from "./update-user-attributes.ts";
import { verifyUserAttribute } from "./verify-user-attribute.ts";

/** The operations with which users look after their own accounts. */
export const userOperations = [
  forgotPassword,
  confirmForgotPassword,
  changePassword,
  getUser,
  updateUserAttributes,
  deleteUserAttributes,
  deleteUser,
  getUserAttributeVerificationCode,
  verifyUserAttribute,
];
