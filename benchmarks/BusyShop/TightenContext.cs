using Microsoft.EntityFrameworkCore;

namespace BusyShop;

/// <summary>The history that adds constraints and indexes to a large table.</summary>
/// <param name="options">The connection and provider to use.</param>
public sealed class TightenContext(DbContextOptions<TightenContext> options) : DbContext(options);
