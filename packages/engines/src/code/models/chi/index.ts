import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const chi = "github.com/go-chi/chi";
const router = `${chi}.Router()`;
const gorilla = "github.com/gorilla/mux";
const mux = `${gorilla}.Router()`;
const route = `${gorilla}.Route()`;
const httprouter = "github.com/julienschmidt/httprouter";
const verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "Connect", "Trace"];
const handled = { handlers: { from: 1 }, path: 0 } as const;
const given = ["net/http.ResponseWriter()", "net/http.Request()"];

/** Routers over net/http: chi, gorilla/mux and httprouter. */
export const routers: LibraryModel = {
  library: "chi",
  language: "go",
  types: [
    { of: namesOf(chi, "NewRouter() NewMux() Mux()"), is: router },
    { of: namesOf(router, "With() Group() Route()"), is: router },
    { of: [`${gorilla}.NewRouter()`, `${mux}.Subrouter()`, `${route}.Subrouter()`], is: mux },
    { of: namesOf(mux, "HandleFunc() Handle() PathPrefix() Path() Methods() NewRoute() Host()"), is: route },
    { of: namesOf(route, "Methods() Path() PathPrefix() Host() Queries() Headers() Schemes() Name()"), is: route },
    { of: namesOf(route, "HandlerFunc() Handler()"), is: route },
    { of: [`${httprouter}.New()`], is: `${httprouter}.Router()` },
  ],
  sources: [
    { read: [`${chi}.URLParam()`, `${chi}.URLParamFromCtx()`], label: "http", what: "a part of the path (URLParam)" },
    { read: [`${gorilla}.Vars()`], label: "http", what: "the parts of the path (Vars)" },
    { read: [`${httprouter}.Params().ByName()`], label: "http", what: "a part of the path (ByName)" },
  ],
  routes: [
    { call: namesOf(router, `${verbs.join(" ")} HandleFunc`), handlers: { from: 1 }, parameters: given },
    { call: [`${mux}.HandleFunc`], handlers: { from: 1 }, parameters: given },
    { call: [`${route}.HandlerFunc`], handlers: { from: 0 }, parameters: given },
    { call: namesOf(router, "Method MethodFunc"), handlers: { from: 2 }, parameters: given },
    {
      call: namesOf(`${httprouter}.Router()`, "GET POST PUT PATCH DELETE"),
      handlers: { from: 1 },
      parameters: [...given, `${httprouter}.Params()`],
    },
  ],
  endpoints: [
    ...verbs.map((verb) => ({ call: [`${router}.${verb}`], methods: [verb.toUpperCase()], ...handled })),
    { call: [`${router}.Handle`, `${router}.HandleFunc`], methods: ["*"], ...handled },
    { call: [`${mux}.HandleFunc`, `${mux}.Handle`], methods: ["*"], ...handled },
    { call: [`${route}.HandlerFunc`, `${route}.Handler`], methods: ["*"], path: "none", handlers: { from: 0 } },
    { call: namesOf(router, "Method MethodFunc"), methods: 0, path: 1, handlers: { from: 2 } },
    ...["GET", "POST", "PUT", "PATCH", "DELETE"].map((verb) => ({
      call: [`${httprouter}.Router().${verb}`],
      methods: [verb],
      ...handled,
    })),
  ],
  mounts: [
    { call: [`${router}.Use`, `${mux}.Use`], path: 0 },
    { call: [`${router}.Mount`], path: 0 },
  ],
  groups: [
    { call: [`${router}.Route`], path: 0, gives: router },
    { call: [`${router}.Group`], path: "none", gives: router },
    { call: [`${router}.With`], path: "none" },
    { call: [...namesOf(mux, "PathPrefix Path"), ...namesOf(route, "PathPrefix Path")], path: 0 },
    { call: [...namesOf(mux, "Subrouter NewRoute Host"), `${route}.Subrouter`], path: "none" },
  ],
  narrowings: [`${mux}.Methods`, `${route}.Methods`],
  propagators: [
    {
      call: namesOf(route, "Host Queries Headers Schemes Name HandlerFunc Handler"),
      from: ["receiver"],
      gives: "same",
    },
  ],
  guards: [`${chi}/jwtauth.Authenticator`, `${chi}/jwtauth.Authenticator()`, `${chi}/middleware.BasicAuth()`],
};
