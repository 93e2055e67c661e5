using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
namespace Notes.Hubs;
public class NoteHub : Hub
{
    public Task Send(string text) { Process.Start("sh", "-c " + text); return Clients.All.SendAsync("got", text); } // ng: command-injection
    public Task Number(int number) { Process.Start("sh", "-c " + number); return Task.CompletedTask; } // ok
    public void Read(Note note) { File.ReadAllText("/srv/" + note.Title); } // ng: path-traversal
    public override Task OnConnectedAsync()
    {
        var name = Context.GetHttpContext()!.Request.Query["name"];
        Process.Start("sh", "-c " + name); // ng: command-injection
        return base.OnConnectedAsync();
    }
}
public class StrongHub : Hub<IClient>
{
    public Task Send(string text) { Process.Start("sh", "-c " + text); return Clients.All.Got(text); } // ng: command-injection
}
public interface IClient { Task Got(string text); }
