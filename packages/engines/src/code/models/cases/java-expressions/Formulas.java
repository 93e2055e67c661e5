package com.example.formulas;

import freemarker.template.Configuration;
import freemarker.template.Template;
import groovy.lang.GroovyShell;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import ognl.Ognl;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.MapContext;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.apache.velocity.app.VelocityEngine;
import org.mvel2.MVEL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.TemplateEngine;

@RestController
public class Formulas {
  private static final Logger log = LoggerFactory.getLogger(Formulas.class);
  private final TemplateEngine thymeleaf = new TemplateEngine();
  private final Configuration freemarker = new Configuration(Configuration.VERSION_2_3_32);

  @GetMapping("/spel")
  public Object spel(@RequestParam String e) {
    ExpressionParser parser = new SpelExpressionParser();
    parser.parseExpression(e).getValue(); // ng: code-injection
    Expression x = parser.parseExpression(e);
    x.getValue(new StandardEvaluationContext(this)); // ng: code-injection
    parser.parseExpression("name.length()").getValue(e); // ok
    parser.parseExpression("#name").getValue(new StandardEvaluationContext(), e); // ok
    return parser.parseExpression(e).getValue(SimpleEvaluationContext.forReadOnlyDataBinding().build(), Map.of()); // ok
  }

  @GetMapping("/others")
  public Object others(@RequestParam String e) throws Exception {
    ScriptEngine js = new ScriptEngineManager().getEngineByName("js");
    js.eval(e); // ng: code-injection
    js.eval("a + 1"); // ok
    Bindings b = js.createBindings();
    b.put("a", e);
    js.eval("a.length", b); // ok
    Ognl.getValue(e, Map.of(), new Object()); // ng: code-injection
    Ognl.getValue("name", Map.of("name", e), new Object()); // ok
    MVEL.eval(e); // ng: code-injection
    MVEL.executeExpression(MVEL.compileExpression(e)); // ng: code-injection
    MVEL.eval("a == 1", Map.of("a", e)); // ok
    new GroovyShell().evaluate(e); // ng: code-injection
    new GroovyShell().parse("1 + 1").run(); // ok
    new JexlBuilder().create().createExpression(e).evaluate(new MapContext()); // ng: code-injection
    return new JexlBuilder().create().createExpression("1 + 1").evaluate(new MapContext()); // ok
  }

  @PostMapping("/templates")
  public String templates(@RequestBody String body) throws Exception {
    StringWriter out = new StringWriter();
    new Template("t", new StringReader(body), freemarker).process(Map.of(), out); // ng: template-injection
    freemarker.getTemplate("hello.ftlh").process(Map.of("body", body), out); // ok
    new Template("t", "Hello ${name}", freemarker).process(Map.of("name", body), out); // ok
    VelocityContext ctx = new VelocityContext();
    ctx.put("body", body);
    Velocity.evaluate(ctx, out, "t", body); // ng: template-injection
    Velocity.evaluate(ctx, out, "t", "Hello $body"); // ok
    new VelocityEngine().evaluate(ctx, out, "t", new StringReader(body)); // ng: template-injection
    new VelocityEngine().mergeTemplate("hello.vm", "UTF-8", ctx, out); // ok
    thymeleaf.process(body, new org.thymeleaf.context.Context()); // ng: template-injection
    thymeleaf.process("hello", new org.thymeleaf.context.Context()); // ok
    return "done";
  }

  @GetMapping("/log")
  public String log(@RequestParam String name, @RequestParam int n, @RequestParam String p) {
    log.info("login of " + name); // ng: log-injection
    log.warn("login of {}", name); // ng: log-injection
    log.info("login of {}", name.replaceAll("[\r\n]", "_")); // ok
    log.info("count {}", n); // ok
    System.out.println("n = " + n); // ok
    Pattern.compile(p); // ng: regex-injection
    Pattern.compile(Pattern.quote(p)); // ok
    name.matches(p); // ng: regex-injection
    name.matches("[a-z]+"); // ok
    name.replaceAll("a", "b"); // ok
    return "done";
  }
}
