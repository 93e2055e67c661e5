import org.springframework.web.bind.annotation.*;

@RestController
class Lamps {
  enum Colour { RED, GREEN }

  @PostMapping("/lamps")
  void light(@RequestParam String colour) throws Exception {
    Runtime.getRuntime().exec("lamp " + colour);
  }
}
