using System.Globalization;
using LongHistory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Ferry.Benchmarks.History;

/// <summary>Writes the story as migrations: EF Core's differ and scaffolder, so the code is what <c>dotnet ef migrations add</c> writes.</summary>
internal sealed class HistoryWriter(string folder)
{
    private const string Namespace = "LongHistory.Migrations";

    // A file that is as it was keeps its time, so that the compiler has nothing to do.
    private readonly HashSet<string> _written = [];

    /// <summary>Writes all files and deletes those of an earlier story.</summary>
    /// <returns>How many migrations there are.</returns>
    public int Write()
    {
        Directory.CreateDirectory(folder);
        var shop = new Shop();
        IModel? before = null;
        var count = 0;
        foreach (var chapter in Story.Tell(shop))
        {
            using var context = new ChapterContext(shop, ++count);
            before = Write(context, chapter, Id(count, chapter), before);
            if (count == Story.Length) WriteSnapshot(context, before);
        }

        foreach (var old in Directory.EnumerateFiles(folder).Where(file => !_written.Contains(file)).ToList()) File.Delete(old);
        return count;
    }

    private static string Id(int number, Chapter chapter) =>
        new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddHours(31 * number).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "_" + chapter.Name;

    private IModel Write(ChapterContext context, Chapter chapter, string id, IModel? before)
    {
        var code = CodeGenerator(context);
        var model = context.GetService<IDesignTimeModel>().Model;
        var differ = context.GetService<IMigrationsModelDiffer>();
        var up = differ.GetDifferences(before?.GetRelationalModel(), model.GetRelationalModel());
        var down = differ.GetDifferences(model.GetRelationalModel(), before?.GetRelationalModel());
        Save($"{id}.cs", code.GenerateMigration(Namespace, chapter.Name, With(up, chapter.Sql), With(down, chapter.UndoSql)));
        Save($"{id}.Designer.cs", code.GenerateMetadata(Namespace, typeof(LongHistoryContext), chapter.Name, id, model));
        return model;
    }

    private void WriteSnapshot(ChapterContext context, IModel model) =>
        Save("LongHistoryContextModelSnapshot.cs", CodeGenerator(context).GenerateSnapshot(Namespace, typeof(LongHistoryContext), "LongHistoryContextModelSnapshot", model));

    private static IReadOnlyList<MigrationOperation> With(IReadOnlyList<MigrationOperation> operations, string? sql) =>
        sql is null ? operations : [.. operations, new SqlOperation { Sql = sql }];

#pragma warning disable EF1001 // The provider's entry point for design-time tools, although it is marked internal.
    private static IMigrationsCodeGenerator CodeGenerator(ChapterContext context)
    {
        var services = new ServiceCollection();
        services.AddEntityFrameworkDesignTimeServices();
        services.AddDbContextDesignTimeServices(context);
        new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices().ConfigureDesignTimeServices(services);
        return services.BuildServiceProvider().GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#");
    }
#pragma warning restore EF1001

    private void Save(string name, string text)
    {
        var path = Path.Combine(folder, name);
        _written.Add(path);
        if (!File.Exists(path) || File.ReadAllText(path) != text) File.WriteAllText(path, text);
    }
}
