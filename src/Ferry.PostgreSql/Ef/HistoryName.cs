using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ferry.PostgreSql.Ef;

/// <summary>The name of the history table, read from the options without building EF Core's services.</summary>
internal static class HistoryName
{
    public static (string Table, string Schema) Of(DbContextOptions options)
    {
        var relational = RelationalOptionsExtension.Extract(options);
        return (relational.MigrationsHistoryTableName ?? HistoryRepository.DefaultTableName, relational.MigrationsHistoryTableSchema ?? "");
    }
}
