import { expect, test } from "vitest";
import { endpointsIn, linesOf } from "../../../testing/endpoints-of.ts";

/** What a program in Java answers: `METHOD path: guards`. */
interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

const parcels = (marks = "", ofOne = "") => `package com.example.post;
import jakarta.annotation.security.*;
import jakarta.ws.rs.*;
@Path("/parcels") ${marks}
public class Parcels {
  @GET public String all() { return ""; }
  @DELETE @Path("/{id}") ${ofOne} public void drop(@PathParam("id") long id) { }
}`;

const letters = `package com.example.post;
import org.springframework.web.bind.annotation.*;
@RestController
public class Letters {
  @GetMapping("/news") public String news() { return ""; }
  @GetMapping("/letters/open") public String open() { return ""; }
  @GetMapping("/letters/{id}") public String one(@PathVariable long id) { return ""; }
  @PostMapping("/letters") public void add(@RequestBody String text) { }
  @DeleteMapping("/staff/{id}") public void drop(@PathVariable long id) { }
}`;

const chain = (configured: string) => `package com.example.post;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
@Configuration
public class Security {
  private static final String OPEN = "/letters/open";
  @Bean public SecurityFilterChain chain(HttpSecurity http) throws Exception {
    ${configured};
    return http.build();
  }
}`;

const cases: readonly Case[] = [
  {
    name: "Jakarta REST: a filter for the whole program that refuses strangers, and one that only counts",
    files: {
      "Parcels.java": parcels(),
      "Turnstile.java": `package com.example.post;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
@Provider
public class Turnstile implements ContainerRequestFilter {
  @Override public void filter(ContainerRequestContext asked) {
    if (asked.getSecurityContext().getUserPrincipal() == null) turnAway(asked);
  }
  private void turnAway(ContainerRequestContext asked) {
    asked.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
  }
}`,
      "Tally.java": `package com.example.post;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.ext.Provider;
@Provider @PreMatching
public class Tally implements ContainerRequestFilter {
  @Override public void filter(ContainerRequestContext asked) { Counter.up(asked.getHeaderString("Authorization")); }
}`,
    },
    lines: ["DELETE /parcels/{id}: Turnstile", "GET /parcels: Turnstile"],
  },
  {
    name: "Jakarta REST: a filter bound to a name stands before what has that name only",
    files: {
      "Sealed.java": `package com.example.post;
@jakarta.ws.rs.NameBinding
public @interface Sealed { }`,
      "Parcels.java": parcels("", "@Sealed"),
      "Sealing.java": `package com.example.post;
import jakarta.ws.rs.*;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.ext.Provider;
@Provider @Sealed
public class Sealing implements ContainerRequestFilter {
  @Override public void filter(ContainerRequestContext asked) {
    String token = asked.getHeaderString("Authorization");
    if (token == null || !Keys.fits(token)) throw new NotAuthorizedException("Bearer");
  }
}`,
    },
    lines: ["DELETE /parcels/{id}: Sealing", "GET /parcels: "],
  },
  {
    name: "Jakarta REST: a feature leaves out what carries an annotation",
    files: {
      "Public.java": `package com.example.post;
public @interface Public { }`,
      "Parcels.java": parcels().replace("@GET", "@GET @Public"),
      "Guarding.java": `package com.example.post;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
@Provider
public class Guarding implements DynamicFeature {
  @Override public void configure(ResourceInfo info, FeatureContext context) {
    Public open = info.getResourceMethod().getAnnotation(Public.class);
    if (open != null) { return; }
    context.register(Turnstile.class);
  }
}`,
      "Turnstile.java": `package com.example.post;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.*;
public class Turnstile implements ContainerRequestFilter {
  @Override public void filter(ContainerRequestContext asked) {
    if (asked.getProperty("principal") == null) throw new ForbiddenException();
  }
}`,
    },
    lines: ["DELETE /parcels/{id}: Turnstile", "GET /parcels: "],
  },
  {
    name: "Jakarta REST: a filter that reads annotations of method and class, registered by the application",
    files: {
      "Parcels.java": parcels("@PermitAll", '@RolesAllowed("clerk")'),
      "Post.java": `package com.example.post;
import jakarta.ws.rs.core.Application;
import java.util.Set;
public class Post extends Application {
  @Override public Set<Class<?>> getClasses() { return Set.of(Parcels.class, Roles.class); }
}`,
      "Roles.java": `package com.example.post;
import jakarta.annotation.security.*;
import jakarta.ws.rs.container.*;
import jakarta.ws.rs.core.*;
public class Roles implements ContainerRequestFilter {
  @Context ResourceInfo info;
  @Override public void filter(ContainerRequestContext asked) {
    var method = info.getResourceMethod();
    var owner = info.getResourceClass();
    if (owner.isAnnotationPresent(PermitAll.class) && !method.isAnnotationPresent(RolesAllowed.class)) return;
    if (!asked.getSecurityContext().isUserInRole("clerk")) asked.abortWith(Response.status(403).build());
  }
}`,
    },
    lines: [
      'DELETE /parcels/{id}: Roles, jakarta.annotation.security.RolesAllowed, jakarta.annotation.security.RolesAllowed("clerk")',
      "GET /parcels: ",
    ],
  },
  {
    name: "servlet filters: by annotation, by descriptor, as a component; with a way around for single paths",
    files: {
      "Letters.java": letters,
      "Locked.java": `package com.example.post;
import jakarta.servlet.*;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
@WebFilter(urlPatterns = {"/letters/*"})
public class Locked implements Filter {
  public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain) throws Exception {
    HttpServletRequest request = (HttpServletRequest) asked;
    String uri = request.getRequestURI();
    if (uri.startsWith("/letters/open")) { chain.doFilter(asked, answer); return; }
    if (request.getSession().getAttribute("user") == null) { ((HttpServletResponse) answer).sendError(401); return; }
    chain.doFilter(asked, answer);
  }
}`,
      "Staff.java": `package com.example.post;
import jakarta.servlet.*;
import jakarta.servlet.http.*;
public class Staff extends HttpFilter {
  protected void doFilter(HttpServletRequest request, HttpServletResponse answer, FilterChain chain) throws Exception {
    if (!request.isUserInRole("staff")) { answer.setStatus(HttpServletResponse.SC_FORBIDDEN); return; }
    chain.doFilter(request, answer);
  }
}`,
      "src/main/webapp/WEB-INF/web.xml": `<web-app>
  <!-- <filter><filter-name>old</filter-name></filter> -->
  <filter><filter-name>staff</filter-name><filter-class>com.example.post.Staff</filter-class></filter>
  <filter-mapping><filter-name>staff</filter-name><url-pattern>/staff/*</url-pattern></filter-mapping>
</web-app>`,
    },
    lines: [
      "DELETE /staff/{id}: Staff",
      "GET /letters/open: ",
      "GET /letters/{id}: Locked",
      "GET /news: ",
      "POST /letters: Locked",
    ],
  },
  {
    name: "Spring: an interceptor before paths, with some left out",
    files: {
      "Letters.java": letters,
      "SignedIn.java": `package com.example.post;
import org.springframework.web.servlet.HandlerInterceptor;
public class SignedIn implements HandlerInterceptor {
  @Override public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
    if (request.getSession().getAttribute("currentUser") == null) { response.sendRedirect("/login"); return false; }
    return true;
  }
}`,
      "Web.java": `package com.example.post;
import org.springframework.web.servlet.config.annotation.*;
@Configuration
public class Web implements WebMvcConfigurer {
  private static final String[] OPEN = {"/letters/open", "/news"};
  @Override public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(signedIn()).addPathPatterns("/**").excludePathPatterns(OPEN);
  }
  @Bean SignedIn signedIn() { return new SignedIn(); }
}`,
    },
    lines: [
      "DELETE /staff/{id}: SignedIn",
      "GET /letters/open: ",
      "GET /letters/{id}: SignedIn",
      "GET /news: ",
      "POST /letters: SignedIn",
    ],
  },
  {
    name: "Spring Security: the first rule that takes in a request decides",
    files: {
      "Letters.java": letters,
      "Security.java": chain(`http
      .csrf(AbstractHttpConfigurer::disable)
      .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
      .authorizeHttpRequests(requests -> requests
        .requestMatchers("/news", OPEN).permitAll()
        .requestMatchers(HttpMethod.DELETE, "/staff/**").hasRole("STAFF")
        .requestMatchers(HttpMethod.POST).hasAnyAuthority("WRITE", "STAFF")
        .anyRequest().authenticated())`),
    },
    lines: [
      "DELETE /staff/{id}: authenticated, hasRole(STAFF)",
      "GET /letters/open: ",
      "GET /letters/{id}: authenticated",
      "GET /news: ",
      "POST /letters: authenticated, hasAnyAuthority(WRITE, STAFF)",
    ],
  },
  {
    name: "Shiro: chains of filters by path",
    files: {
      "Letters.java": letters,
      "Guarding.java": `package com.example.post;
import org.apache.shiro.spring.web.ShiroFilterFactoryBean;
public class Guarding {
  @Bean public ShiroFilterFactoryBean filters(SecurityManager manager) {
    ShiroFilterFactoryBean bean = new ShiroFilterFactoryBean();
    Map<String, String> filterChain = new LinkedHashMap<>();
    filterChain.put("/letters/open", "anon");
    filterChain.put("/staff/**", "authc, roles[staff,chief]");
    filterChain.put("/**", "authc");
    bean.setFilterChainDefinitionMap(filterChain);
    return bean;
  }
}`,
    },
    lines: [
      "DELETE /staff/{id}: authenticated, roles[staff,chief]",
      "GET /letters/open: ",
      "GET /letters/{id}: authenticated",
      "GET /news: authenticated",
      "POST /letters: authenticated",
    ],
  },
  {
    name: "Spring Security: the older way of writing, an adapter, and what is kept out of everything",
    files: {
      "Letters.java": letters,
      "Security.java": `package com.example.post;
import org.springframework.security.config.annotation.web.builders.*;
import org.springframework.security.config.annotation.web.configuration.*;
@EnableWebSecurity
public class Security extends WebSecurityConfigurerAdapter {
  @Override public void configure(WebSecurity web) { web.ignoring().antMatchers("/letters/open"); }
  @Override protected void configure(HttpSecurity http) throws Exception {
    http.authorizeRequests()
      .antMatchers("/staff/**").access("hasRole('STAFF')")
      .antMatchers(HttpMethod.POST, "/**").authenticated()
      .and().formLogin().permitAll();
  }
}`,
    },
    lines: [
      "DELETE /staff/{id}: authenticated, access(hasRole('STAFF'))",
      "GET /letters/open: ",
      "GET /letters/{id}: ",
      "GET /news: ",
      "POST /letters: authenticated",
    ],
  },
  {
    name: "Spring Security: adapters inside a class of configuration, each for paths that it makes of a constant around it",
    files: {
      "Letters.java": letters,
      "Security.java": `package com.example.post;
import org.springframework.security.config.annotation.web.builders.*;
import org.springframework.security.config.annotation.web.configuration.*;
@Configuration
public class Security {
  private static final String INSIDE = "/st*";
  @Configuration @Order(1)
  public static class ForStaff extends WebSecurityConfigurerAdapter {
    @Override protected void configure(HttpSecurity http) throws Exception {
      http.antMatcher(INSIDE + "/**").authorizeRequests()
        .antMatchers(INSIDE + "/door*").permitAll()
        .antMatchers(INSIDE + "/**").hasRole("STAFF")
        .anyRequest().authenticated().and().httpBasic();
    }
  }
  @Configuration @Order(2)
  public static class ForReaders extends WebSecurityConfigurerAdapter {
    @Override protected void configure(HttpSecurity http) throws Exception {
      http.antMatcher("/letters").authorizeRequests().anyRequest().authenticated();
    }
  }
}`,
    },
    lines: [
      "DELETE /staff/{id}: authenticated, hasRole(STAFF)",
      "GET /letters/open: ",
      "GET /letters/{id}: ",
      "GET /news: ",
      "POST /letters: authenticated",
    ],
  },
  {
    name: "Spring Security: chains by their order, each for requests of its own; rules in a method of the class",
    files: {
      "Letters.java": letters,
      "Security.java": `package com.example.post;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
@Configuration
class Security {
  @Bean SecurityFilterChain everything(HttpSecurity http) throws Exception {
    http.authorizeHttpRequests(this::rules);
    return http.build();
  }
  private void rules(AuthorizationManagerRequestMatcherRegistry rules) { rules.anyRequest().permitAll(); }
  @Bean @Order(1) SecurityFilterChain staff(HttpSecurity http) throws Exception {
    http.securityMatcher("/staff/**").authorizeHttpRequests(rules -> rules.anyRequest().hasAuthority("STAFF"));
    return http.build();
  }
  @Bean @Order(Ordered.HIGHEST_PRECEDENCE + 5) SecurityFilterChain writing(HttpSecurity http) throws Exception {
    http.securityMatchers(m -> m.requestMatchers(HttpMethod.POST, "/letters"))
      .authorizeHttpRequests(rules -> rules.requestMatchers("/parcels").permitAll());
    return http.build();
  }
}`,
    },
    lines: [
      "DELETE /staff/{id}: authenticated, hasAuthority(STAFF)",
      "GET /letters/open: ",
      "GET /letters/{id}: ",
      "GET /news: ",
      "POST /letters: authenticated, denyAll()",
    ],
  },
  {
    name: "Spring Security: the reactive way of writing",
    files: {
      "Letters.java": letters,
      "Security.java": `package com.example.post;
import org.springframework.security.config.web.server.ServerHttpSecurity;
@Configuration @EnableWebFluxSecurity
class Security {
  @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {
    return http.authorizeExchange(exchange -> exchange
      .pathMatchers(HttpMethod.GET, "/news", "/letters/open").permitAll()
      .pathMatchers("/staff/**").hasRole("STAFF")
      .anyExchange().authenticated()).build();
  }
}`,
    },
    lines: [
      "DELETE /staff/{id}: authenticated, hasRole(STAFF)",
      "GET /letters/open: ",
      "GET /letters/{id}: authenticated",
      "GET /news: ",
      "POST /letters: authenticated",
    ],
  },
  {
    name: "Spring Security: annotations of methods ask only where something enables them; `permitAll()` opens",
    files: {
      "Letters.java": letters
        .replace("@DeleteMapping", `@org.springframework.security.access.annotation.Secured("STAFF") @DeleteMapping`)
        .replace(
          "@PostMapping",
          `@org.springframework.security.access.prepost.PreAuthorize("isAuthenticated()") @PostMapping`,
        ),
      "Security.java": chain(`http.authorizeHttpRequests(all -> all.anyRequest().permitAll())`).replace(
        "@Configuration",
        "@Configuration @EnableMethodSecurity",
      ),
    },
    lines: [
      "DELETE /staff/{id}: ",
      "GET /letters/open: ",
      "GET /letters/{id}: ",
      "GET /news: ",
      "POST /letters: org.springframework.security.access.prepost.PreAuthorize",
    ],
  },
];

test.each(cases)("$name", async ({ files, lines }) => {
  expect(await linesOf(files)).toEqual(lines);
});

test.each([
  [
    "a rule behind one that lets anybody pass",
    '.requestMatchers("/**").permitAll().requestMatchers("/staff/**").hasRole("STAFF")',
    ["code.broken-guard"],
  ],
  ["a rule before it", '.requestMatchers("/staff/**").hasRole("STAFF").requestMatchers("/**").permitAll()', []],
])("Spring Security: %s", async (_name, rules, expected) => {
  const { findings } = await endpointsIn({
    "Letters.java": letters,
    "Security.java": chain(`http.authorizeHttpRequests(all -> all${rules})`),
  });
  expect(findings.map(({ ruleId }) => ruleId).filter((id) => id === "code.broken-guard")).toEqual(expected);
});

test.each([
  ["cookies of a form and no check of where requests come from", "http.formLogin(f -> {}).csrf(c -> c.disable())", 1],
  [
    "tokens only",
    "http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)).csrf(c -> c.disable())",
    0,
  ],
  ["the check left on", 'http.formLogin(f -> {}).csrf(c -> c.ignoringRequestMatchers("/hooks"))', 0],
])("Spring Security: %s", async (_name, configured, count) => {
  const { findings } = await endpointsIn({ "Letters.java": letters, "Security.java": chain(configured) });
  expect(findings.filter(({ ruleId }) => ruleId === "code.no-forgery-protection")).toHaveLength(count);
});

test("Spring Security: annotations that nothing enables are one defect", async () => {
  const { findings } = await endpointsIn({
    "Letters.java": letters.replaceAll(
      "@GetMapping",
      `@org.springframework.security.access.prepost.PreAuthorize("hasRole('A')") @GetMapping`,
    ),
    "Security.java": chain("http.authorizeHttpRequests(all -> all.anyRequest().authenticated())"),
  });
  expect(findings.map(({ ruleId }) => ruleId).filter((id) => id === "code.broken-guard")).toHaveLength(1);
});

const shelves = (routes: string) => ({
  "com/example/store/Routes.java": `package com.example.store;
import static org.springframework.web.reactive.function.server.RequestPredicates.*;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;
import org.springframework.context.annotation.*;
import org.springframework.web.reactive.function.server.*;
@Configuration
public class Routes {
  @Bean RouterFunction<ServerResponse> shelves(Shelves shelves) {
    return ${routes};
  }
}`,
  "com/example/store/Shelves.java": `package com.example.store;
import org.springframework.web.reactive.function.server.*;
import reactor.core.publisher.Mono;
@Component
public class Shelves {
  Mono<ServerResponse> all(ServerRequest request) { return ServerResponse.ok().build(); }
  Mono<ServerResponse> put(ServerRequest request) { return ServerResponse.ok().build(); }
  Mono<ServerResponse> known(ServerRequest request, HandlerFunction<ServerResponse> next) {
    return request.principal().flatMap(who -> next.handle(request)).switchIfEmpty(ServerResponse.status(401).build());
  }
}`,
});

const routing: readonly Case[] = [
  {
    name: "functional routes of Spring by a builder: paths below paths, nested conditions, a filter for all of them",
    files: shelves(`RouterFunctions.route()
      .GET("/open", shelves::all)
      .add(RouterFunctions.route()
        .path("/shelves", below -> below
          .GET("/{id}", accept(MediaType.TEXT_PLAIN), shelves::all)
          .nest(accept(MediaType.TEXT_PLAIN), more -> more.PUT("", shelves::put)))
        .DELETE("/crates/{id}", request -> ServerResponse.ok().build())
        .filter(shelves::known)
        .build())
      .build()`),
    lines: [
      "DELETE /crates/{id}: Shelves.known",
      "GET /open: ",
      "GET /shelves/{id}: Shelves.known",
      "PUT /shelves: Shelves.known",
    ],
  },
  {
    name: "functional routes of Spring by predicates that are put together, one behind the other and nested",
    files: shelves(`RouterFunctions.nest(path("/in"),
        route(GET("/shelves").and(accept(MediaType.TEXT_PLAIN)), shelves::all)
          .andRoute(method(HttpMethod.PATCH).and(path("/shelf")), shelves::put))
      .filter(shelves::known)
      .and(route(POST("/open"), shelves::put))`),
    lines: ["GET /in/shelves: Shelves.known", "PATCH /in/shelf: Shelves.known", "POST /open: Shelves.known"],
  },
  {
    name: "servlets at the patterns of their annotation, behind a filter of some",
    files: {
      "Shelves.java": `package com.example.store;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
@WebServlet(name = "shelves", urlPatterns = {"/shelves", "/shelves/*"})
public class Shelves extends HttpServlet {
  @Override protected void doGet(HttpServletRequest asked, HttpServletResponse answer) { }
  @Override protected void doPost(HttpServletRequest asked, HttpServletResponse answer) throws Exception {
    if (asked.getUserPrincipal() == null) { answer.sendError(401); }
  }
}`,
      "Crates.java": `package com.example.store;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
@WebServlet("/in/crates")
public class Crates extends HttpServlet {
  @Override protected void doDelete(HttpServletRequest asked, HttpServletResponse answer) { }
}`,
      "Turnstile.java": `package com.example.store;
import jakarta.servlet.*;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
@WebFilter("/in/*")
public class Turnstile implements Filter {
  @Override public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain) throws Exception {
    if (((HttpServletRequest) asked).getUserPrincipal() == null) { ((HttpServletResponse) answer).sendError(401); return; }
    chain.doFilter(asked, answer);
  }
}`,
    },
    lines: [
      "DELETE /in/crates: Turnstile",
      "GET /shelves/{path}: ",
      "GET /shelves: ",
      "POST /shelves/{path}: a check of its own",
      "POST /shelves: a check of its own",
    ],
  },
  {
    name: "Jakarta REST: the path of the application stands before all resources, and before nothing else",
    files: {
      "Store.java": `package com.example.store;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
@ApplicationPath("store")
public class Store extends Application { }`,
      "Parcels.java": parcels(),
      "News.java": `package com.example.store;
import org.springframework.web.bind.annotation.*;
@RestController
public class News { @GetMapping("/news") public String news() { return ""; } }`,
    },
    lines: ["DELETE /store/parcels/{id}: ", "GET /news: ", "GET /store/parcels: "],
  },
  {
    name: "Micronaut: methods, several paths, and who may ask, of the class and of a method",
    files: {
      "Crates.java": `package com.example.store;
import io.micronaut.http.annotation.*;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
@Controller("/crates")
@Secured(SecurityRule.IS_AUTHENTICATED)
public class Crates {
  @Get("/{id}") public String one(Long id) { return ""; }
  @Put(uris = {"/a", "/b"}) public void put(@Body String text) { }
}`,
      "Lids.java": `package com.example.store;
import io.micronaut.http.annotation.*;
@Controller("/lids")
public class Lids { @Post(uri = "/new") public void put(@Body String text) { } }`,
    },
    lines: [
      "GET /crates/{id}: io.micronaut.security.annotation.Secured",
      "POST /lids/new: ",
      "PUT /crates/a: io.micronaut.security.annotation.Secured",
      "PUT /crates/b: io.micronaut.security.annotation.Secured",
    ],
  },
  {
    name: "Jakarta REST: methods of the classes that a resource extends answer below its path, unless it has its own",
    files: {
      "com/example/store/Listed.java": `package com.example.store;
import jakarta.ws.rs.*;
public class Listed<T> {
  @GET public String all() { return ""; }
  @PUT @Path("{id}") public void put(@PathParam("id") long id) { }
}`,
      "com/example/store/Changed.java": `package com.example.store;
import jakarta.ws.rs.*;
public abstract class Changed<T> extends Listed<T> {
  @DELETE @Path("{id}") public void drop(@PathParam("id") long id) { }
}`,
      "com/example/store/Crates.java": `package com.example.store;
import jakarta.ws.rs.*;
@Path("crates")
public class Crates extends Changed<String> {
  @PUT @Path("{id}/lid") public void put(@PathParam("id") long id) { }
}`,
    },
    lines: ["DELETE /crates/{id}: ", "GET /crates: ", "PUT /crates/{id}/lid: "],
  },
  {
    name: "Micronaut: parts of a path that bring their slash, and conditions that are no part of it",
    files: {
      "Crates.java": `package com.example.store;
import io.micronaut.http.annotation.*;
@Controller("/in")
public class Crates { @Get("{/depot}/crates/{id}{?page,size}") public String one(String depot, String id) { return ""; } }`,
    },
    lines: ["GET /in/{depot}/crates/{id}: "],
  },
];

test.each(routing)("$name", async ({ files, lines }) => {
  expect(await linesOf(files)).toEqual(lines);
});
