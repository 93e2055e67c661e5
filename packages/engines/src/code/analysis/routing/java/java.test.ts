import { expect, test } from "vitest";
import { linesOf } from "../../../testing/endpoints-of.ts";

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
    lines: ["DELETE /parcels/{id}: Roles, jakarta.annotation.security.RolesAllowed", "GET /parcels: "],
  },
];

test.each(cases)("$name", async ({ files, lines }) => {
  expect(await linesOf(files)).toEqual(lines);
});
