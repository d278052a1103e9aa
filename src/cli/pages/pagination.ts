/** Which operations are asked page by page. @see spec/platform.md §7.8 */

/** How an operation pages: the members that carry its token and its limit, and the list that grows. */
export type Pagination = { readonly inputToken: string; readonly limitKey: string; readonly resultKey: string };

const byLimit = (resultKey: string): Pagination => ({ inputToken: "NextToken", limitKey: "Limit", resultKey });
const byMaxResults = (resultKey: string): Pagination => ({ inputToken: "NextToken", limitKey: "MaxResults", resultKey });

const paginated: Readonly<Record<string, Pagination>> = {
  AdminListGroupsForUser: byLimit("Groups"),
  AdminListUserAuthEvents: byMaxResults("AuthEvents"),
  ListGroups: byLimit("Groups"),
  ListIdentityProviders: byMaxResults("Providers"),
  ListResourceServers: byMaxResults("ResourceServers"),
  ListUserPoolClients: byMaxResults("UserPoolClients"),
  ListUserPools: byMaxResults("UserPools"),
  ListUsersInGroup: byLimit("Users"),
  ListUsers: { inputToken: "PaginationToken", limitKey: "Limit", resultKey: "Users" },
};

/** How an operation pages; undefined where the command line asks once. @param operation its name in the contract */
export const paginationOf = (operation: string): Pagination | undefined => paginated[operation];
