package com.example.login;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.SignatureAlgorithm;
import io.jsonwebtoken.security.Keys;
import java.util.Hashtable;
import javax.crypto.SecretKey;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.filter.EqualsFilter;
import org.springframework.ldap.query.LdapQueryBuilder;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.ldap.support.LdapNameBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Login {
  private final SecretKey key = Keys.hmacShaKeyFor(System.getenv("JWT_KEY").getBytes());
  private final LdapTemplate ldap;

  public Login(LdapTemplate ldap) {
    this.ldap = ldap;
  }

  @GetMapping("/jjwt")
  public Object jjwt(@RequestHeader("X-Token") String token) {
    Jwts.parser().setSigningKey(key).build().parse(token); // ng: jwt-not-verified
    Jwts.parser().verifyWith(key).build().parseSignedClaims(token); // ok
    Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token); // ok
    Jwts.parserBuilder().build().parseClaimsJwt(token); // ng: jwt-not-verified
    Jwts.parser().unsecured().build().parseUnsecuredClaims(token); // ng: jwt-not-verified
    Jwts.builder().setSubject("a").signWith(SignatureAlgorithm.HS256, "c2VjcmV0LXNlY3JldA==").compact(); // ng: hardcoded-signing-key
    Jwts.builder().subject("a").signWith(Keys.hmacShaKeyFor("not so secret, not so secret, no".getBytes())).compact(); // ng: hardcoded-signing-key
    Jwts.builder().subject("a").signWith(key).compact(); // ok
    Jwts.builder().subject("a").compact();
    return null;
  }

  @GetMapping("/auth0")
  public Object auth0(@RequestHeader("X-Token") String token) {
    DecodedJWT decoded = JWT.decode(token);
    String name = decoded.getSubject();
    JWT.require(Algorithm.none()).build().verify(token); // ng: jwt-not-verified
    JWT.require(Algorithm.HMAC256(System.getenv("JWT_KEY"))).build().verify(token); // ok
    JWT.create().withSubject("a").sign(Algorithm.none()); // ng: jwt-not-verified
    JWT.create().withSubject("a").sign(Algorithm.HMAC256("not so secret")); // ng: hardcoded-signing-key
    JWT.create().withSubject("a").sign(Algorithm.HMAC512(System.getenv("JWT_KEY"))); // ok
    return name;
  }

  @GetMapping("/ldap")
  public Object ldap(@RequestParam String user, @RequestParam String password) throws Exception {
    Hashtable<String, String> env = new Hashtable<>();
    env.put(Context.PROVIDER_URL, "ldaps://ldap.example.com");
    env.put(Context.SECURITY_AUTHENTICATION, "simple");
    env.put(Context.SECURITY_CREDENTIALS, password); // ok
    DirContext ctx = new InitialDirContext(env);
    SearchControls controls = new SearchControls();
    ctx.search("dc=example", "(uid=" + user + ")", controls); // ng: ldap-injection
    ctx.search("dc=example", "(uid={0})", new Object[] {user}, controls); // ok
    ctx.search("dc=example", "(uid=" + LdapEncoder.filterEncode(user) + ")", controls); // ok
    ctx.search("ou=" + user + ",dc=example", "(uid=a)", controls); // ng: ldap-injection
    ctx.search("ou=" + LdapEncoder.nameEncode(user) + ",dc=example", "(uid=a)", controls); // ok
    ldap.search("dc=example", "(uid=" + user + ")", (org.springframework.ldap.core.AttributesMapper<String>) a -> "a"); // ng: ldap-injection
    ldap.search(LdapQueryBuilder.query().where("uid").is(user), (org.springframework.ldap.core.AttributesMapper<String>) a -> "a"); // ok
    ldap.search("dc=example", new EqualsFilter("uid", user).encode(), (org.springframework.ldap.core.AttributesMapper<String>) a -> "a"); // ok
    ldap.search(LdapQueryBuilder.query().filter("(uid=" + user + ")"), (org.springframework.ldap.core.AttributesMapper<String>) a -> "a"); // ng: ldap-injection
    ldap.lookup(LdapNameBuilder.newInstance("dc=example").add("uid", user).build()); // ok
    return ldap.authenticate("dc=example", "(uid=" + user + ")", password); // ng: ldap-injection
  }

  @GetMapping("/jndi")
  public Object jndi(@RequestParam String name) throws Exception {
    new InitialContext().lookup(name); // ng: unsafe-deserialization
    return new InitialContext().lookup("java:comp/env/jdbc/main"); // ok
  }
}
