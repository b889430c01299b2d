import { describe, expect, it } from 'vitest';
import { ConfigError, runtimeConfig } from '../../../functions/shared/runtime-config.ts';

describe('the environment of a function', () => {
  it('is parsed into what its variables mean', () => {
    const config = runtimeConfig(['MAIL_ROUTE', 'SMS_ROUTE'], {
      MAIL_ROUTE: '{"via":"SMTP","host":"smtp.example.invalid","port":2525,"secure":false}',
      SMS_ROUTE: '',
    });
    expect(config).toEqual({
      MAIL_ROUTE: { via: 'SMTP', host: 'smtp.example.invalid', port: 2525, secure: false },
      SMS_ROUTE: undefined,
    });
  });

  it('is refused with the name of everything that is missing or wrong', () => {
    const read = () =>
      runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'MAIL_ROUTE'], { VIEWS_TABLE: 'V', MAIL_ROUTE: 'smtp' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      /LEDGER_TABLE \(missing\).*VIEWS_TABLE \(the name of a DynamoDB table\).*MAIL_ROUTE \(no JSON\)/,
    );
  });

  it('ignores variables that the function does not name', () => {
    expect(runtimeConfig(['LEDGER_TABLE'], { LEDGER_TABLE: 'Ledger', MAIL_ROUTE: 'x' })).toEqual({
      LEDGER_TABLE: 'Ledger',
    });
  });
});
