import type { LibraryModel, SourceModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const gin = "github.com/gin-gonic/gin";
const context = `${gin}.Context()`;
const engine = `${gin}.Engine()`;
const verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const handled = { handlers: { from: 1 }, path: 0 } as const;

const reads: readonly (readonly [method: string, what: string])[] = [
  ["Param", "a part of the path (Param)"],
  ["Query", "the query string (Query)"],
  ["DefaultQuery", "the query string (DefaultQuery)"],
  ["GetQuery", "the query string (GetQuery)"],
  ["QueryArray", "the query string (QueryArray)"],
  ["QueryMap", "the query string (QueryMap)"],
  ["PostForm", "a value of the form (PostForm)"],
  ["DefaultPostForm", "a value of the form (DefaultPostForm)"],
  ["GetPostForm", "a value of the form (GetPostForm)"],
  ["PostFormArray", "a value of the form (PostFormArray)"],
  ["GetHeader", "a header (GetHeader)"],
  ["Cookie", "a cookie (Cookie)"],
  ["GetRawData", "the body of the request (GetRawData)"],
  ["FormFile", "an uploaded file (FormFile)"],
  ["ContentType", "a header (ContentType)"],
  ["Params.ByName", "a part of the path (Params)"],
  ["MultipartForm", "the form (MultipartForm)"],
];

/** Gin: https://pkg.go.dev/github.com/gin-gonic/gin */
export const ginModel: LibraryModel = {
  library: "gin",
  language: "go",
  types: [
    {
      of: [...namesOf(gin, "Default() New() RouterGroup() IRouter() IRoutes()"), `${engine}.Group()`],
      is: engine,
    },
    { of: [`${context}.Request`], is: "net/http.Request()" },
    { of: [`${context}.Writer`], is: "net/http.ResponseWriter()" },
  ],
  sources: reads.map(([method, what]): SourceModel => ({ read: [`${context}.${method}()`], label: "http", what })),
  handed: [{ on: [context], put: ["Set"], find: ["Get", "MustGet", "GetString", "GetStringSlice", "GetStringMap"] }],
  fills: [
    {
      call: namesOf(
        context,
        "Bind BindJSON BindQuery BindUri BindHeader BindXML BindYAML ShouldBind ShouldBindJSON ShouldBindQuery ShouldBindUri ShouldBindHeader ShouldBindXML ShouldBindYAML ShouldBindWith ShouldBindBodyWith",
      ),
      into: 0,
      from: { label: "http", what: "the request (Bind)" },
    },
  ],
  routes: [
    {
      call: [...namesOf(engine, `${verbs.join(" ")} Any`)],
      handlers: { from: 1 },
      parameters: [context],
    },
    { call: [`${engine}.Handle`, `${engine}.Match`], handlers: { from: 2 }, parameters: [context] },
  ],
  endpoints: [
    ...verbs.map((verb) => ({ call: [`${engine}.${verb}`], methods: [verb], ...handled })),
    { call: [`${engine}.Any`], methods: ["*"], ...handled },
    { call: [`${engine}.Handle`, `${engine}.Match`], methods: 0, path: 1, handlers: { from: 2 } },
  ],
  mounts: [{ call: [`${engine}.Use`], path: 0 }],
  groups: [{ call: [`${engine}.Group`], path: 0 }],
  propagators: [{ call: [`${engine}.Use`], from: ["receiver"], gives: "same" }],
  guards: [`${gin}.BasicAuth()`],
  sinks: [
    {
      call: [`${context}.Data`],
      argument: [2],
      rule: "cross-site-scripting",
      when: [{ argument: 1, matches: /html|xml/i }],
      examples: {
        bad: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.Data(200, "text/html; charset=utf-8", []byte("<p>" + c.Query("q"))) })',
        good: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.Data(200, "text/plain", []byte(c.Query("q"))) })',
      },
    },
    {
      call: [`${context}.Redirect`],
      argument: [1],
      rule: "open-redirect",
      examples: {
        bad: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.Redirect(302, c.Query("next")) })',
        good: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.Redirect(302, "/items/" + c.Query("next")) })',
      },
    },
    {
      call: [`${context}.File`, `${context}.FileAttachment`],
      argument: [0],
      rule: "path-traversal",
      examples: {
        bad: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.File("files/" + c.Query("name")) })',
        good: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.File(filepath.Join("files", filepath.Base(c.Query("name")))) })',
      },
    },
    {
      call: [`${context}.SaveUploadedFile`],
      argument: [1],
      rule: "path-traversal",
      examples: {
        bad: 'router := gin.Default(); router.POST("/a", func(c *gin.Context) { c.SaveUploadedFile(nil, "files/" + c.PostForm("name")) })',
        good: 'router := gin.Default(); router.POST("/a", func(c *gin.Context) { c.SaveUploadedFile(nil, "files/upload") })',
      },
    },
  ],
  misuses: [
    {
      call: [`${context}.SetCookie`],
      rule: "insecure-cookie",
      when: [{ argument: 5, equals: [false] }],
      examples: {
        bad: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.SetCookie("theme", "dark", 60, "/", "", false, true) })',
        good: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.SetCookie("theme", "dark", 60, "/", "", true, true) })',
      },
    },
    {
      call: [`${context}.SetCookie`],
      rule: "script-readable-cookie",
      when: [{ argument: 6, equals: [false] }],
      examples: {
        bad: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.SetCookie("theme", "dark", 60, "/", "", true, false) })',
        good: 'router := gin.Default(); router.GET("/a", func(c *gin.Context) { c.SetCookie("theme", "dark", 60, "/", "", true, true) })',
      },
    },
  ],
};
