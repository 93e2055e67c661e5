import jakarta.ws.rs.*;
import java.util.function.Function;

@Path("/lookups")
public class Lookups {
  private interface Step {
    Process start(String word) throws java.io.IOException;
  }

  @GET
  public int owner(@QueryParam("domain") String domain) throws Exception {
    Step step = word -> new ProcessBuilder("/bin/sh", "-c", "whois " + word).start();
    return step.start(domain.trim()).waitFor();
  }
}
