/** An attribute to which the service sends codes. */
export type DeliveryAttribute = "email" | "phone_number";

/**
 * A destination as CodeDeliveryDetails and CODE_DELIVERY_DESTINATION show it, so that an answer does not give the address away.
 * @param attribute which kind of destination it is
 * @param value an e-mail address, or a phone number in E.164
 * @returns `t***@t***` for an address, `+*******9934` for a number. Throws nothing; a value of another form is covered whole
 * @see spec/auth.md §5, recorded
 */
export function masked(attribute: DeliveryAttribute, value: string): string {
  return attribute === "email" ? maskedEmail(value) : maskedPhone(value);
}

// The domain begins after the last @: a quoted local part may hold one. First letters are whole code points.
function maskedEmail(address: string): string {
  const at = address.lastIndexOf("@");
  const [first = ""] = at > 0 ? address : "";
  const [domain = ""] = at > 0 ? address.slice(at + 1) : "";
  return `${first}***@${domain}***`;
}

const maskedPhone = (number: string) => number.replace(/[^+]/g, (digit, at: number) => (at < number.length - 4 ? "*" : digit));
