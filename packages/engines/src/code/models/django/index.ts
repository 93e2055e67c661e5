import type { LibraryModel } from "../contract.ts";
import { byVerb, namesOf } from "../names.ts";

const views = [
  "django.views.View",
  "django.views.generic.View",
  "django.views.generic.TemplateView",
  "django.views.generic.base.View",
  "django.views.generic.ListView",
  "django.views.generic.DetailView",
  "django.views.generic.FormView",
  "rest_framework.views.APIView",
  "rest_framework.viewsets.ViewSet",
  "rest_framework.viewsets.ModelViewSet",
  "rest_framework.viewsets.GenericViewSet",
];
const request = "django.http.HttpRequest";
const viewsets = namesOf("rest_framework.viewsets", "ViewSet ModelViewSet GenericViewSet ReadOnlyModelViewSet");
/** https://www.django-rest-framework.org/api-guide/generic-views/ */
const genericAnswers: Readonly<Record<string, readonly string[]>> = {
  ListAPIView: ["get"],
  CreateAPIView: ["post"],
  RetrieveAPIView: ["get"],
  UpdateAPIView: ["put", "patch"],
  DestroyAPIView: ["delete"],
  ListCreateAPIView: ["get", "post"],
  RetrieveUpdateAPIView: ["get", "put", "patch"],
  RetrieveDestroyAPIView: ["get", "delete"],
  RetrieveUpdateDestroyAPIView: ["get", "put", "patch", "delete"],
};
const apiViews = [
  "rest_framework.views.APIView",
  ...namesOf("rest_framework.generics", `GenericAPIView ${Object.keys(genericAnswers).join(" ")}`),
];

/** https://docs.djangoproject.com/en/stable/ref/ and the REST framework's requests */
export const django: LibraryModel = {
  library: "django",
  language: "python",
  types: [
    { of: namesOf("rest_framework.routers", "DefaultRouter() SimpleRouter()"), is: "rest_framework.Router" },
    {
      of: [
        "django.http.request.HttpRequest",
        "rest_framework.request.Request",
        "django.http.HttpRequest()",
        "rest_framework.request.Request()",
      ],
      is: request,
    },
    { of: views.map((view) => `${view}().request`), is: request },
    {
      of: [
        "django.http.HttpResponse()",
        "django.shortcuts.render()",
        "django.http.JsonResponse()",
        "django.shortcuts.redirect()",
        "django.http.HttpResponseRedirect()",
      ],
      is: "django.Response",
    },
    { of: ["django.db.connection.cursor()", "django.db.connections[].cursor()"], is: "dbapi.Cursor" },
  ],
  handed: [{ on: [request] }],
  sources: [
    { read: namesOf(request, "GET query_params"), label: "http", what: "the query string (request.GET)" },
    { read: namesOf(request, "POST"), label: "http", what: "a form field (request.POST)" },
    { read: namesOf(request, "body data read()"), label: "http", what: "the request body" },
    { read: namesOf(request, "COOKIES"), label: "http", what: "a cookie (request.COOKIES)" },
    { read: namesOf(request, "META headers"), label: "http", what: "a request header", safe: ["log", "header"] },
    { read: namesOf(request, "FILES"), label: "http", what: "an uploaded file (request.FILES)" },
    {
      read: namesOf(request, "path path_info get_full_path() build_absolute_uri()"),
      label: "http",
      what: "the request's address",
    },
    { read: views.map((view) => `${view}().kwargs`), label: "http", what: "a path parameter" },
  ],
  endpoints: [
    {
      call: ["django.urls.path", "django.urls.re_path", "django.urls.conf.path", "django.conf.urls.url"],
      methods: ["*"],
      path: 0,
      handlers: { from: 1, keyword: "view" },
      router: "module",
    },
    { call: ["rest_framework.Router.register"], methods: ["*"], path: 0, handlers: { from: 1, keyword: "viewset" } },
  ],
  routers: [{ call: namesOf("rest_framework.routers", "DefaultRouter SimpleRouter"), path: "none", face: "urls" }],
  routes: [
    {
      call: ["django.urls.path", "django.urls.re_path", "django.urls.conf.path", "django.conf.urls.url"],
      handlers: { from: 1 },
      parameters: [request],
      namedParameters: { label: "http", what: "the path parameter", segments: ["<str:*>", "<slug:*>", "<*>"] },
    },
  ],
  includes: ["django.urls.include", "django.urls.conf.include", "django.conf.urls.include"],
  propagators: [
    // What rows are asked for by is not what they hold: https://docs.djangoproject.com/en/stable/ref/models/querysets/
    { call: namesOf("*", "filter exclude"), from: ["receiver"] },
    { call: ["*.as_view"], from: ["receiver"], gives: "same" },
    { call: ["django.views.decorators.csrf.csrf_exempt"], from: [0], gives: "same" },
  ],
  marks: [
    { call: ["django.utils.decorators.method_decorator"], from: 0 },
    { call: ["rest_framework.decorators.permission_classes"], from: 0 },
    { call: ["rest_framework.decorators.api_view", "django.views.decorators.http.require_http_methods"], methods: 0 },
    { call: ["django.views.decorators.http.require_POST"], only: ["POST"] },
    { call: ["django.views.decorators.http.require_GET", "django.views.decorators.http.require_safe"], only: ["GET"] },
  ],
  views: [
    {
      base: viewsets,
      answers: {
        list: "GET /",
        create: "POST /",
        retrieve: "GET /{pk}/",
        update: "PUT /{pk}/",
        partial_update: "PATCH /{pk}/",
        destroy: "DELETE /{pk}/",
      },
      brings: {
        "rest_framework.viewsets.ModelViewSet": ["list", "create", "retrieve", "update", "partial_update", "destroy"],
        "rest_framework.viewsets.ReadOnlyModelViewSet": ["list", "retrieve"],
        "rest_framework.mixins.ListModelMixin": ["list"],
        "rest_framework.mixins.CreateModelMixin": ["create"],
        "rest_framework.mixins.RetrieveModelMixin": ["retrieve"],
        "rest_framework.mixins.UpdateModelMixin": ["update", "partial_update"],
        "rest_framework.mixins.DestroyModelMixin": ["destroy"],
      },
      actions: ["rest_framework.decorators.action"],
      gates: "permission_classes",
      gatesOfAll: ["REST_FRAMEWORK", "DEFAULT_PERMISSION_CLASSES"],
      before: ["get_permissions", "initial", "check_permissions"],
    },
    {
      base: apiViews,
      answers: byVerb,
      brings: Object.fromEntries(
        Object.entries(genericAnswers).map(([name, verbs]) => [`rest_framework.generics.${name}`, verbs]),
      ),
      gates: "permission_classes",
      gatesOfAll: ["REST_FRAMEWORK", "DEFAULT_PERMISSION_CLASSES"],
      before: ["get_permissions", "initial", "check_permissions"],
    },
    {
      base: [...views, ...namesOf("django.views.generic", "CreateView UpdateView DeleteView RedirectView")],
      answers: byVerb,
      brings: {
        ...Object.fromEntries(
          namesOf("django.views.generic", "ListView DetailView TemplateView RedirectView").map((name) => [
            name,
            ["get"],
          ]),
        ),
        ...Object.fromEntries(
          namesOf("django.views.generic", "CreateView UpdateView DeleteView FormView").map((name) => [
            name,
            ["get", "post"],
          ]),
        ),
      },
      before: ["dispatch", "test_func", "setup"],
    },
  ],
  gates: ["has_permission", "test_func"],
  guards: [
    ...namesOf("django.contrib.auth.decorators", "login_required login_required() permission_required()"),
    ...namesOf("django.contrib.auth.decorators", "user_passes_test()"),
    ...namesOf("django.contrib.admin.views.decorators", "staff_member_required staff_member_required()"),
    ...namesOf("django.contrib.auth.mixins", "LoginRequiredMixin PermissionRequiredMixin UserPassesTestMixin"),
    ...namesOf(
      "rest_framework.permissions",
      "IsAuthenticated IsAdminUser IsAuthenticatedOrReadOnly DjangoModelPermissions DjangoObjectPermissions",
    ),
  ],
  open: ["rest_framework.permissions.AllowAny"],
  entries: [
    // https://docs.djangoproject.com/en/stable/topics/http/middleware/
    {
      when: {
        methods: ["__call__", "__acall__", "process_view", "process_template_response"],
        madeWith: "get_response",
      },
      parameters: [request],
    },
    {
      when: {
        firstParameter: "request",
        uses: [
          [
            "GET",
            "POST",
            "body",
            "data",
            "query_params",
            "COOKIES",
            "META",
            "FILES",
            "method",
            "user",
            "headers",
            "session",
          ],
        ],
      },
      parameters: [request],
      namedParameters: { label: "http", what: "the path parameter" },
      doubt: 1,
    },
    {
      when: { decorated: namesOf("rest_framework.decorators", "action api_view detail_route list_route") },
      parameters: [request],
      namedParameters: { label: "http", what: "the path parameter" },
    },
    {
      when: {
        methodOf: views,
        methods: [
          "get",
          "post",
          "put",
          "patch",
          "delete",
          "head",
          "list",
          "create",
          "retrieve",
          "update",
          "destroy",
          "dispatch",
        ],
      },
      parameters: [request],
      namedParameters: { label: "http", what: "the path parameter" },
    },
  ],
  sinks: [
    {
      call: ["django.http.HttpResponse"],
      argument: [0, "content"],
      rule: "cross-site-scripting",
      when: [{ argument: "content_type", matches: /html/, orAbsent: true }],
      examples: {
        bad: 'from django.http import HttpResponse; HttpResponse("<p>" + data)',
        good: 'from django.http import HttpResponse; HttpResponse(data, content_type="text/plain")',
      },
    },
    {
      call: ["django.utils.safestring.mark_safe", "django.utils.safestring.SafeString"],
      argument: [0],
      rule: "cross-site-scripting",
      examples: {
        bad: "from django.utils.safestring import mark_safe; mark_safe(data)",
        good: 'from django.utils.html import format_html; format_html("<b>{}</b>", data)',
      },
    },
    {
      call: [
        "django.shortcuts.redirect",
        "django.http.HttpResponseRedirect",
        "django.http.HttpResponsePermanentRedirect",
      ],
      argument: [0],
      rule: "open-redirect",
      examples: {
        bad: "from django.shortcuts import redirect; redirect(data)",
        good: 'from django.shortcuts import redirect; redirect("/items/" + data)',
      },
    },
    {
      call: ["django.db.models.expressions.RawSQL", "*.raw", "*.extra"],
      argument: [0],
      rule: "sql-injection",
      when: [{ argument: 0, matches: /\b(select|update|insert|delete|where)\b/i }],
      examples: {
        bad: "model.objects.raw(\"SELECT * FROM a WHERE b = '%s'\" % data)",
        good: 'model.objects.raw("SELECT * FROM a WHERE b = %s", [data])',
      },
    },
    {
      call: ["*.extra"],
      argument: ["where", "select", "tables"],
      isDeep: true,
      rule: "sql-injection",
      examples: {
        bad: "model.objects.extra(where=[\"b = '%s'\" % data])",
        good: 'model.objects.extra(where=["b = %s"], params=[data])',
      },
    },
    {
      call: ["django.template.Template"],
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: 'from django.template import Template; Template("Hello " + data)',
        good: 'from django.template import Template; Template("Hello {{ name }}")',
      },
    },
  ],
  sanitizers: [
    {
      call: [
        "django.utils.html.escape",
        "django.utils.html.conditional_escape",
        "django.utils.html.format_html",
        "django.utils.html.strip_tags",
        "django.shortcuts.render",
        "django.template.loader.render_to_string",
      ],
      safe: ["html"],
    },
    { call: ["django.http.JsonResponse", "rest_framework.response.Response"], safe: ["html"] },
    // Names of uploaded files are their last parts: https://docs.djangoproject.com/en/stable/ref/files/uploads/
    { call: namesOf(request, "FILES[].name FILES.get().name"), safe: ["path"] },
    { call: ["django.urls.reverse"], safe: ["redirect", "url", "html"] },
  ],
  predicates: [
    {
      call: ["django.utils.http.url_has_allowed_host_and_scheme", "django.utils.http.is_safe_url"],
      argument: 0,
      keyword: "url",
      safe: ["redirect"],
    },
  ],
  misuses: [
    {
      call: ["django.Response.set_cookie"],
      rule: "insecure-cookie",
      when: [{ argument: "secure", equals: [false], orAbsent: true }],
      examples: {
        bad: 'from django.http import HttpResponse; HttpResponse("x").set_cookie("a", "b")',
        good: 'from django.http import HttpResponse; HttpResponse("x").set_cookie("a", "b", secure=True)',
      },
    },
  ],
};
