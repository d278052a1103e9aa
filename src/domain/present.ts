/** The members that have a value: the service leaves an unset member out, it never shows null. Takes and returns one flat object. */
export const present = <Members extends object>(members: Members): Members =>
  // Dropping undefined members changes no type that allows them to be absent.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
