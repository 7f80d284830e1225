using System.Reflection;
using Ferry.Core.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ferry.PostgreSql.Ef;

/// <summary>Finds migrations by their attributes, as EF Core does, without building anything.</summary>
internal static class MigrationTypes
{
    public static SortedList<MigrationId, Type> Find(Assembly assembly, Type contextType)
    {
        var types = new SortedList<MigrationId, Type>();
        foreach (var type in assembly.GetTypes())
        {
            if (type.IsAbstract || !type.IsSubclassOf(typeof(Migration))) continue;
            if (type.GetCustomAttribute<MigrationAttribute>() is { } migration && type.GetCustomAttribute<DbContextAttribute>()?.ContextType == contextType)
                types.Add(new MigrationId(migration.Id), type);
        }

        return types;
    }
}
