import { fileURLToPath } from 'node:url';

/** The templates of this project. */
export const CARDS_FOLDER = fileURLToPath(new URL('../../cards/', import.meta.url));
