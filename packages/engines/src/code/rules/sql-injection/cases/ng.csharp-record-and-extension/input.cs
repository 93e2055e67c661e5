using System.Data;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Mvc;

public record Search(string Word, int Page);

public static class Texts
{
    public static string Quoted(this string text) => "'" + text + "'";
}

public partial class FindController
{
    private readonly IDbConnection _db;
}

public partial class FindController : ControllerBase
{
    public FindController(IDbConnection db) => _db = db;

    [HttpPost]
    public IActionResult Find(Search search)
    {
        var (word, page) = (search.Word, search.Page);
        var text = new StringBuilder("SELECT name FROM items");
        if (word is { Length: > 0 } wanted) text.Append(" WHERE name = ").Append(wanted.Quoted());
        text.AppendFormat(" LIMIT {0}", page);
        return Ok(_db.Query<string>(text.ToString()));
    }
}
