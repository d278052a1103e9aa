/** How the values of options are written: shorthand, JSON, files, bytes; and the validation that follows. */
import type { Case } from "../conformance.ts";
import { line } from "./line.ts";

const preference = "admin-set-user-mfa-preference --user-pool-id x --username y --sms-mfa-settings";
const user = "admin-create-user --user-pool-id x --username y";
const attributes = `${user} --user-attributes`;
const pool = "create-user-pool --pool-name x";
const logo = "set-ui-customization --user-pool-id x --image-file";
const auth = "initiate-auth --client-id x --auth-flow USER_PASSWORD_AUTH --auth-parameters";
const bytes = { files: { medium: "EMAIL" } };

export const values: readonly Case[] = [
  line(`${preference} Enabled=true,PreferredMfa=FALSE`),
  line(preference, "Enabled=true , PreferredMfa=true"),
  line(preference, '{"Enabled": true}'),
  line(`${preference} Enabled=maybe`),
  line(`${preference} Enabled`),
  line(`${preference} Enabled=true,Enabled=false`),
  line(preference, 'Enabled="true"x'),
  line(`${preference} Enabled=[true]`),
  line(`${preference} Wrong=true`),
  line(preference, "[1]"),
  line(preference, '{"Enabled": tru}'),
  line(`${attributes} Name=email,Value=a@b.c Name=phone_number,Value=+1555`),
  line(attributes, "Name=a,Value='b,c'", 'Name=d,Value="e\\"f"', "Name=g,Value=h\\,i"),
  line(attributes, '[{"Name": "a", "Value": "ü😀"}]'),
  line(attributes, '{"Name": "a"}', '{"Name": "b"}'),
  line(attributes, '{"Name": {"a": 1}, "Value": ["b"]}'),
  line(attributes),
  line(attributes, ""),
  line(attributes, "Name=a b,Value=c"),
  line(attributes, "Name=,Value="),
  line(`${user} --desired-delivery-mediums EMAIL SMS`),
  line(`${user} --desired-delivery-mediums`, '["FAX"]'),
  line(`${user} --client-metadata 2=b,1=a`),
  line(`${user} --client-metadata`, '{"2": "b", "1": "a", "__proto__": "c"}'),
  line(`${pool} --policies PasswordPolicy={MinimumLength=8,RequireUppercase=true}`),
  line(`${pool} --policies PasswordPolicy={MinimumLength=a}`),
  line(`${pool} --policies`, '{"PasswordPolicy": {"MinimumLength": 8 '),
  line(`${pool} --policies`, '{"PasswordPolicy": {"MinimumLength": 8.5, "RequireNumbers": "x"}}'),
  line(`${pool} --schema Name=a,AttributeDataType=String,StringAttributeConstraints={MinLength=1,MaxLength=9},Mutable=true`),
  line(`${pool} --account-recovery-setting RecoveryMechanisms=[{Priority=1,Name=verified_email},{Priority=2,Name=admin_only}]`),
  line(`${auth} USERNAME=a,PASSWORD=b=c`),
  line(`${auth} USERNAME=a,PASSWORD=b,c`),
  line(`${logo} YWJj`),
  line(`${logo} abc`),
  line(`${logo} abc --cli-binary-format raw-in-base64-out`),
  { ...line(`${logo} fileb://medium`), ...bytes },
  { ...line("get-user --access-token file://token"), files: { token: "abc\n" } },
  { ...line("get-user --access-token fileb://token"), files: { token: "abc\n" } },
  line("get-user --access-token file://nowhere"),
  line("get-user --access-token http://localhost/token"),
  { ...line(`${preference} file://settings`), files: { settings: "Enabled=true\n" } },
  { ...line(`${attributes} file://attributes`), files: { attributes: '[\n  {"Name": "a", "Value": "b"}\n]\n' } },
  { ...line(`${user} --desired-delivery-mediums file://medium`), ...bytes },
  line("list-users --limit -1 --user-pool-id", ""),
  line("admin-initiate-auth --user-pool-id x --client-id y --auth-flow NOPE"),
];
