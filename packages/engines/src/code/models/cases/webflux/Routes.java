package com.example.reactive;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

record Order(String item, String hook) {}

@Configuration
class Routes {
  @Bean
  RouterFunction<ServerResponse> orders(OrderHandler handler) {
    return route(GET("/orders/{item}"), handler::show)
        .andRoute(POST("/orders"), handler::create)
        .andRoute(GET("/go"), request -> ServerResponse.status(HttpStatus.FOUND).location(URI.create(request.queryParam("to").orElse("/"))).build()); // ng: open-redirect
  }

  @Bean
  RouterFunction<ServerResponse> more(OrderHandler handler) {
    return route().GET("/find", handler::find).POST("/hook", handler::hook).build();
  }
}

@Component
class OrderHandler {
  private final DatabaseClient db;
  private final WebClient web = WebClient.create();

  OrderHandler(DatabaseClient db) {
    this.db = db;
  }

  Mono<ServerResponse> show(ServerRequest request) {
    String item = request.pathVariable("item");
    db.sql("select * from orders where item = '" + item + "'").fetch().one(); // ng: sql-injection
    db.sql("select * from orders where item = :i").bind("i", item).fetch().one(); // ok
    return ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue("<b>" + item + "</b>"); // ng: cross-site-scripting
  }

  Mono<ServerResponse> create(ServerRequest request) {
    return request
        .bodyToMono(Order.class)
        .flatMap(order -> db.sql("insert into orders values ('" + order.item() + "')").then().thenReturn(order)) // ng: sql-injection
        .flatMap(order -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(HtmlUtils.htmlEscape(order.item()))); // ok
  }

  Mono<ServerResponse> find(ServerRequest request) {
    return Mono.justOrEmpty(request.queryParam("q"))
        .map(String::trim)
        .flatMapMany(q -> db.sql("select * from orders where item like '%" + q + "%'").fetch().all()) // ng: sql-injection
        .collectList()
        .flatMap(rows -> ServerResponse.ok().bodyValue(rows)); // ok
  }

  Mono<ServerResponse> hook(ServerRequest request) {
    return request
        .bodyToMono(Order.class)
        .flatMap(order -> web.post().uri(order.hook()).bodyValue(order).retrieve().bodyToMono(String.class)) // ng: server-side-request-forgery
        .flatMap(answer -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of("answer", answer))); // ok
  }
}

@RestController
class OrderController {
  private final DatabaseClient db;
  private final WebClient api = WebClient.create("https://api.example.com");

  OrderController(DatabaseClient db) {
    this.db = db;
  }

  @PostMapping("/mono")
  Mono<Long> mono(@RequestBody Mono<Order> body) {
    return body.flatMap(o -> db.sql("delete from orders where item = '" + o.item() + "'").fetch().rowsUpdated()); // ng: sql-injection
  }

  @PostMapping("/flux")
  Flux<Long> flux(@RequestBody Flux<Order> body) {
    return body.concatMap(o -> db.sql("delete from orders where item = :i").bind("i", o.item()).fetch().rowsUpdated()); // ok
  }

  @PostMapping("/file")
  Mono<Void> file(@RequestPart("file") FilePart file) {
    return file.transferTo(Path.of("/srv/in/" + file.filename())); // ng: path-traversal
  }

  @PostMapping("/file2")
  Mono<Void> file2(@RequestPart("file") Mono<FilePart> file) {
    return file.flatMap(f -> f.transferTo(Path.of("/srv/in").resolve(Path.of(f.filename()).getFileName()))); // ok
  }

  @GetMapping("/proxy")
  Mono<String> proxy(@RequestParam String id) {
    return api.get().uri("/orders/{id}", id).retrieve().bodyToMono(String.class); // ok
  }

  @GetMapping(value = "/hello", produces = MediaType.TEXT_HTML_VALUE)
  Mono<String> hello(@RequestParam String name) {
    return Mono.just("<p>" + name + "</p>"); // ng: cross-site-scripting
  }

  @GetMapping("/leave")
  Mono<Void> leave(ServerHttpRequest request, ServerHttpResponse response) {
    response.setStatusCode(HttpStatus.SEE_OTHER);
    response.getHeaders().setLocation(URI.create(request.getQueryParams().getFirst("to"))); // ng: open-redirect
    response.getHeaders().setLocation(URI.create("/home")); // ok
    return response.setComplete();
  }

  @GetMapping("/raw")
  Mono<Void> raw(ServerWebExchange exchange) {
    String who = exchange.getRequest().getHeaders().getFirst("X-Who");
    return db.sql("insert into seen values ('" + who + "')").then(); // ng: sql-injection
  }
}
