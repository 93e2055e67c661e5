using System.Diagnostics;
using Grpc.Core;
namespace Notes.Grpc;
public class NoteService : NoteBook.NoteBookBase
{
    public override Task<NoteReply> Get(NoteRequest request, ServerCallContext context)
    {
        Process.Start("sh", "-c " + request.Name); // ng: command-injection
        return Task.FromResult(new NoteReply());
    }
    public override async Task List(NoteRequest request, IServerStreamWriter<NoteReply> stream, ServerCallContext context)
    {
        await File.ReadAllTextAsync("/srv/" + request.Name); // ng: path-traversal
        var header = context.RequestHeaders.GetValue("x-a");
        Process.Start("sh", "-c " + header); // ng: command-injection
    }
    public override async Task<NoteReply> Upload(IAsyncStreamReader<NoteRequest> stream, ServerCallContext context)
    {
        await foreach (var each in stream.ReadAllAsync()) Process.Start("sh", "-c " + each.Name); // ng: command-injection
        return new NoteReply();
    }
}
