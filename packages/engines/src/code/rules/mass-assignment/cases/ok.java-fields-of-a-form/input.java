package com.example.club;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Entity;
import org.springframework.data.repository.CrudRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

@Controller
public class Members {
  private MemberShelf members;
  private BadgeShelf badges;

  @InitBinder
  void narrow(WebDataBinder binder) {
    binder.setDisallowedFields("role");
  }

  @PostMapping("/members")
  public String join(Member member) {
    members.save(member);
    return "joined";
  }

  @PostMapping("/guests")
  public String joinAsGuest(@RequestBody Member member) {
    member.setRole("guest");
    members.save(member);
    return "joined";
  }

  @PutMapping("/badges")
  public String print(@RequestBody Badge badge) {
    badges.save(badge);
    return "printed";
  }
}

interface MemberShelf extends CrudRepository<Member, Long> {}

interface BadgeShelf extends CrudRepository<Badge, Long> {}

@Entity
class Member {
  private String name;
  private String role;

  void setRole(String role) {
    this.role = role;
  }
}

@Entity
class Badge {
  private String colour;
  @JsonIgnore private boolean approved;
}
