import * as z from 'zod';

/** By which way mail leaves: any SMTP relay, or SES where the region has it. */
export const MailRoute = z.discriminatedUnion('via', [
  z.strictObject({
    via: z.literal('SMTP'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte (port 465); otherwise STARTTLS where the relay offers it */
    secure: z.boolean(),
    /** Secrets Manager, JSON `{user, pass}`; a relay that asks for no sign-in has none */
    secretId: z.string().min(1).optional(),
  }),
  z.strictObject({
    via: z.literal('SES'),
    /** Says where SES reports what became of a mail: the default event bus */
    configurationSet: z.string().min(1),
  }),
]);
export type MailRoute = z.infer<typeof MailRoute>;

/** By which way text messages leave: SNS where the region has it, or Alibaba Cloud's Dysms. */
export const SmsRoute = z.discriminatedUnion('via', [
  z.strictObject({ via: z.literal('SNS') }),
  z.strictObject({
    via: z.literal('ALIYUN'),
    /** Host of the service, or its whole address */
    endpoint: z.string().min(1).default('dysmsapi.aliyuncs.com'),
    /** 短信签名, as it was approved */
    signName: z.string().min(1),
    /** 模板 per language, with the variables `left`, `duty`, `plan`, `due` */
    templates: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    /** Secrets Manager, JSON `{accessKeyId, accessKeySecret}` */
    secretId: z.string().min(1),
  }),
]);
export type SmsRoute = z.infer<typeof SmsRoute>;
