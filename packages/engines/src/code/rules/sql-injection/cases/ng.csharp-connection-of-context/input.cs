using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class LibraryContext : IdentityDbContext<IdentityUser>
{
}

public class Loan
{
    public string Reader { get; set; }
}

public class LoanStore(LibraryContext context)
{
    public void Add(Loan loan)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO loans (reader) VALUES ('{loan.Reader}')";
        command.ExecuteNonQuery();
    }
}

public class LoansController(LoanStore loans) : Controller
{
    [HttpPost]
    public IActionResult Lend(Loan asked)
    {
        loans.Add(new Loan { Reader = asked.Reader });
        return Ok();
    }
}
