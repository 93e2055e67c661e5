import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const common = "@nestjs.common";
const app = "@nestjs.core.NestFactory.create()";
const verbs = ["Get", "Post", "Put", "Patch", "Delete", "Head", "Options", "All"];

/** https://docs.nestjs.com: controllers, guards, custom decorators */
export const nestjs: LibraryModel = {
  library: "nestjs",
  language: "javascript",
  mappings: [
    { annotation: [`${common}.Controller`], methods: [] },
    ...verbs.map((verb) => ({
      annotation: [`${common}.${verb}`],
      methods: [verb === "All" ? "*" : verb.toUpperCase()],
    })),
  ],
  marks: [
    { call: [`${common}.UseGuards`], from: 0 },
    { call: [`${common}.SetMetadata`], key: 0 },
    { call: [`${common}.applyDecorators`], isComposed: true },
  ],
  globals: [
    { call: [`${app}.useGlobalGuards`], from: 0 },
    { call: [`${app}.setGlobalPrefix`], path: 0 },
    {
      call: [`${common}.Module`],
      provided: { option: "providers", key: "provide", is: "@nestjs.core.APP_GUARD", value: "useClass" },
    },
  ],
  propagators: [
    {
      call: ["mapped-types", "swagger", "graphql"].flatMap((room) =>
        namesOf(`@nestjs.${room}`, "PartialType PickType OmitType IntersectionType"),
      ),
      from: [0, 1],
      gives: "same",
    },
  ],
  gates: ["canActivate"],
  guards: namesOf("@nestjs.passport", "AuthGuard()"),
  entries: [
    {
      when: { decorated: verbs.map((verb) => `${common}.${verb}`) },
      parameters: [],
      answersWhen: [`${common}.Controller`],
      answersLike: /<\w/,
      decoratedParameters: [
        { decorator: [`${common}.Body`], label: "http", what: "the request body (@Body)" },
        { decorator: [`${common}.Query`], label: "http", what: "the query string (@Query)" },
        { decorator: [`${common}.Param`], label: "http", what: "a path parameter (@Param)" },
        { decorator: [`${common}.Headers`], label: "http", what: "a request header (@Headers)" },
        {
          decorator: namesOf(common, "UploadedFile UploadedFiles"),
          label: "http",
          what: "an uploaded file (@UploadedFile)",
        },
        { decorator: namesOf(common, "Req Request"), type: "express.Request" },
        { decorator: namesOf(common, "Res Response"), type: "express.Response" },
      ],
    },
  ],
};
