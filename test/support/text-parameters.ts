export { parameters } from '../../src/i18n/parameters.ts';
