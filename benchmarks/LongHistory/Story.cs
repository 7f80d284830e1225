namespace LongHistory;

/// <summary>
/// The 201 changes: the 40 tables of a first version, then 25 rounds of a new table and seven everyday changes to the tables that are there.
/// </summary>
public static class Story
{
    private static readonly string[] Names =
    [
        "Country", "Customer", "Address", "Category", "Product", "Supplier", "Warehouse", "StockItem", "Coupon", "Order", "OrderLine", "Payment", "Shipment",
        "Invoice", "InvoiceLine", "Cart", "CartLine", "Review", "ReturnRequest", "Refund", "Employee", "Role", "Session", "Notification", "AuditEntry",
    ];

    private static readonly string[] FirstVersion =
    [
        "Tenant", "Organization", "Department", "Account", "Permission", "Login", "ApiKey", "Device", "Language", "Currency", "ExchangeRate", "TaxRate", "TaxZone", "Region",
        "City", "Carrier", "ShippingRate", "PickupPoint", "PaymentMethod", "PriceList", "Price", "Brand", "Attribute", "AttributeValue", "Picture", "Document", "Tag",
        "Campaign", "Segment", "Newsletter", "Subscriber", "Template", "Message", "Ticket", "TicketReply", "Webhook", "WebhookCall", "Job", "JobRun", "Setting",
    ];

    // What a team adds to a table that is there already.
    private static readonly Column[] Additions =
    [
        new("Email", typeof(string), 320), new("Note", typeof(string)), new("ExternalId", typeof(Guid)), new("Discount", typeof(decimal)),
        new("StartsAt", typeof(DateTime)), new("Locale", typeof(string), 10), new("Rank", typeof(int)), new("IsArchived", typeof(bool)),
        new("Phone", typeof(string), 40), new("Weight", typeof(double)), new("EndsAt", typeof(DateTime)), new("Reference", typeof(string), 64),
    ];

    /// <summary>How many chapters there are.</summary>
    public static int Length => 1 + (Names.Length * 8);

    /// <summary>Changes a shop, one chapter after the other.</summary>
    /// <param name="shop">An empty shop.</param>
    /// <returns>The chapters; each is in the shop when it is handed out.</returns>
    public static IEnumerable<Chapter> Tell(Shop shop)
    {
        for (var at = 0; at < FirstVersion.Length; at++) Create(shop, FirstVersion[at], at == 0 ? [] : [FirstVersion[at / 2], FirstVersion[at - 1]]);
        yield return new Chapter("FirstVersion");
        for (var round = 0; round < Names.Length; round++)
        {
            Create(shop, Names[round], [Pick(round, 1), Pick(round, 2)]);
            yield return new Chapter($"Create{Names[round]}");
            var entity = shop[Pick(round, 1)];
            var column = Additions[(round * 5) % Additions.Length];
            if (entity.Has(column.Name)) column = column with { Name = $"{column.Name}{round}" };
            entity.Add(column);
            yield return new Chapter($"Add{column.Name}To{entity.Name}");
            yield return new Chapter(
                $"Fill{column.Name}Of{entity.Name}",
                $"UPDATE \"{entity.Table}\" SET \"{column.Name}\" = {column.Filling} WHERE \"{column.Name}\" IS NULL;",
                $"UPDATE \"{entity.Table}\" SET \"{column.Name}\" = NULL;");
            entity.Change(column.Name, one => one with { IsRequired = true });
            yield return new Chapter($"Require{column.Name}Of{entity.Name}");
            entity.Index(isUnique: false, column.Name, "CreatedAt");
            yield return new Chapter($"Index{entity.Name}By{column.Name}");
            entity.Rename(column.Name, $"{entity.Name}{column.Name}");
            yield return new Chapter($"Rename{column.Name}Of{entity.Name}");
            var checkedOne = shop[Pick(round, 2)];
            checkedOne.Check($"CK_{checkedOne.Name}_Amount{round}", $"\"Amount\" >= -{round}");
            yield return new Chapter($"Check{checkedOne.Name}Amount{round}");
            yield return Finish(shop, round);
        }
    }

    private static string Pick(int round, int turn) => Names[((round * 7) + (turn * 3)) % (round + 1)];

    private static void Create(Shop shop, string name, string[] principals)
    {
        var entity = new Entity(name);
        entity.Add(new Column("Name", typeof(string), 200, IsRequired: true));
        entity.Add(new Column("Code", typeof(string), 32, IsRequired: true));
        entity.Add(new Column("Status", typeof(int), IsRequired: true));
        entity.Add(new Column("Amount", typeof(decimal), IsRequired: true));
        entity.Add(new Column("CreatedAt", typeof(DateTime), IsRequired: true));
        entity.Index(isUnique: true, "Code");
        foreach (var principal in principals.Distinct().Where(principal => principal != name)) entity.Refer($"{principal}Id", principal);
        shop.Add(entity);
    }

    private static Chapter Finish(Shop shop, int round)
    {
        var entity = shop[Pick(round, 3)];
        switch (round % 5)
        {
            case 0:
                entity.Change("Code", column => column with { Length = column.Length + 8 });
                return new Chapter($"Widen{entity.Name}Code{round}");
            case 1:
                entity.Refer($"Former{Names[round]}Id", Names[round]);
                return new Chapter($"Refer{entity.Name}To{Names[round]}");
            case 2:
                shop[Pick(round, 1)].DropNewestIndex();
                return new Chapter($"DropIndexOf{Pick(round, 1)}{round}");
            case 3:
                entity.Table = $"{entity.Name}Records{round}";
                return new Chapter($"Rename{entity.Name}Table{round}");
            default:
                return new Chapter(
                    $"Seed{Names[round]}",
                    $"INSERT INTO \"{shop[Names[round]].Table}\" (\"Name\", \"Code\", \"Status\", \"Amount\", \"CreatedAt\") SELECT 'seed ' || n, 's' || n, 0, n, TIMESTAMPTZ '2024-01-01 00:00:00Z' FROM generate_series(1, 100) AS n;",
                    $"DELETE FROM \"{shop[Names[round]].Table}\" WHERE \"Name\" LIKE 'seed %';");
        }
    }
}
