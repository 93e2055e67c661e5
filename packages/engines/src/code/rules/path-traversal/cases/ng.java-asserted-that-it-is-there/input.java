package shelf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.regex.Pattern;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Shelf {
  private static final Pattern DIGITS = Pattern.compile("^\\p{XDigit}+$");

  @GetMapping("/by-digits")
  byte[] byDigits(@RequestParam String id) throws Exception {
    Assert.notNull(DIGITS.matcher(id).matches(), "digits are wanted");
    return Files.readAllBytes(Paths.get("/srv/" + id));
  }

  @GetMapping("/below")
  byte[] below(@RequestParam String id) throws Exception {
    Path place = Paths.get("/srv").resolve(id);
    held(place);
    return Files.readAllBytes(place);
  }

  private void held(Path place) {
    Path root = Paths.get("/srv").normalize();
    Path child = place.normalize();
    Assert.isTrue(child.startsWith(root), () -> "outside: " + child);
  }
}
