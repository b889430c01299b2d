import { type BotTransport, groupBots } from '../shared/bot/group-bot.ts';
import type { MailTransport } from '../shared/mail/mail.ts';
import { signInOf } from '../shared/mail/sign-in.ts';
import { smtpTransport } from '../shared/mail/smtp-transport.ts';
import type { MailRoute, SmsRoute } from '../shared/routes.ts';
import { accessKeyOf, aliyunSms } from '../shared/sms/aliyun-sms.ts';
import type { SmsTransport } from '../shared/sms/sms.ts';

/** The ways by which messages leave. */
export interface Transports {
  readonly mail: MailTransport;
  /** Absent where the deployment has no provider */
  readonly sms?: SmsTransport;
  readonly bot: BotTransport;
}

/** Signatures of foreign services are good for minutes of real time, whatever the time of the event. */
const clock = () => new Date();

/** The transports of a deployment. Clients of AWS are loaded only where one is used. */
export function transportsOf(route: {
  readonly mail: MailRoute;
  readonly from: string;
  readonly sms: SmsRoute | undefined;
}): Transports {
  const { mail, from, sms } = route;
  return {
    mail: mail.via === 'SMTP' ? smtpTransport(mail, from, signInOf) : loaded(() => sesBy(mail, from)),
    ...(sms && { sms: smsBy(sms) }),
    bot: groupBots(clock),
  };
}

const smsBy = (route: SmsRoute): SmsTransport =>
  route.via === 'ALIYUN'
    ? aliyunSms(route, { accessKey: accessKeyOf(route.secretId), clock })
    : loaded(snsByDefault);

async function sesBy(route: Extract<MailRoute, { via: 'SES' }>, from: string): Promise<MailTransport> {
  const [{ SESv2Client }, { sesTransport }] = await Promise.all([
    import('@aws-sdk/client-sesv2'),
    import('../shared/mail/ses-transport.ts'),
  ]);
  return sesTransport(new SESv2Client({ maxAttempts: 3 }), from, route);
}

async function snsByDefault(): Promise<SmsTransport> {
  const [{ SNSClient }, { snsSms }] = await Promise.all([
    import('@aws-sdk/client-sns'),
    import('../shared/sms/sns-sms.ts'),
  ]);
  return snsSms(new SNSClient({ maxAttempts: 3 }));
}

/** A transport that is made by its first message. */
function loaded<M, D>(load: () => Promise<{ send(message: M): Promise<D> }>) {
  let transport: ReturnType<typeof load> | undefined;
  return {
    async send(message: M): Promise<D> {
      transport ??= load();
      return (await transport).send(message);
    },
  };
}
