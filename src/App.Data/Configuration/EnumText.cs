using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace App.Data.Configuration;

/// <summary>Stores an enum as snake_case text: readable in psql, and a new member needs no ALTER TYPE.</summary>
internal sealed class EnumText<TEnum>() : ValueConverter<TEnum, string>(
    value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()),
    text => Enum.Parse<TEnum>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true))
    where TEnum : struct, Enum;
