var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseDirectoryBrowser("/files");
app.Run();
