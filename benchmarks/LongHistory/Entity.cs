using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LongHistory;

/// <summary>One table at one point of the history.</summary>
/// <param name="name">The entity's name.</param>
internal sealed class Entity(string name)
{
    private readonly List<Column> _columns = [];
    private readonly List<(string Column, string Principal)> _references = [];
    private readonly List<(string[] Columns, bool IsUnique)> _indexes = [];
    private readonly List<(string Name, string Sql)> _checks = [];

    public string Name { get; } = name;

    public string Table { get; set; } = name + "s";

    public void Add(Column column) => _columns.Add(column);

    public bool Has(string column) => _columns.Exists(mine => mine.Name == column) || _references.Exists(mine => mine.Column == column);

    public void Change(string name, Func<Column, Column> change)
    {
        var at = _columns.FindIndex(column => column.Name == name);
        _columns[at] = change(_columns[at]);
    }

    public void Rename(string from, string to)
    {
        Change(from, column => column with { Name = to });
        foreach (var (columns, _) in _indexes) columns.AsSpan().Replace(from, to);
    }

    public void Refer(string column, string principal) => _references.Add((column, principal));

    public void Index(bool isUnique, params string[] columns) => _indexes.Add((columns, isUnique));

    public void DropNewestIndex() => _indexes.RemoveAt(_indexes.Count - 1);

    public void Check(string name, string sql) => _checks.Add((name, sql));

    public void Describe(EntityTypeBuilder entity)
    {
        entity.Property<long>("Id").ValueGeneratedOnAdd();
        entity.HasKey("Id");
        foreach (var column in _columns)
        {
            var property = entity.Property(column.ClrType, column.Name).IsRequired(column.IsRequired);
            if (column.Length is { } length) property.HasMaxLength(length);
            if (column.Type == typeof(decimal)) property.HasPrecision(18, 2);
        }

        foreach (var (column, principal) in _references)
        {
            entity.Property<long?>(column);
            entity.HasOne($"Shop.{principal}", navigationName: null).WithMany().HasForeignKey(column).OnDelete(DeleteBehavior.Restrict);
        }

        foreach (var (columns, isUnique) in _indexes) entity.HasIndex(columns).IsUnique(isUnique);
        entity.ToTable(Table, table =>
        {
            foreach (var (check, sql) in _checks) table.HasCheckConstraint(check, sql);
        });
    }
}
