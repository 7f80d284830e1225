using Microsoft.EntityFrameworkCore;

namespace BusyShop;

/// <summary>The history that fills a new column of a large table.</summary>
/// <param name="options">The connection and provider to use.</param>
public sealed class FillContext(DbContextOptions<FillContext> options) : DbContext(options);
