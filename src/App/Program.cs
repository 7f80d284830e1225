using System.Text.Json;
using System.Text.Json.Serialization;
using App;
using App.Data;
using App.Health;
using App.Targets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

var builder = WebApplication.CreateBuilder(args);
if (args.Contains(HealthProbe.Argument))
    return await HealthProbe.RunAsync(builder.Configuration, Console.Error, CancellationToken.None);

var connectionString = DatabaseConnection.From(builder.Configuration);
builder.Services.AddDbContext<AppDbContext>(options => options
    .UseNpgsql(connectionString)
    // A duplicate is an expected ending, not an error to log; what is unexpected reaches the exception handler, which logs it.
    .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.SaveChangesFailed, RelationalEventId.CommandError)));
builder.Services.AddScoped<TargetStore>();
builder.Services.AddAppHealth();

// A malformed body is answered by MalformedBodyHandler in every environment, not only in development.
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.AddExceptionHandler<MalformedBodyHandler>();
builder.Services.AddProblemDetails();
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
    options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
});

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapTargets();
app.MapAppHealth();
await app.RunAsync();
return 0;
