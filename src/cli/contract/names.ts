/** Names as the AWS CLI spells them. @see spec/platform.md §7.1 */
export { kebab } from "../../api/names.ts";
