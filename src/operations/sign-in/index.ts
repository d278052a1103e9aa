import { adminInitiateAuth } from "./admin-initiate-auth.ts";
import { adminRespondToAuthChallenge } from "./admin-respond-to-auth-challenge.ts";
import { initiateAuth } from "./initiate-auth.ts";
import { respondToAuthChallenge } from "./respond-to-auth-challenge.ts";

/** The operations by which users sign in. */
export const signInOperations = [initiateAuth, adminInitiateAuth, respondToAuthChallenge, adminRespondToAuthChallenge];
