using System.Collections.Concurrent;
using System.Reflection;
using Ferry.Core.Migrations;
using Ferry.Core.Planning;
using Ferry.Migrations;
using Ferry.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace Ferry.PostgreSql.Ef;

/// <summary>The migrations of an assembly, and EF Core's SQL for them.</summary>
/// <param name="model">Which context, and where its migrations are.</param>
/// <param name="contexts">What was said of the environment; null for nothing.</param>
public sealed class EfMigrationSource(FerryModel model, ContextValues? contexts = null) : IMigrationSource
{
    private readonly Lazy<SortedList<MigrationId, Type>> _types = new(() => MigrationTypes.Find(model.MigrationsAssembly, model.ContextType));
    private readonly ConcurrentBag<DbContext> _contexts = [];
    private readonly Lazy<(string Table, string Schema)> _history = new(() => HistoryName.Of(model.Options()));

    /// <inheritdoc/>
    public IReadOnlyList<MigrationId> Ids => [.. _types.Value.Keys];

    /// <inheritdoc/>
    public ContextValues Contexts { get; } = contexts ?? ContextValues.None;

    /// <inheritdoc/>
    public string HistoryTable => _history.Value.Schema.Length == 0 ? Identifiers.Quote(_history.Value.Table) : $"{Identifiers.Quote(_history.Value.Schema)}.{Identifiers.Quote(_history.Value.Table)}";

    /// <inheritdoc/>
    public string CreateHistorySql => Ask<IHistoryRepository, string>(repository => repository.GetCreateIfNotExistsScript());

    /// <inheritdoc/>
    public IReadOnlyList<GeneratedCommand> Up(MigrationId id, ContextValues? contexts = null) =>
        Under(contexts, () => Generate(() => Create(id).UpOperations, id));

    /// <inheritdoc/>
    public DownCommands Down(MigrationId id, MigrationId? previous, ContextValues? contexts = null) => Under(contexts, () => MakeDown(id, previous, contexts));

    /// <inheritdoc/>
    public string? OfflineReason(MigrationId id) => _types.Value.TryGetValue(id, out var type) ? type.GetCustomAttribute<OfflineAttribute>()?.Reason : null;

    /// <inheritdoc/>
    public string RecordSql(MigrationId id) => Ask<IHistoryRepository, string>(repository =>
        repository.GetInsertScript(new HistoryRow(id.Value, ProductInfo.GetVersion())));

    /// <inheritdoc/>
    public string ForgetSql(MigrationId id) => Ask<IHistoryRepository, string>(repository => repository.GetDeleteScript(id.Value));

    private T Under<T>(ContextValues? contexts, Func<T> generate) => MigrationContext.Under((contexts ?? Contexts).Values, generate);

    private DownCommands MakeDown(MigrationId id, MigrationId? previous, ContextValues? contexts)
    {
        try
        {
            _ = Create(id).DownOperations;
        }
        catch (Exception thrown) when (thrown is NotSupportedException or NotImplementedException or InvalidOperationException)
        {
            return new DownCommands.Unusable($"its Down throws {thrown.GetType().Name}: {thrown.Message}", IsDeclared: true);
        }

        var commands = Generate(() => Create(id).DownOperations, previous);
        return commands.All(command => Core.Sql.SqlScript.Split(command.Sql).Count == 0) && Up(id, contexts).Any(command => Core.Sql.SqlScript.Split(command.Sql).Count > 0)
            ? new DownCommands.Unusable("its Down is empty, although its Up is not", IsDeclared: false)
            : new DownCommands.Usable(commands);
    }

    private Migration Create(MigrationId id)
    {
        var migration = (Migration)Activator.CreateInstance(_types.Value[id])!;
        migration.ActiveProvider = "Npgsql.EntityFrameworkCore.PostgreSQL";
        return migration;
    }

    private IReadOnlyList<GeneratedCommand> Generate(Func<IReadOnlyList<MigrationOperation>> make, MigrationId? target) =>
        Ask<IMigrationsSqlGenerator, IReadOnlyList<GeneratedCommand>>((generator, context) =>
        {
            if (target is not { } id) return Commands(generator, make(), null);
            return FromSparseModel(generator, make(), Create(id))
                ?? Commands(generator, make(), context.GetService<IModelRuntimeInitializer>().Initialize(Create(id).TargetModel, designTime: true, validationLogger: null));
        });

    // Not for a team's own generator: it may make something else of what it sees.
    private static IReadOnlyList<GeneratedCommand>? FromSparseModel(IMigrationsSqlGenerator generator, IReadOnlyList<MigrationOperation> operations, Migration target)
    {
        if (generator.GetType() != typeof(NpgsqlMigrationsSqlGenerator)) return null;
        try
        {
            return Commands(generator, operations, SparseModel.Of(target, operations));
        }
        catch (MoreNeededException)
        {
            return null;
        }
    }

    private static IReadOnlyList<GeneratedCommand> Commands(IMigrationsSqlGenerator generator, IReadOnlyList<MigrationOperation> operations, IModel? model)
    {
        // EF Core passes on what is written by hand as it is, and does not say which commands these are.
        var byHand = operations.OfType<SqlOperation>().Select(operation => operation.Sql.Trim()).ToHashSet();
        return [.. generator.Generate(operations, model).Select(command => new GeneratedCommand(command.CommandText, command.TransactionSuppressed) { IsHandWritten = byHand.Contains(command.CommandText.Trim()) })];
    }

    private TResult Ask<TService, TResult>(Func<TService, TResult> question)
        where TService : class => Ask<TService, TResult>((service, _) => question(service));

    // EF Core's services are not for several threads, so whoever asks has a context to itself for as long; making one, and with it
    // a scope of services, takes longer than most questions.
    private TResult Ask<TService, TResult>(Func<TService, DbContext, TResult> question)
        where TService : class
    {
        if (!_contexts.TryTake(out var context)) context = model.CreateContext();
        try
        {
            return question(context.GetService<TService>(), context);
        }
        finally
        {
            _contexts.Add(context);
        }
    }
}
