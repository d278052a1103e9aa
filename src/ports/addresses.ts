/** Addresses that the operator lists, because sign-ins from there are suspicious: exits of anonymisers, known attackers. */
export interface AddressList {
  /** Whether an address is on the list; text that is no address is not. */
  has(address: string): boolean;
}
