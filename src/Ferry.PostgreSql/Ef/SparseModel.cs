using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Ferry.PostgreSql.Ef;

/// <summary>A migration's target model that knows only what the SQL of nearly every migration needs. Who asks for more gets a <see cref="MoreNeededException"/>.</summary>
/// <remarks>
/// EF Core builds the whole target model of every migration before it generates the migration's SQL, which is where most of the time of
/// a long history goes. The generator looks at it for few operations. The most frequent one is that of a changed column: it looks whether
/// the table has that column, and with which version of EF Core the migration was written, and needs no more unless the column is computed.
/// That the column is there is taken for granted: the provider's generator makes nothing of it without asking for more.
/// </remarks>
// Not sealed, with a public constructor: DispatchProxy derives from it.
#pragma warning disable CA1852
internal class SparseModel : DispatchProxy
#pragma warning restore CA1852
{
    private static readonly MethodInfo BuildTargetModel = typeof(Migration).GetMethod("BuildTargetModel", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private Func<string, object?[], object?> _answer = null!;

    /// <summary>Makes the model.</summary>
    /// <param name="migration">The migration whose model it is.</param>
    /// <param name="operations">The operations that SQL is generated for.</param>
    /// <returns>The model.</returns>
    public static IModel Of(Migration migration, IReadOnlyList<MigrationOperation> operations)
    {
        var altered = operations.OfType<AlterColumnOperation>().ToLookup(operation => (operation.Table, operation.Schema), operation => operation.Name);
        var relational = Answering<IRelationalModel>((asked, arguments) => asked switch
        {
            nameof(IRelationalModel.FindTable) when arguments is [string table, var schema] && altered.Contains((table, (string?)schema)) => TableWith(altered[(table, (string?)schema)]),
            _ => throw new MoreNeededException(),
        });
        return Answering<IModel>((asked, arguments) => asked switch
        {
            nameof(IModel.FindRuntimeAnnotationValue) when arguments is [RelationalAnnotationNames.RelationalModel] => relational,
            nameof(IReadOnlyModel.GetProductVersion) => VersionOf(migration) ?? throw new MoreNeededException(),
            _ => throw new MoreNeededException(),
        });
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name, args ?? []);

    private static ITable TableWith(IEnumerable<string> columns) =>
        Answering<ITable>((asked, _) => asked == $"get_{nameof(ITable.Columns)}" ? Columns(columns) : throw new MoreNeededException());

    // Who looks for one of them stops there; who goes on looks for another, or for all.
    private static IEnumerable<IColumn> Columns(IEnumerable<string> names)
    {
        foreach (var name in names) yield return Answering<IColumn>((asked, _) => asked == $"get_{nameof(IColumn.Name)}" ? name : throw new MoreNeededException());
        throw new MoreNeededException();
    }

    private static T Answering<T>(Func<string, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, SparseModel>();
        ((SparseModel)(object)proxy)._answer = answer;
        return proxy;
    }

    // What EF Core writes says it first, before the first entity type.
    private static string? VersionOf(Migration migration)
    {
        var conventions = new ConventionSet();
        conventions.EntityTypeAddedConventions.Add(new Halt());
        var builder = new ModelBuilder(conventions);
        builder.Model.RemoveAnnotation("ProductVersion"); // a model with conventions begins with the version that runs
        try
        {
            BuildTargetModel.Invoke(migration, BindingFlags.DoNotWrapExceptions, binder: null, [builder], culture: null);
        }
        catch (MoreNeededException)
        {
            // The rest is not asked for.
        }

        return builder.Model.GetProductVersion();
    }

    private sealed class Halt : IEntityTypeAddedConvention
    {
        public void ProcessEntityTypeAdded(IConventionEntityTypeBuilder entityTypeBuilder, IConventionContext<IConventionEntityTypeBuilder> context) => throw new MoreNeededException();
    }
}
