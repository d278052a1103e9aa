/** What the writing process and the test that kills it agree on. */

/** How many users the changes go round. */
export const writtenUsers = 10;

/** The user that change `number` goes to. */
export const subOf = (number: number): string => `sub${number % writtenUsers}`;
