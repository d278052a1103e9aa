/** What browsers and caches are told of every answer in production. @see OWASP Secure Headers Project; RFC 6797; RFC 9111 §5.2.2.5 */

/** Headers of every answer; an answer's own ones go before. @param hstsSeconds how long browsers come by HTTPS only; 0 leaves it unsaid */
export const strictHeaders = (hstsSeconds: number): Readonly<Record<string, string>> => ({
  ...(hstsSeconds > 0 && { "Strict-Transport-Security": `max-age=${hstsSeconds}` }),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
  // For a page that brings no policy of its own, and for an error that a browser shows as one.
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
});
