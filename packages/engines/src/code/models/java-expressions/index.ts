import type { LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const velocity = ["org.apache.velocity.app.Velocity.evaluate", "org.apache.velocity.app.VelocityEngine().evaluate"];

/** Languages of expressions and templates that a program evaluates: OGNL, MVEL, JEXL, Groovy, Freemarker, Velocity, Thymeleaf. */
export const javaExpressions: LibraryModel = {
  library: "java-expressions",
  language: "java",
  types: [
    {
      of: [
        ...namesOf("org.apache.commons.jexl3", "JexlBuilder().create() JexlEngine()"),
        ...namesOf("org.apache.commons.jexl2", "JexlEngine()"),
      ],
      is: "jexl.Engine",
    },
    {
      of: ["org.thymeleaf.ITemplateEngine()", "org.thymeleaf.spring6.SpringTemplateEngine()"],
      is: "org.thymeleaf.TemplateEngine()",
    },
    { of: ["org.thymeleaf.spring5.SpringTemplateEngine()"], is: "org.thymeleaf.TemplateEngine()" },
  ],
  sinks: [
    {
      call: [
        ...namesOf("ognl.Ognl", "getValue setValue parseExpression"),
        ...namesOf("com.opensymphony.xwork2.ognl.OgnlUtil()", "getValue setValue callMethod"),
      ],
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "ognl.Ognl.getValue(input, new Object())",
        good: 'ognl.Ognl.getValue("name", java.util.Map.of("name", input))',
      },
    },
    {
      call: namesOf("org.mvel2.MVEL", "eval evalToBoolean evalToString executeExpression compileExpression"),
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "org.mvel2.MVEL.eval(input)",
        good: 'org.mvel2.MVEL.eval("a == 1", java.util.Map.of("a", input))',
      },
    },
    {
      call: namesOf("jexl.Engine", "createExpression createScript getProperty setProperty newScript"),
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "new org.apache.commons.jexl3.JexlBuilder().create().createExpression(input)",
        good: 'new org.apache.commons.jexl3.JexlBuilder().create().createExpression("1 + 1")',
      },
    },
    {
      call: [
        ...namesOf("groovy.lang.GroovyShell()", "evaluate parse run"),
        "groovy.lang.GroovyClassLoader().parseClass",
        ...namesOf("groovy.util.Eval", "me x xy xyz"),
      ],
      argument: ["*"],
      rule: "code-injection",
      examples: {
        bad: "new groovy.lang.GroovyShell().evaluate(input)",
        good: 'new groovy.lang.GroovyShell().evaluate("1 + 1")',
      },
    },
    {
      call: ["javax.el.ELProcessor().eval", "jakarta.el.ELProcessor().eval"],
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "new jakarta.el.ELProcessor().eval(input)",
        good: 'new jakarta.el.ELProcessor().eval("1 + 1")',
      },
    },
    {
      call: [
        "javax.el.ExpressionFactory().createValueExpression",
        "jakarta.el.ExpressionFactory().createValueExpression",
      ],
      argument: [1],
      rule: "code-injection",
      examples: {
        bad: "jakarta.el.ExpressionFactory made = find(); made.createValueExpression(context(), input, String.class)",
        good: 'jakarta.el.ExpressionFactory made = find(); made.createValueExpression(context(), "#{name}", String.class)',
      },
    },
    {
      call: ["freemarker.template.Template"],
      argument: [1, 2],
      rule: "template-injection",
      examples: {
        bad: 'new freemarker.template.Template("t", new java.io.StringReader(input), settings())',
        good: 'new freemarker.template.Template("t", "Hello ${name}", settings())',
      },
    },
    {
      call: ["freemarker.cache.StringTemplateLoader().putTemplate"],
      argument: [1],
      rule: "template-injection",
      examples: {
        bad: 'new freemarker.cache.StringTemplateLoader().putTemplate("t", input)',
        good: 'new freemarker.cache.StringTemplateLoader().putTemplate("t", "Hello ${name}")',
      },
    },
    {
      call: velocity,
      argument: [3],
      rule: "template-injection",
      examples: {
        bad: 'org.apache.velocity.app.Velocity.evaluate(context(), out(), "t", input)',
        good: 'org.apache.velocity.app.Velocity.evaluate(context(), out(), input, "Hello $name")',
      },
    },
    {
      call: ["com.github.mustachejava.DefaultMustacheFactory().compile"],
      argument: [0],
      rule: "path-traversal",
      when: [{ argument: 1, isAbsent: true }],
      examples: {
        bad: "new com.github.mustachejava.DefaultMustacheFactory().compile(input)",
        good: 'new com.github.mustachejava.DefaultMustacheFactory().compile("hello.mustache")',
      },
    },
    {
      // Names of templates are expressions too: https://www.thymeleaf.org/doc/articles/thymeleaf31whatsnew.html
      call: namesOf("org.thymeleaf.TemplateEngine()", "process processThrottled"),
      argument: [0],
      rule: "template-injection",
      examples: {
        bad: "new org.thymeleaf.TemplateEngine().process(input, context())",
        good: 'new org.thymeleaf.TemplateEngine().process("hello", context())',
      },
    },
    {
      call: ["org.apache.commons.text.StringSubstitutor.createInterpolator().replace"],
      argument: [0],
      rule: "code-injection",
      examples: {
        bad: "org.apache.commons.text.StringSubstitutor.createInterpolator().replace(input)",
        good: 'org.apache.commons.text.StringSubstitutor.createInterpolator().replace("${date:yyyy}")',
      },
    },
  ],
};
