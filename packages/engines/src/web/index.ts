/**
 * The web engine: looks at one URL as a visitor would, judges headers, cookies, markup, TLS, cross-origin access and files
 * that should not be public, and scores the whole. It sends only GETs and handshakes, at a bounded rate, through the guarded
 * network port, and never leaves the site of its target.
 */
export { webEngine } from "./engine.ts";
