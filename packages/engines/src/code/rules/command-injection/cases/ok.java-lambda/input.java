import jakarta.ws.rs.*;
import java.util.function.Function;

@Path("/lookups")
public class Lookups {
  @GET
  public int owner(@QueryParam("domain") String domain) throws Exception {
    Function<String, Integer> length = word -> word.length();
    int size = length.apply(domain);
    return new ProcessBuilder("/bin/sh", "-c", "sleep " + size).start().waitFor();
  }
}
