/** Commands of this part of a plan's life, by the name they have in the API. */
export const reviewingCommands = {} as const;
