import * as z from 'zod';

/** Fields that many events share. */
export const title = z.string().trim().min(2).max(200);
export const reason = z.string().trim().min(1).max(2000);
/** Version of a plan's text: 1 for the first, +1 for every revision */
export const version = z.int().min(1).max(999);
export const year = z.int().min(2000).max(2200);
/** Ids that a caller chooses within one stream */
export const itemId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/, { error: 'a short id' });
