import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The Cybersecurity Law (网络安全法) wants network logs for at least six months; 180 days can be less than that. */
export const LOG_RETENTION = RetentionDays.ONE_YEAR;
