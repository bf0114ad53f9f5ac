/** The checker in JavaScript alone: the package's own entry looks for a Java or a native one first. */
declare module 'recheck/lib/browser.js' {
  type Checker = Pick<typeof import('recheck'), 'checkSync'>;
  /** CommonJS: what node gives as the default, a compiler between may give as names */
  export const checkSync: Checker['checkSync'] | undefined;
  const checker: Checker;
  export default checker;
}
