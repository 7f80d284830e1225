using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ferry.PostgreSql.Tests.Online;

/// <summary>
/// One of two models over the same three entities: what they have in common comes from the seed, everything else by chance. Their rows
/// number from 1, and every column holds that number, so that all keys, references and checks hold in both.
/// </summary>
/// <param name="seed">What chance begins with.</param>
/// <param name="version">Which of the two.</param>
/// <param name="server">The major version of the server that is to have it.</param>
internal sealed class RandomModel(int seed, int version, int server)
{
    private static readonly string[] Odd = ["plain", "Upper", "with space", "quo\"te", "ünïcödé", "sel;ect", "a.b", "dash--dash", "ßß"];
    private static readonly string Long = new('ß', 25);
    private static readonly string[] Schemas = ["Odd Schema", "other"];

    private readonly Random _shared = new(seed);
    private readonly Random _own = new((seed * 31) + version);
    private int _names;

    public void Build(ModelBuilder model)
    {
        for (var number = 0; number < 3; number++) Entity(model, number);
        for (var number = 0; number < 3; number++) References(model, number);
        if (Chance(0.5)) Newcomer(model);
    }

    private void Entity(ModelBuilder model, int number)
    {
        var table = $"t{number}{Odd[_shared.Next(Odd.Length)]}";
        var schema = _shared.Next(2) == 0 ? null : Schemas[_shared.Next(Schemas.Length)];
        var columns = Enumerable.Range(0, 7).Select(column => $"c{column}{Odd[_shared.Next(Odd.Length)]}").ToList();
        if (Chance(0.15)) table += " renamed";
        if (schema is not null && Chance(0.2)) schema = Schemas[0]; // EF Core does not find the way back to the default schema
        if (Chance(0.15)) columns[2] += "r";
        var keys = new[] { Chance(0.4), Chance(0.4) };
        model.Entity($"E{number}", entity =>
        {
            entity.Property<int>("Id").HasColumnName("Id");
            entity.Property<int>("Key").HasColumnName(columns[0]);
            entity.HasKey("Id").HasName(Chance(0.2) ? Name("PK") : $"PK {number}");
            foreach (var one in new[] { 1, 2 }) Property<int>(entity, $"N{one}", columns[one]).IsRequired(keys[one - 1] || Chance(0.5));
            // The only ones that hold NULL, so in no key.
            foreach (var one in new[] { 3, 4 }) Property<int>(entity, $"R{one}", columns[one]).IsRequired(Chance(0.5)).HasComment(Chance(0.3) ? "it's a comment" : null);
            foreach (var one in new[] { 5, 6 }) Property<string>(entity, $"T{one}", columns[one]).IsRequired(Chance(0.5)).HasMaxLength(Chance(0.3) ? 300 : 400);
            if (Chance(0.3)) entity.Property<int>("Added").HasColumnName("Added").HasDefaultValue(7);
            entity.ToTable(table, schema, builder =>
            {
                for (var check = 0; check < 3; check++)
                    if (Chance(0.5)) builder.HasCheckConstraint(Name($"CK{number}{check}"), $"{Quoted(columns[_own.Next(5)])} >= 0 /* ) odd ' */ AND 'it''s;' <> ')'");
            });
            for (var index = 0; index < 4; index++) if (Chance(0.6)) Index(entity, $"IX{number}{index}", columns);
            if (keys[0]) entity.HasAlternateKey("N1").HasName(Name($"AK{number}a"));
            if (keys[1]) entity.HasAlternateKey("N2", "Key").HasName(Name($"AK{number}b"));
        });
    }

    private void Index(EntityTypeBuilder entity, string name, List<string> columns)
    {
        var isUnique = Chance(0.4);
        string[] properties = isUnique ? (Chance(0.5) ? ["N1"] : ["Key", "N2"]) : Chance(0.5) ? ["R3", "T5"] : ["T6"];
        var index = entity.HasIndex(properties, Name(name)).IsUnique(isUnique);
        if (Chance(0.4)) index.IsDescending([.. properties.Select(_ => Chance(0.5))]);
        if (Chance(0.3)) index.HasFilter($"{Quoted(columns[3])} > 0 AND {Quoted(columns[5])} <> 'x;)'");
        if (Chance(0.3)) index.IncludeProperties("R4");
        if (Chance(0.2) && server >= 15) index.AreNullsDistinct(false);
        if (Chance(0.2)) index.UseCollation([.. properties.Select(property => property[0] == 'T' ? "C" : null!)]);
        if (Chance(0.15)) index.IsCreatedConcurrently();
    }

    private void References(ModelBuilder model, int number)
    {
        DeleteBehavior[] actions = [DeleteBehavior.Cascade, DeleteBehavior.Restrict, DeleteBehavior.SetNull, DeleteBehavior.NoAction];
        model.Entity($"E{number}", entity =>
        {
            if (Chance(0.5)) entity.HasOne($"E{_own.Next(3)}").WithMany().HasForeignKey("N1").HasConstraintName(Name($"FK{number}a")).OnDelete(actions[_own.Next(4)]);
            if (Chance(0.4)) entity.HasOne($"E{_own.Next(3)}").WithMany().HasForeignKey("N2", "Key").HasPrincipalKey("Id", "Key").HasConstraintName(Name($"FK{number}b")).OnDelete(actions[_own.Next(4)]);
        });
    }

    private void Newcomer(ModelBuilder model) => model.Entity("New", entity =>
    {
        entity.Property<int>("Id");
        entity.Property<int?>("Of");
        entity.ToTable("New one");
        entity.HasOne("E0").WithMany().HasForeignKey("Of").HasConstraintName("FK new");
    });

    private static PropertyBuilder Property<T>(EntityTypeBuilder entity, string name, string column) =>
        entity.Property(typeof(T) == typeof(int) ? typeof(int?) : typeof(T), name).HasColumnName(column);

    private bool Chance(double share) => _own.NextDouble() < share;

    // Longer than what PostgreSQL keeps, now and then.
    private string Name(string kind) => $"{kind} {(Chance(0.5) ? version : 0)} {_names++} {Odd[_own.Next(Odd.Length)]}{(Chance(0.5) ? Long : "")}";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
