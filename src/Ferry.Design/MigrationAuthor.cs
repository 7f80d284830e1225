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
    /// <inheritdoc/>
    public bool HasModelChanges()
    {
        using var context = model.CreateContext();
        return context.Database.HasPendingModelChanges();
    }

    /// <inheritdoc/>
    public bool NewestIsLast()
    {
        using var context = model.CreateContext();
        var assembly = context.GetService<IMigrationsAssembly>();
        if (assembly.ModelSnapshot?.Model is not { } snapshot || assembly.Migrations.Count == 0) return true;
        var newest = assembly.CreateMigration(assembly.Migrations.Values.Last(), context.Database.ProviderName!).TargetModel;
        // A migration that was written by hand, without a designer file, knows no model.
        return newest.GetProductVersion() is null || !context.GetService<IMigrationsModelDiffer>().HasDifferences(Relational(context, newest), Relational(context, snapshot));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> TakenNames() =>
        [.. new[] { model.MigrationsAssembly, model.ContextType.Assembly }.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsNested && !type.IsSubclassOf(typeof(Migration))).Select(type => type.Name).Distinct()];

    /// <inheritdoc/>
    public WrittenMigration Scaffold(string name) => With((context, services) =>
    {
        var migration = services.GetRequiredService<IMigrationsScaffolder>().ScaffoldMigration(name, rootNamespace: null, NamespaceOf(context), language: "C#");
        var texts = new Dictionary<string, string>
        {
            [$"{migration.MigrationId}.cs"] = migration.MigrationCode,
            [$"{migration.MigrationId}.Designer.cs"] = migration.MetadataCode,
            [$"{migration.SnapshotName}.cs"] = migration.SnapshotCode,
        };
        return new WrittenMigration(new MigrationId(migration.MigrationId), [.. texts.Select(pair => Write(pair.Key, pair.Value))]);
    });

    /// <inheritdoc/>
    public WrittenMigration WriteEmpty(string name, bool withSql) => With((context, services) =>
    {
        var generator = services.GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#");
        var @namespace = NamespaceOf(context);
        var id = services.GetRequiredService<IMigrationsIdGenerator>().GenerateId(name);
        var texts = new Dictionary<string, string>
        {
            [$"{id}.cs"] = withSql ? SqlPair.Class(@namespace, name, id) : generator.GenerateMigration(@namespace, name, [], []),
            [$"{id}.Designer.cs"] = generator.GenerateMetadata(@namespace, model.ContextType, name, id, Snapshot(context, services)),
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
            ? services.GetRequiredService<IMigrationsCodeGeneratorSelector>().Select("C#").GenerateSnapshot(NamespaceOf(context), model.ContextType, snapshot, Finished(services, TargetModelOf(context, id)))
            : null;
        foreach (var file in changed) File.Delete(Path.Combine(settings.Root, file));
        if (snapshot is null) return (IReadOnlyList<string>)changed;
        if (text is null) File.Delete(PathOf($"{snapshot}.cs"));
        else Write($"{snapshot}.cs", text);
        changed.Add(Relative(PathOf($"{snapshot}.cs")));
        return changed;
    });

    private string NamespaceOf(DbContext context) =>
        context.GetService<IMigrationsAssembly>().Migrations.Values.LastOrDefault()?.Namespace ?? model.MigrationsAssembly.GetName().Name!;

    private static IModel Snapshot(DbContext context, IServiceProvider services) =>
        Finished(services, context.GetService<IMigrationsAssembly>().ModelSnapshot?.Model ?? new ModelBuilder().FinalizeModel());

    private static IModel TargetModelOf(DbContext context, MigrationId id)
    {
        var assembly = context.GetService<IMigrationsAssembly>();
        return assembly.CreateMigration(assembly.Migrations[id.Value], context.Database.ProviderName!).TargetModel;
    }

    private static IRelationalModel Relational(DbContext context, IModel model) =>
        context.GetService<IModelRuntimeInitializer>().Initialize(model is IMutableModel mutable ? mutable.FinalizeModel() : model, designTime: true, validationLogger: null).GetRelationalModel();

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
        var path = PathOf(name);
        File.WriteAllText(path, text);
        return Relative(path);
    }

    // A file that exists, such as the snapshot, is written where it is; a new one directly into the folder.
    private string PathOf(string name) =>
        (Directory.Exists(settings.MigrationsFolder) ? Directory.EnumerateFiles(settings.MigrationsFolder, name, SearchOption.AllDirectories).FirstOrDefault() : null)
        ?? Path.Combine(settings.MigrationsFolder, name);

    private string Relative(string path) => Path.GetRelativePath(settings.Root, path).Replace('\\', '/');
}
