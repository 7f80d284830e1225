using Ferry.Core.Migrations;
using Ferry.Migrating;
using MigrationFiles = Ferry.Migrating.MigrationFiles;
using Ferry.Ports;
using Ferry.PostgreSql.Ef;
using Ferry.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Ferry.Design;

/// <summary>Writes migrations with EF Core's own scaffolder, in this process.</summary>
/// <param name="model">Which context, and where its migrations are.</param>
/// <param name="settings">The repository's settings.</param>
/// <param name="files">Finds the files of a migration.</param>
public sealed class MigrationAuthor(FerryModel model, FerrySettings settings, MigrationFiles files) : IMigrationAuthor
{
    private string Namespace => model.MigrationsAssembly.GetName().Name!;

    /// <inheritdoc/>
    public bool HasModelChanges()
    {
        using var context = model.CreateContext();
        return context.Database.HasPendingModelChanges();
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> TakenNames() =>
        [.. new[] { model.MigrationsAssembly, model.ContextType.Assembly }.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsNested && !type.IsSubclassOf(typeof(Migration))).Select(type => type.Name).Distinct()];

    /// <inheritdoc/>
    public WrittenMigration Scaffold(string name) => With((context, services) =>
    {
        var scaffolder = services.GetRequiredService<IMigrationsScaffolder>();
        var migration = scaffolder.ScaffoldMigration(name, Namespace, subNamespace: "", language: "C#");
        Directory.CreateDirectory(settings.MigrationsFolder);
        var written = scaffolder.Save(settings.MigrationsFolder, migration, settings.MigrationsFolder);
        return new WrittenMigration(new MigrationId(migration.MigrationId), [.. new[] { written.MigrationFile, written.MetadataFile, written.SnapshotFile }.OfType<string>().Select(Relative)]);
    });

    /// <inheritdoc/>
    public WrittenMigration WriteEmpty(string name, bool withSql) => With((context, services) =>
    {
        var generator = services.GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#");
        var id = services.GetRequiredService<IMigrationsIdGenerator>().GenerateId(name);
        var texts = new Dictionary<string, string>
        {
            [$"{id}.cs"] = withSql ? SqlPair.Class(Namespace, name, id) : generator.GenerateMigration(Namespace, name, [], []),
            [$"{id}.Designer.cs"] = generator.GenerateMetadata(Namespace, model.ContextType, name, id, Snapshot(context, services)),
        };
        if (withSql)
        {
            texts[$"{id}.up.sql"] = SqlPair.Up(name);
            texts[$"{id}.down.sql"] = SqlPair.Down(name);
        }

        return new WrittenMigration(new MigrationId(id), [.. texts.Select(pair => Write(pair.Key, pair.Value))]);
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> Remove(MigrationId newest, MigrationId? previous) => With((context, services) =>
    {
        var changed = new List<string>(files.Of(newest));
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot?.GetType().Name;
        var text = previous is { } id && snapshot is not null
            ? services.GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#").GenerateSnapshot(Namespace, model.ContextType, snapshot, Finished(services, TargetModelOf(context, id)))
            : null;
        foreach (var file in changed) File.Delete(Path.Combine(settings.Root, file));
        if (snapshot is null) return (IReadOnlyList<string>)changed;
        if (text is not null)
        {
            changed.Add(Write($"{snapshot}.cs", text));
        }
        else
        {
            File.Delete(Path.Combine(settings.MigrationsFolder, $"{snapshot}.cs"));
            changed.Add(Relative(Path.Combine(settings.MigrationsFolder, $"{snapshot}.cs")));
        }

        return changed;
    });

    private static IModel Snapshot(DbContext context, IServiceProvider services) =>
        Finished(services, context.GetService<IMigrationsAssembly>().ModelSnapshot?.Model ?? new ModelBuilder().FinalizeModel());

    private static IModel TargetModelOf(DbContext context, MigrationId id)
    {
        var assembly = context.GetService<IMigrationsAssembly>();
        return assembly.CreateMigration(assembly.Migrations[id.Value], context.Database.ProviderName!).TargetModel;
    }

#pragma warning disable EF1001 // What EF Core's own scaffolder does to a snapshot before it writes it again.
    private static IModel Finished(IServiceProvider services, IModel snapshot) => services.GetRequiredService<ISnapshotModelProcessor>().Process(snapshot) ?? snapshot;
#pragma warning restore EF1001

    private TResult With<TResult>(Func<DbContext, IServiceProvider, TResult> work)
    {
        using var context = model.CreateContext();
        using var services = DesignServices.For(context);
        return work(context, services);
    }

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(settings.MigrationsFolder);
        var path = Path.Combine(settings.MigrationsFolder, name);
        File.WriteAllText(path, text);
        return Relative(path);
    }

    private string Relative(string path) => Path.GetRelativePath(settings.Root, path).Replace('\\', '/');
}
