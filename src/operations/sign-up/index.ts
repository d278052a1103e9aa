import { confirmSignUp } from "./confirm-sign-up.ts";
import { resendConfirmationCode } from "./resend-confirmation-code.ts";
import { signUp } from "./sign-up.ts";

/** The operations by which people make accounts. */
export const signUpOperations = [signUp, confirmSignUp, resendConfirmationCode];
