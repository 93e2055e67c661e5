package com.example.club;

import jakarta.persistence.Entity;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Members {
  private final Desk desk;

  Members(Desk desk) {
    this.desk = desk;
  }

  @PostMapping("/members")
  public void join(@RequestBody Member member) {
    desk.enroll(member);
  }
}

class Desk {
  private final MemberShelf shelf;

  Desk(MemberShelf shelf) {
    this.shelf = shelf;
  }

  void enroll(Member newcomer) {
    shelf.save(newcomer);
  }
}

interface MemberShelf extends CrudRepository<Member, Long> {}

@Entity
class Member {
  private String name;
  private String role;
}
