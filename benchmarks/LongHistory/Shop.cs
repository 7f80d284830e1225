using Microsoft.EntityFrameworkCore;

namespace LongHistory;

/// <summary>The whole model at one point of the history.</summary>
public sealed class Shop
{
    private readonly Dictionary<string, Entity> _entities = [];

    internal Entity this[string name] => _entities[name];

    internal void Add(Entity entity) => _entities.Add(entity.Name, entity);

    /// <summary>Tells EF Core the model as it is now.</summary>
    /// <param name="model">An empty model.</param>
    public void Describe(ModelBuilder model)
    {
        foreach (var entity in _entities.Values) model.Entity($"Shop.{entity.Name}", entity.Describe);
    }
}
