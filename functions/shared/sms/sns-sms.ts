import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Delivery, TransportTrouble } from '../delivery.ts';
import type { SmsTransport } from './sms.ts';
import { smsText } from './sms-text.ts';

/** Text messages by SNS, in regions that have it (those in China do not). */
export const snsSms = (client: Pick<SNSClient, 'send'>): SmsTransport => ({
  async send({ phone, language, variables }): Promise<Delivery> {
    try {
      const { MessageId = '' } = await client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: smsText(variables, language),
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
          },
        }),
      );
      return { status: 'ACCEPTED', response: MessageId };
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      // The number is none, or its owner opted out; anything else may pass.
      if (name === 'InvalidParameterException' || name === 'OptedOutException')
        return { status: 'REFUSED', response: name };
      throw new TransportTrouble(`SNS did not take the message: ${name}`, { cause: error });
    }
  },
});
