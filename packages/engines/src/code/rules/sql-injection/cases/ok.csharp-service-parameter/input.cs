using Microsoft.Data.SqlClient;

var app = WebApplication.CreateBuilder(args).Build();
app.MapDelete("/parts/{id:guid}", async (Guid id, PartsAnswers answers) => await answers.Drop(id));
app.MapPost("/parts", (Part part, PartsAnswers answers) => answers.Keep(part));
app.Run();

public record Part(string Name, int Weight);

public interface IParts
{
    Task Remove(Guid id);
}

public class Parts(string table) : IParts
{
    public string Table { get; set; } = table;

    public async Task Remove(Guid id)
    {
        using var connection = new SqlConnection();
        using var command = new SqlCommand($"DELETE FROM {Table} WHERE id = @id", connection);
        command.Parameters.AddWithValue("@id", id);
        await command.ExecuteNonQueryAsync();
    }
}

public class PartsAnswers(IParts parts)
{
    public async Task<IResult> Drop(Guid id)
    {
        await parts.Remove(id);
        return Results.NoContent();
    }

    public IResult Keep(Part part) => Results.Ok(part.Weight);
}
