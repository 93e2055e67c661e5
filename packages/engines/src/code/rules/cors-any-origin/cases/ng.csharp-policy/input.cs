var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("all", policy => policy.AllowAnyOrigin().AllowAnyMethod()));
