using Microsoft.Data.SqlClient;

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/parts", (Part part, PartsAnswers answers) => answers.Keep(part));
app.Run();

public record Part(string Name, int Weight);

public interface IClock
{
    DateTime Now { get; }
}

public class PartsAnswers(IClock clock)
{
    public IResult Keep(Part part)
    {
        using var connection = new SqlConnection();
        using var command = new SqlCommand($"INSERT INTO parts VALUES ('{part.Name}', {part.Weight})", connection);
        return Results.Ok(command.ExecuteNonQuery());
    }
}
