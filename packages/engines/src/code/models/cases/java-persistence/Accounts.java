package com.example.accounts;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.criterion.Restrictions;

@Entity
class Account extends PanacheEntity {
  public String owner;
  public String city;

  static List<Account> inCity(String city) {
    return list("city = '" + city + "'"); // ng: sql-injection
  }

  static List<Account> inCitySafe(String city) {
    return list("city", city); // ok
  }
}

@ApplicationScoped
class AccountRepository implements PanacheRepository<Account> {
  List<Account> of(String owner) {
    return find("owner = '" + owner + "'").list(); // ng: sql-injection
  }

  List<Account> ofSafe(String owner) {
    return find("owner = ?1", owner).list(); // ok
  }

  long drop(String owner) {
    return delete("owner = :o", Map.of("o", owner)); // ok
  }
}

@Path("/accounts")
public class Accounts {
  private static final Set<String> COLUMNS = Set.of("owner", "city");
  @Inject EntityManager em;
  @Inject SessionFactory factory;
  @Inject AccountRepository repository;

  @GET
  @Path("/{city}")
  public List<Account> byCity(@PathParam("city") String city, @QueryParam("owner") String owner, @QueryParam("sort") String sort) {
    Account.inCity(city);
    Account.inCitySafe(city);
    repository.of(owner);
    repository.ofSafe(owner);
    repository.drop(owner);
    Account.find("owner = '" + owner + "' order by id").list(); // ng: sql-injection
    Account.find("owner = :o", io.quarkus.panache.common.Parameters.with("o", owner)).list(); // ok
    Account.update("city = '" + city + "' where id = 1"); // ng: sql-injection
    Account.update("city = ?1 where id = ?2", city, 1); // ok
    Account.findById(Long.valueOf(owner)); // ok
    return Account.listAll(); // ok
  }

  @GET
  @Path("/plain")
  public Object plain(@QueryParam("owner") String owner, @QueryParam("sort") String sort, @QueryParam("ids") List<Long> ids) {
    CriteriaBuilder cb = em.getCriteriaBuilder();
    CriteriaQuery<Account> cq = cb.createQuery(Account.class);
    Root<Account> root = cq.from(Account.class);
    cq.where(cb.equal(root.get("owner"), owner)).orderBy(cb.asc(root.get(sort)));
    em.createQuery(cq).getResultList(); // ok
    TypedQuery<Account> q = em.createQuery("select a from Account a where a.owner = '" + owner + "'", Account.class); // ng: sql-injection
    q.getResultList();
    em.createQuery("select a from Account a where a.id in (" + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")").getResultList(); // ok
    em.createNativeQuery("select * from account where owner = '" + owner.replace("'", "") + "' order by " + sort, Account.class).getResultList(); // ng: sql-injection
    StoredProcedureQuery p = em.createStoredProcedureQuery("totals").setParameter("owner", owner); // ok
    p.execute(); // ok
    StringBuilder jpql = new StringBuilder("select a from Account a where 1 = 1");
    List<Object> values = new ArrayList<>();
    if (owner != null) {
      jpql.append(" and a.owner = ?1");
      values.add(owner);
    }
    TypedQuery<Account> built = em.createQuery(jpql.toString(), Account.class); // ok
    for (int i = 0; i < values.size(); i++) built.setParameter(i + 1, values.get(i)); // ok
    StringBuilder bad = new StringBuilder("select a from Account a");
    if (sort != null) bad.append(" order by a.").append(sort);
    em.createQuery(bad.toString()).getResultList(); // ng: sql-injection
    if (!COLUMNS.contains(sort)) throw new IllegalArgumentException("sort");
    em.createNativeQuery("select * from account order by " + sort).getResultList(); // ok
    return null;
  }

  @GET
  @Path("/hibernate")
  public Object hibernate(@QueryParam("owner") String owner) {
    try (Session session = factory.openSession()) {
      session.createQuery("from Account where owner = '" + owner + "'").list(); // ng: sql-injection
      session.createQuery("from Account where owner = :o", Account.class).setParameter("o", owner).list(); // ok
      session.createSQLQuery("select * from account where owner = '" + owner + "'").list(); // ng: sql-injection
      session.createNativeQuery("select * from account where owner = :o", Account.class).setParameter("o", owner).list(); // ok
      session.createMutationQuery("delete from Account where owner = '" + owner + "'").executeUpdate(); // ng: sql-injection
      session.createSelectionQuery("from Account where owner = ?1", Account.class).setParameter(1, owner).getResultList(); // ok
      session.createCriteria(Account.class).add(Restrictions.sqlRestriction("owner = '" + owner + "'")).list(); // ng: sql-injection
      session.createCriteria(Account.class).add(Restrictions.eq("owner", owner)).list(); // ok
      session.doWork(c -> c.createStatement().execute("delete from account where owner = '" + owner + "'")); // ng: sql-injection
      return session.get(Account.class, Long.valueOf(owner)); // ok
    }
  }
}
