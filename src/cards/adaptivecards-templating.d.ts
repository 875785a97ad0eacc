/** The package's own types lead to the TypeScript sources of `adaptivecards`, which our compiler settings refuse. */
declare module 'adaptivecards-templating/lib/template-engine.js' {
  export class Template {
    constructor(payload: unknown);
    expand(context: { $root: unknown }): unknown;
  }
}
