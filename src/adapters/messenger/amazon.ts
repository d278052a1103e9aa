/** Mail by Amazon SES and text messages by Amazon SNS, with the SDK's own credentials and retries. */
import type { Message } from "../../domain/message.ts";
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";
import { addressing } from "./addressing.ts";
import { plain } from "./smtp.ts";

export type AmazonSettings = { readonly awsDeliveryRegion: string; readonly awsDeliveryEndpoint: string; readonly region: string };

const clientOptions = ({ awsDeliveryRegion, awsDeliveryEndpoint, region }: AmazonSettings) => ({
  region: awsDeliveryRegion || region,
  ...(awsDeliveryEndpoint && { endpoint: awsDeliveryEndpoint }),
});

/** Loads the client only where it is used: the SDK is large. */
export async function createSes(settings: AmazonSettings & { readonly mailFrom: string }): Promise<Messenger> {
  const { SESv2Client, SendEmailCommand } = await import("@aws-sdk/client-sesv2");
  const client = new SESv2Client(clientOptions(settings));
  const mailOf = (message: Message) => {
    const { from, replyTo } = addressing(message, settings.mailFrom);
    return new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [message.to] },
      ...(replyTo && { ReplyToAddresses: [replyTo] }),
      ...(message.configurationSet && { ConfigurationSetName: message.configurationSet }),
      Content: {
        Simple: {
          Subject: { Data: message.subject ?? "", Charset: "UTF-8" },
          Body: { Html: { Data: message.body, Charset: "UTF-8" }, Text: { Data: message.text ?? plain(message.body), Charset: "UTF-8" } },
        },
      },
    });
  };
  return { deliver: (message) => sent(client.send(mailOf(message))), close: () => client.destroy() };
}

/** @see Amazon SNS, Publish to a phone number; one-time codes are transactional */
export async function createSns(settings: AmazonSettings & { readonly smsFrom: string }): Promise<Messenger> {
  const { SNSClient, PublishCommand } = await import("@aws-sdk/client-sns");
  const client = new SNSClient(clientOptions(settings));
  const text = (StringValue: string) => ({ DataType: "String", StringValue });
  const publishing = ({ to, body }: Message) =>
    new PublishCommand({
      PhoneNumber: to,
      Message: body,
      MessageAttributes: {
        "AWS.SNS.SMS.SMSType": text("Transactional"),
        ...(settings.smsFrom && {
          [settings.smsFrom.startsWith("+") ? "AWS.MM.SMS.OriginationNumber" : "AWS.SNS.SMS.SenderID"]: text(settings.smsFrom),
        }),
      },
    });
  return { deliver: (message) => sent(client.send(publishing(message))), close: () => client.destroy() };
}

const forGood = [
  "MessageRejected",
  "BadRequestException",
  "InvalidParameterException",
  "InvalidParameterValueException",
  "OptedOutException",
];

async function sent(sending: Promise<unknown>): Promise<void> {
  try {
    await sending;
  } catch (problem) {
    if (problem instanceof Error && forGood.includes(problem.name))
      throw new Undeliverable(`Amazon refused the message (${problem.name}).`);
    throw problem;
  }
}
