import type { LibraryModel } from "../contract.ts";
import type { StoreModel } from "../endpoint-models.ts";

const verbs = (action: StoreModel["action"], names: string, of?: readonly string[]): StoreModel[] =>
  names.split(" ").map((verb) => ({ verb, action, ...(of && { of }) }));
/** Methods with the forms that end in `Async`. */
const both = (names: string) => names.replace(/\S+/g, "$& $&Async");
const ofEntityFramework = ["Microsoft.EntityFrameworkCore.DbSet()", "Microsoft.EntityFrameworkCore.DbContext()"];
const gorm = ["gorm.io/gorm.DB()"];

/** sequelize, mongoose, mongodb, TypeORM, Prisma, knex; SQLAlchemy, Django; Spring Data, JPA; database/sql; Entity Framework, Dapper: by their verbs. */
const byLanguage: Readonly<
  Record<
    "javascript" | "python" | "java" | "go" | "csharp",
    {
      readonly stores: readonly StoreModel[];
      readonly keeping: readonly string[];
      readonly callers: RegExp;
      readonly bodies: readonly string[];
    }
  >
> = {
  javascript: {
    stores: [
      ...verbs(
        "read",
        "findOneAsync findAsync findByPk findById findOne findOneBy findOneOrFail findUnique findUniqueOrThrow findFirst findFirstOrThrow findAll findMany find where andWhere query execute raw",
      ),
      ...verbs(
        "change",
        "findByIdAndUpdate findByIdAndDelete findByIdAndRemove findOneAndUpdate findOneAndDelete findOneAndReplace updateOne deleteOne destroy deleteMany updateMany update delete remove",
      ),
      ...verbs("create", "create insertOne insert insertMany bulkCreate build"),
    ],
    keeping: ["save"],
    callers:
      /^(?:express|fastify|next|koa)\.(?:Request|Context|App)\.(?:state\.)?(?:session|user|auth|account|principal|claims|currentUser|uid|userId|tenant\w*|jwt\w*)\b|^koa\.Context\.(?:session|state)\b|^graphql\.Context\.(?:req\.|request\.)?(?:user|session|auth|account|currentUser|viewer|me|uid|userId|tenant\w*)\b|^hono\.Context\.(?:get\(\)|var\b)|^jsonwebtoken\.verify\(\)|getServerSession\(\)|^caller\b/,
    bodies: [
      "express.Request.body",
      "koa.Request.body",
      "fastify.Request.body",
      "next.Request.json()",
      "hono.Context.req.json()",
    ],
  },
  python: {
    stores: [
      ...verbs("read", "get get_or_404 filter filter_by where first_or_404 get_object_or_404 execute exclude find_one"),
      ...verbs("change", "update_one delete_one find_one_and_update find_one_and_delete"),
      ...verbs("create", "create insert_one get_or_create"),
    ],
    keeping: ["add", "save", "merge"],
    callers:
      /^flask\.(?:session|g)\b|^flask_login\.current_user\b|get_jwt_identity\(\)|^jwt\.decode\(\)|get_jwt\(\)|^flask_jwt_extended\.current_user\b|\.HttpRequest\.(?:user|session|auth)\b|^starlette\.Request\.(?:user|session|state)\b|\.current_user\b|^aiohttp\.web\.Request\.user\b|^caller\b/,
    bodies: [
      "flask.request.json",
      "flask.request.get_json()",
      "flask.request.form",
      "django.http.HttpRequest.data",
      "django.http.HttpRequest.POST",
    ],
  },
  java: {
    stores: [
      ...verbs("read", "findById getById getReferenceById findOne find queryForObject query createQuery"),
      ...verbs("change", "deleteById delete"),
    ],
    keeping: ["save", "saveAndFlush", "saveAll", "persist", "merge", "insert", "update"],
    callers:
      /^java\.security\.Principal\(\)|\.Authentication\(\)|\.UserDetails\(\)|getUserPrincipal\(\)|SecurityContextHolder\b|\.Jwt\(\)|^caller\b/,
    bodies: [],
  },
  go: {
    stores: [
      ...verbs("read", "QueryRow QueryRowContext Query QueryContext Exec ExecContext Get Select"),
      ...verbs("read", "Where First Last Take Find", gorm),
      ...verbs("change", "Delete", gorm),
      ...verbs("create", "Create", gorm),
    ],
    keeping: ["Create", "Save"],
    callers:
      /(?:gin|echo)\.Context\(\)\.(?:Get|MustGet|GetString|GetInt|GetUint)\(\)|fiber\.Ctx\(\)\.Locals\(\)|Context\(\)\.Value\(\)|^handed on:(?:net\/http\.Request\(\)\.Context|[\w./-]*\b(?:gin|echo)\.Context)\(\)|sessions\.|^caller\b/,
    bodies: [],
  },
  csharp: {
    stores: [
      ...verbs(
        "read",
        both(
          "Find First FirstOrDefault Single SingleOrDefault Last LastOrDefault Any GetById FindById Query QueryFirst QueryFirstOrDefault QuerySingle QuerySingleOrDefault",
        ),
      ),
      ...verbs("read", "Where"),
      ...verbs("change", both("Remove Update Attach RemoveRange UpdateRange"), ofEntityFramework),
      ...verbs("change", both("ExecuteDelete ExecuteUpdate DeleteById Execute")),
      ...verbs("create", both("Add AddRange"), ofEntityFramework),
    ],
    keeping: both("Add Update Attach").split(" "),
    callers:
      /ClaimsPrincipal\(\)|UserManager\(\)\.Get(?:UserId|UserName|User|UserAsync)\(\)|IIdentity\(\)\.Name|^caller\b/,
    bodies: ["aspnet.Body"],
  },
};

/** What code asks of data stores, in each language. */
export const stores: readonly LibraryModel[] = (["javascript", "python", "java", "go", "csharp"] as const).map(
  (language) => ({
    library: "data stores",
    language,
    ...byLanguage[language],
  }),
);
