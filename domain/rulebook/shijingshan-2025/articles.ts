import type { Bilingual } from '../../refusal.ts';
import { approvalArticles } from './approval-articles.ts';
import { draftingArticles } from './drafting-articles.ts';
import { lifeArticles } from './life-articles.ts';
import { systemArticles } from './system-articles.ts';

/** The law's own sentences, as the gazette of 2025-08-21 (no. 2) prints them, with a translation that has no force. */
export const articles: Readonly<Record<string, Bilingual>> = {
  ...systemArticles,
  ...draftingArticles,
  ...approvalArticles,
  ...lifeArticles,
};
