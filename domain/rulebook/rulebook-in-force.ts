import { beijing2008 } from './overlays/beijing-2008.ts';
import { decree708 } from './overlays/decree-708.ts';
import { withOverlays } from './overlays/overlay.ts';
import { shijingshan2025 } from './shijingshan-2025/rulebook.ts';
import type { Rulebook } from './types.ts';

/**
 * The law that holds in Shijingshan: the district's measures, with every other norm that lays a duty with a period on
 * the same bodies and was read in full (第四十九条). Norms that were read in part only are in `overlays/` as well, say
 * so in each row, and are for whoever has the text before him to add.
 */
export const rulebookInForce: Rulebook = withOverlays(shijingshan2025, [decree708, beijing2008]);
