using Microsoft.Data.Sqlite;

var app = WebApplication.CreateBuilder(args).Build();

string Clause(IEnumerable<string> names) => string.Join(" OR ", names.Select(name => $"name = '{name}'"));

app.MapGet("/items", (HttpRequest request) =>
{
    using var connection = new SqliteConnection("Data Source=items.db");
    var command = connection.CreateCommand();
    var names = from part in request.Query["names"].ToString().Split(',') where part.Length > 0 select part.Trim();
    command.CommandText = string.Format("SELECT * FROM items WHERE {0}", Clause(names));
    return Results.Ok(command.ExecuteScalar());
});

app.Run();
