/** Forms of addresses. @see spec/auth.md §7.4, §7.6 */
import { parsePhoneNumberFromString } from "libphonenumber-js";

/** The attributes to which codes can be sent. */
export const deliveryAttributes = ["email", "phone_number"] as const;

// RFC 5321's atoms and dots, letters of any script. No quoted local parts, no comments, nothing in which a mail header could be hidden.
const mailbox =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const longestMailbox = 254;

/** Whether the text has the form of an e-mail address; says nothing about whether mail arrives. Throws nothing. */
export const isEmail = (text: string): boolean => text.length <= longestMailbox && mailbox.test(text);

// E.164: plus, country code, at most 15 digits, nothing between them.
const e164 = /^\+[1-9]\d{4,14}$/;

/** Whether the text is a phone number in E.164 whose country code exists. Numbers that no operator gave out pass: apps test with them. Throws nothing. */
export const isPhoneNumber = (text: string): boolean => e164.test(text) && parsePhoneNumberFromString(text)?.number === text;
