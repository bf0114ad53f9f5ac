/** As much of it as is used: it brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { readonly url: string });
    readonly window: { readonly document: Document; readonly close: () => void };
  }
}
