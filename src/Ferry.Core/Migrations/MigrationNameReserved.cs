namespace Ferry.Core.Migrations;

/// <summary>Names that a migration class cannot have.</summary>
internal static class MigrationNameReserved
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        // The base class, its members, and the attributes of the generated files.
        "Migration", "MigrationAttribute", "MigrationBuilder", "ModelBuilder", "ModelSnapshot", "DbContext", "DbContextAttribute",
        "Up", "Down", "BuildTargetModel", "TargetModel", "ActiveProvider", "UpOperations", "DownOperations",

        // Namespaces and types the generated code mentions; a class beside it would hide them.
        "System", "Microsoft", "Npgsql", "NpgsqlModelBuilderExtensions", "NpgsqlValueGenerationStrategy", "ReferentialAction",
        "Array", "BigInteger", "BitArray", "DateOnly", "DateTime", "DateTimeKind", "DateTimeOffset", "Dictionary", "Guid",
        "IPAddress", "JsonDocument", "List", "Nullable", "Object", "String", "TimeOnly", "TimeSpan", "Type", "Uri",

        // Windows takes these for devices, whatever the extension.
        "Con", "Prn", "Aux", "Nul",
        "Com1", "Com2", "Com3", "Com4", "Com5", "Com6", "Com7", "Com8", "Com9",
        "Lpt1", "Lpt2", "Lpt3", "Lpt4", "Lpt5", "Lpt6", "Lpt7", "Lpt8", "Lpt9",
    };

    public static bool Has(string name) => Names.Contains(name);
}
