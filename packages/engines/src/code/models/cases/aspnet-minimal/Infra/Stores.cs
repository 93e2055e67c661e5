using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
namespace Notes.Infra;

public interface INoteStore { object? Find(string title); }
public abstract class Store
{
    protected abstract string Table { get; }
    protected SqliteConnection Open() => new("Data Source=notes.db");
    protected object? One(string where)
    {
        using var connection = Open();
        using var command = new SqliteCommand("select * from " + Table + " where " + where, connection); // ng: sql-injection
        return command.ExecuteScalar();
    }
}
public sealed class NoteStore : Store, INoteStore
{
    protected override string Table => "notes";
    public object? Find(string title) => One($"title = '{title}'");
}
public class Runner
{
    private readonly List<string> _queue = new();
    public string? Last { get; private set; }
    public void Run(string text)
    {
        _queue.Add(text);
        Last = text;
        foreach (var each in _queue) Process.Start("sh", "-c " + each); // ng: command-injection
        Process.Start("sh", "-c " + Last); // ng: command-injection
        Func<string, string> wrap = t => "-c " + t;
        Process.Start("sh", wrap(text)); // ng: command-injection
        Action<string> go = t => Process.Start("sh", "-c " + t); // ng: command-injection
        go(text);
        var pair = (Name: text, Age: 3);
        Process.Start("sh", "-c " + pair.Name);
        Process.Start("sh", "-c " + pair.Age); // ok
        var (one, two) = (text, "ls");
        Process.Start("sh", "-c " + one); // ng: command-injection
        Process.Start("sh", "-c " + two); // ok
        var map = new Dictionary<string, string> { ["a"] = text, ["b"] = "ls" };
        Process.Start("sh", "-c " + map["a"]); // ng: command-injection
        Process.Start("sh", "-c " + map["b"]); // ok
        Process.Start("sh", "-c " + text.Shout()); // ng: command-injection
        Process.Start("sh", "-c " + text.OnlyWord()); // ok
        var options = new Options { Name = text };
        Process.Start("sh", "-c " + options.Name); // ng: command-injection
        var copy = options with { Name = "ls" };
        Process.Start("sh", "-c " + copy.Name); // ok
        dynamic bag = new System.Dynamic.ExpandoObject();
        bag.Name = text;
        Process.Start("sh", "-c " + bag.Name); // ng: command-injection
        string? maybe = text ?? "ls";
        Process.Start("sh", "-c " + maybe); // ng: command-injection
        if (text is "ls" or "pwd") Process.Start("sh", "-c " + text); // ok
        if (text is not ("ls" or "pwd")) return;
        Process.Start("sh", "-c " + text); // ok
    }
    public void Guarded(string text)
    {
        Guard.Word(text);
        Process.Start("sh", "-c " + text); // ok
    }
}
public record Options { public string Name { get; init; } = ""; }
public static class Guard
{
    public static void Word(string text)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(text, @"\A[a-z]+\z")) throw new ArgumentException("bad", nameof(text));
    }
}
public static class Texts
{
    public static string Shout(this string text) => text.ToUpperInvariant() + "!";
    public static string OnlyWord(this string text) => new(text.Where(char.IsLetterOrDigit).ToArray());
}
