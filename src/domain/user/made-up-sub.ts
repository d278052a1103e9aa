/**
 * The `sub` of a user who does not exist: the same each time, and like a real one, which is a UUID of version 7 and so tells when its user was
 * made. It falls into the first minute of the pool while that is young, and later into the half of its life that is surely over: an attacker
 * who compares moments must not see which are impossible. Throws nothing.
 * @param seed 14 bytes or more that the name decides    @param poolCreatedAt epoch seconds    @param now epoch seconds
 * @see spec/auth.md §3.3, PreventUserExistenceErrors; RFC 9562 §5.7
 */
export function madeUpSub(seed: Buffer, poolCreatedAt: number, now: number): string {
  const fraction = seed.readUInt32BE(0) / 2 ** 32;
  const moment = Math.round((poolCreatedAt + fraction * spanOf(now - poolCreatedAt)) * 1000);
  const hex = moment.toString(16).padStart(12, "0") + seed.toString("hex", 4, 14);
  const variant = "89ab".charAt(seed.readUInt8(6) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const minute = 60;
const month = 30 * 86_400;

// It doubles with the pool's age, so that a made-up `sub` changes at most a few times in years.
const spanOf = (age: number) => (age < month ? minute : month * 2 ** Math.floor(Math.log2(age / month)));
