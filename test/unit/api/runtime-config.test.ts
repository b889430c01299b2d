import { describe, expect, it } from 'vitest';
import { ConfigError, runtimeConfig } from '../../../functions/shared/runtime-config.ts';

describe('the environment of a function', () => {
  it('is parsed into what its variables mean', () => {
    const config = runtimeConfig(['SMTP_PORT', 'SMTP_SECURE', 'SMTP_SECRET_ID'], {
      SMTP_PORT: '2525',
      SMTP_SECURE: 'false',
      SMTP_SECRET_ID: '',
    });
    expect(config).toEqual({ SMTP_PORT: 2525, SMTP_SECURE: false, SMTP_SECRET_ID: undefined });
  });

  it('is refused with the name of everything that is missing or wrong', () => {
    const read = () =>
      runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE', 'SMTP_PORT'], { VIEWS_TABLE: 'V', SMTP_PORT: '99999' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/LEDGER_TABLE \(missing\).*VIEWS_TABLE \(the name of a DynamoDB table\).*SMTP_PORT/);
  });

  it('ignores variables that the function does not name', () => {
    expect(runtimeConfig(['LEDGER_TABLE'], { LEDGER_TABLE: 'Ledger', SMTP_PORT: 'x' })).toEqual({
      LEDGER_TABLE: 'Ledger',
    });
  });
});
