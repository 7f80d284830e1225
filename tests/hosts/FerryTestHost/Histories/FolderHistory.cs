using System.Reflection;
using System.Reflection.Emit;
using Ferry.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FerryTestHost.Histories;

/// <summary>A history that is whatever SQL files the checkout has, so that a test makes another release without compiling one.</summary>
public sealed class FolderContext(DbContextOptions<FolderContext> options) : DbContext(options)
{
    /// <summary>Makes a class for each <c>ID.up.sql</c> in the folder <c>migrations</c> of the checkout.</summary>
    public static Assembly Load()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("FolderMigrations"), AssemblyBuilderAccess.Run).DefineDynamicModule("FolderMigrations");
        Assembly? made = null;
        foreach (var file in Directory.GetFiles(FolderMigration.Folder, "*.up.sql").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(file)[..^".up.sql".Length];
            var type = module.DefineType($"M{id}", TypeAttributes.Public | TypeAttributes.Sealed, typeof(FolderMigration));
            type.SetCustomAttribute(new CustomAttributeBuilder(typeof(MigrationAttribute).GetConstructor([typeof(string)])!, [id]));
            type.SetCustomAttribute(new CustomAttributeBuilder(typeof(DbContextAttribute).GetConstructor([typeof(Type)])!, [typeof(FolderContext)]));
            type.DefineDefaultConstructor(MethodAttributes.Public);
            made = type.CreateType().Assembly;
        }

        return made ?? typeof(string).Assembly; // has no migrations
    }
}

/// <summary>A migration that is a pair of files; <c>-- alone</c> in the first line stands for a suppressed transaction, <c>-- where NAME</c> for what only runs where that was said of the environment, a missing down.sql for a Down that throws.</summary>
public abstract class FolderMigration : Migration
{
    private const string Where = "-- where ";

    internal static string Folder { get; } = Path.Combine(Environment.GetEnvironmentVariable("FERRY_ROOT") ?? ".", "migrations");

    private string Id => GetType().GetCustomAttribute<MigrationAttribute>()!.Id;

    protected override void Up(MigrationBuilder migrationBuilder) => Run(migrationBuilder, "up");

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (!File.Exists(Path.Combine(Folder, $"{Id}.down.sql"))) throw new NotSupportedException("what it took away is gone");
        Run(migrationBuilder, "down");
    }

    private static bool IsWanted(string part) => !part.StartsWith(Where, StringComparison.Ordinal) || MigrationContext.Has(part[Where.Length..part.IndexOf('\n', StringComparison.Ordinal)]);

    private void Run(MigrationBuilder migrationBuilder, string way)
    {
        // Parts are split at lines "-- next", so that one migration can mix statements in and outside a transaction.
        foreach (var part in File.ReadAllText(Path.Combine(Folder, $"{Id}.{way}.sql")).Split("-- next\n"))
            if (part.Trim().Length > 0 && IsWanted(part)) migrationBuilder.Sql(part, suppressTransaction: part.StartsWith("-- alone", StringComparison.Ordinal));
    }
}
