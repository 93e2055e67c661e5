import type { App } from "../app.ts";

export const jaxrsArchive: App = {
  "pom.xml": `<project><artifactId>archive</artifactId></project>`,
  "src/main/java/com/example/archive/Document.java": `package com.example.archive;
import jakarta.persistence.*;
@Entity public class Document { @Id public long id; public String owner; public String title; public boolean expired; }
`,
  "src/main/java/com/example/archive/DocumentResource.java": `package com.example.archive;
import jakarta.annotation.security.*;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.util.List;
@Path("/documents")
@Produces(MediaType.APPLICATION_JSON)
«@RolesAllowed("user")»
public class DocumentResource {
  @Inject EntityManager em;
  @Context SecurityContext security;
  @GET public List<Document> mine() {
    return em.createQuery("select d from Document d where d.owner = :o", Document.class).setParameter("o", security.getUserPrincipal().getName()).getResultList();
  }
  @GET @Path("/{id}") public Document one(@PathParam("id") long id) {
    Document document = em.find(Document.class, id);
    «if (!document.owner.equals(security.getUserPrincipal().getName())) throw new ForbiddenException();»
    return document;
  }
  @DELETE @Path("/{id}") @Transactional public void drop(@PathParam("id") long id) {
    Document document = em.find(Document.class, id);
    «if (!document.owner.equals(security.getUserPrincipal().getName())) throw new ForbiddenException();»
    em.remove(document);
  }
  @DELETE @Path("/expired") «@RolesAllowed("admin")» @Transactional public void purge() {
    em.createQuery("delete from Document d where d.expired = true").executeUpdate();
  }
  @GET @Path("/all") @RolesAllowed("admin") public List<Document> all() {
    return em.createQuery("select d from Document d", Document.class).getResultList();
  }
}
`,
};
