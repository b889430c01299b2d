/** Folder in the data directory where Node keeps compiled modules from one start to the next. */
export const COMPILE_CACHE = 'compile-cache';
