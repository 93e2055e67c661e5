/**
 * The one HTTP server: principal, limits, rights, validation, errors, live sockets and OpenAPI, the same for every
 * dialect. It knows no scan and no finding; what routes mean is the dialects' business.
 */
export { attachment } from "./attachment.ts";
export { type Certificate, openCertificate } from "./certificate.ts";
export { type HttpConfig, httpVariables } from "./config.ts";
export type {
  Access,
  Answer,
  Deprecation,
  Dialect,
  Input,
  LiveBody,
  LiveChange,
  Route,
  SocketMessage,
  SocketRoute,
} from "./contract.ts";
export type { Document, Documentation } from "./documentation.ts";
export { httpFaults } from "./faults.ts";
export type { MetricsPort } from "./metrics.ts";
export type { ApiDocument, Content, Operation, Parameter, Shape } from "./openapi-document.ts";
export type { HttpServer } from "./ports.ts";
export type { Problem } from "./problem.ts";
export { routesOver } from "./route.ts";
export { docsUrl } from "./send.ts";
export { createHttpServer, type HttpDeps } from "./server.ts";
export { checkTransport } from "./transport.ts";
export { openWaitingRoom, type UpgradeState, type WaitingRoom } from "./waiting-room.ts";
