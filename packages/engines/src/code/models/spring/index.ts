import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const bind = "org.springframework.web.bind.annotation";
const mappings = namesOf(bind, "RequestMapping GetMapping PostMapping PutMapping PatchMapping DeleteMapping");

const expressions = "org.springframework.expression";

const ldapQuery = "spring.LdapQuery()";
const ldapCondition = "spring.LdapCondition()";

/** Spring Framework 6 and Spring Boot: https://docs.spring.io/spring-framework/reference/web/webmvc.html */
export const spring: LibraryModel = {
  library: "spring",
  language: "java",
  mappings: [
    { annotation: [`${bind}.RequestMapping`], methods: ["*"] },
    ...["Get", "Post", "Put", "Patch", "Delete"].map((verb) => ({
      annotation: [`${bind}.${verb}Mapping`],
      methods: [verb.toUpperCase()],
    })),
  ],
  open: namesOf("jakarta.annotation.security", "PermitAll").concat(namesOf("javax.annotation.security", "PermitAll")),
  guards: [
    ...namesOf("org.springframework.security.access.prepost", "PreAuthorize PostAuthorize"),
    "org.springframework.security.access.annotation.Secured",
    ...["javax", "jakarta"].flatMap((owner) => namesOf(`${owner}.annotation.security`, "RolesAllowed DenyAll")),
  ],
  entries: [
    {
      when: { decorated: mappings },
      parameters: [],
      namedParameters: { label: "http", what: "the request's parameter" },
      answersWhen: namesOf(bind, "ResponseBody RestController"),
      namesViews: ["org.springframework.stereotype.Controller"],
    },
  ],
  propagators: [
    // They escape the values that they are given.
    {
      call: namesOf(
        "org.springframework.ldap.filter",
        "EqualsFilter LikeFilter GreaterThanOrEqualsFilter LessThanOrEqualsFilter WhitespaceWildcardsFilter",
      ),
      from: [],
      gives: "nothing",
    },
    // Values are escaped: https://docs.spring.io/spring-ldap/reference/query-builder-advanced.html
    { call: namesOf(ldapCondition, "is like whitespaceWildcardsLike gte lte"), from: [], gives: "nothing" },
    {
      call: ["ExpressionParser()", "spel.standard.SpelExpressionParser()"].flatMap((parser) =>
        namesOf(`${expressions}.${parser}`, "parseExpression parseRaw"),
      ),
      from: [0],
    },
  ],
  sinks: [
    {
      call: namesOf(`${expressions}.Expression()`, "getValue getValueType setValue isWritable"),
      argument: ["receiver"],
      rule: "code-injection",
      // Without types and beans an expression only reads properties.
      when: [{ argument: 0, isNotNamed: [`${expressions}.spel.support.SimpleEvaluationContext()`], orAbsent: true }],
      examples: {
        bad: `${expressions}.ExpressionParser parser = find(); parser.parseExpression(input).getValue()`,
        good: `${expressions}.ExpressionParser parser = find(); parser.parseExpression(input).getValue(${expressions}.spel.support.SimpleEvaluationContext.forReadOnlyDataBinding().build())`,
      },
    },
    {
      call: namesOf(
        "org.springframework.ldap.core.LdapTemplate()",
        "search searchForObject searchForContext lookup authenticate",
      ),
      argument: [0, 1],
      rule: "ldap-injection",
      examples: {
        bad: 'org.springframework.ldap.core.LdapTemplate ldap = find(); ldap.search("ou=people", "(uid=" + input + ")", null)',
        good: 'org.springframework.ldap.core.LdapTemplate ldap = find(); ldap.search("ou=people", "(uid=" + org.springframework.ldap.support.LdapEncoder.filterEncode(input) + ")", null)',
      },
    },
    {
      call: namesOf("org.slf4j.Logger()", "trace debug info warn error"),
      argument: ["*"],
      rule: "log-injection",
      examples: {
        bad: 'org.slf4j.LoggerFactory.getLogger("a").info("no such item: {}", input)',
        good: 'org.slf4j.LoggerFactory.getLogger("a").info("no such item: {}", input.replaceAll("[\\\\r\\\\n]", "_"))',
      },
    },
  ],
  types: [
    {
      of: [
        ...namesOf(`${expressions}.ExpressionParser()`, "parseExpression() parseRaw()"),
        ...namesOf(`${expressions}.spel.standard.SpelExpressionParser()`, "parseExpression() parseRaw()"),
        `${expressions}.spel.standard.SpelExpression()`,
      ],
      is: `${expressions}.Expression()`,
    },
    {
      of: [
        ...namesOf(
          `${expressions}.spel.support.SimpleEvaluationContext`,
          "forPropertyAccessors() forReadOnlyDataBinding() forReadWriteDataBinding()",
        ),
        ...namesOf(
          `${expressions}.spel.support.SimpleEvaluationContext.Builder()`,
          "withConversionService() withInstanceMethods() withMethodResolvers() withRootObject() withTypedRootObject() withTypeConverter() withAssignmentDisabled()",
        ),
      ],
      is: `${expressions}.spel.support.SimpleEvaluationContext.Builder()`,
    },
    {
      of: [`${expressions}.spel.support.SimpleEvaluationContext.Builder().build()`],
      is: `${expressions}.spel.support.SimpleEvaluationContext()`,
    },
    {
      of: ["org.springframework.expression.spel.standard.SpelExpressionParser()"],
      is: "org.springframework.expression.ExpressionParser()",
    },
    {
      of: namesOf("org.springframework.ldap.query", "LdapQueryBuilder.query() LdapQueryBuilder() ContainerCriteria()"),
      is: ldapQuery,
    },
    {
      of: [
        ...namesOf(ldapQuery, "where() and() or()"),
        ...namesOf("org.springframework.ldap.query", "ConditionCriteria()"),
      ],
      is: ldapCondition,
    },
    {
      of: namesOf(ldapCondition, "is() like() whitespaceWildcardsLike() gte() lte() not() isPresent()"),
      is: ldapQuery,
    },
    { of: ["org.springframework.web.client.RestOperations()"], is: "org.springframework.web.client.RestTemplate()" },
    {
      of: [
        "org.slf4j.LoggerFactory.getLogger()",
        "org.apache.logging.log4j.LogManager.getLogger()",
        "org.apache.logging.log4j.Logger()",
        "org.apache.log4j.Logger()",
        "org.apache.log4j.Logger.getLogger()",
        "org.apache.commons.logging.Log()",
      ],
      is: "org.slf4j.Logger()",
    },
  ],
};
