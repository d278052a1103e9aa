/** Settings of mail and text messages on their way out. */
import { oneOf, secretSetting, setting, text } from "./setting.ts";

export const deliverySettings = {
  mailProvider: setting("POOLHOUSE_MAIL_PROVIDER", oneOf("none", "smtp", "ses", "webhook"), "none", "who carries mail in production"),
  mailFrom: setting("POOLHOUSE_MAIL_FROM", text, "no-reply@verificationemail.com", "sender of mail from pools that name none"),
  smtpUrl: secretSetting(
    "POOLHOUSE_SMTP_URL",
    text,
    "mail server, smtps://user:password@mail.example.com or smtp://…:587 (STARTTLS); smtp://…?ignoreTLS=true only on a trusted network",
  ),
  dkimDomain: setting("POOLHOUSE_DKIM_DOMAIN", text, "", "domain in whose name mail is signed (DKIM); none: mail is not signed here"),
  dkimSelector: setting("POOLHOUSE_DKIM_SELECTOR", text, "poolhouse", "selector of the DKIM key in the DNS"),
  dkimKeyFile: setting("POOLHOUSE_DKIM_KEY_FILE", text, "", "file with the private DKIM key (PEM)"),
  smsProvider: setting(
    "POOLHOUSE_SMS_PROVIDER",
    oneOf("none", "smpp", "sns", "twilio", "vonage", "webhook"),
    "none",
    "who carries text messages in production",
  ),
  smsFrom: setting("POOLHOUSE_SMS_FROM", text, "", "sender of text messages: a number, a short code or a name, as the provider allows"),
  smppUrl: secretSetting(
    "POOLHOUSE_SMPP_URL",
    text,
    "message centre, ssmpp://system-id:password@smsc.example.com:3550 (TLS) or smpp://…:2775",
  ),
  twilioUrl: setting("POOLHOUSE_TWILIO_URL", text, "https://api.twilio.com", "Twilio's API"),
  twilioAccount: setting("POOLHOUSE_TWILIO_ACCOUNT_SID", text, "", "account SID at Twilio"),
  twilioToken: secretSetting("POOLHOUSE_TWILIO_AUTH_TOKEN", text, "auth token at Twilio"),
  vonageUrl: setting("POOLHOUSE_VONAGE_URL", text, "https://rest.nexmo.com", "Vonage's SMS API"),
  vonageKey: setting("POOLHOUSE_VONAGE_API_KEY", text, "", "API key at Vonage"),
  vonageSecret: secretSetting("POOLHOUSE_VONAGE_API_SECRET", text, "API secret at Vonage"),
  awsDeliveryRegion: setting(
    "POOLHOUSE_DELIVERY_AWS_REGION",
    text,
    "",
    "region of Amazon SES and SNS; credentials come as for any AWS SDK",
  ),
  awsDeliveryEndpoint: setting("POOLHOUSE_DELIVERY_AWS_ENDPOINT", text, "", "another endpoint for Amazon SES and SNS"),
  webhookUrl: setting("POOLHOUSE_WEBHOOK_URL", text, "", "where messages are posted as JSON, for any other provider"),
  webhookSecret: secretSetting("POOLHOUSE_WEBHOOK_SECRET", text, "key of the HMAC-SHA-256 in the header Poolhouse-Signature"),
} as const;
