using System.Globalization;
using System.Text.Json.Nodes;
using Ferry.Core.Rendering;

namespace Ferry.Ports;

/// <summary>What a private server runs in, and where it keeps its data.</summary>
public abstract record ServerPlace
{
    private ServerPlace()
    {
    }

    /// <summary>Where the data is, in words.</summary>
    public abstract string Data { get; }

    /// <summary>The same as lines of a message.</summary>
    public abstract IReadOnlyList<NoticeDetail> Details { get; }

    /// <summary>Writes the place's members into the machine-readable form of a report.</summary>
    /// <param name="json">The report.</param>
    public abstract void WriteTo(JsonObject json);

    /// <summary>It runs from PostgreSQL's programs on this machine.</summary>
    /// <param name="Folder">The data folder.</param>
    /// <param name="ProcessId">The process id of its postmaster; null when it does not run.</param>
    public sealed record Programs(string Folder, int? ProcessId = null) : ServerPlace
    {
        /// <inheritdoc/>
        public override string Data => Folder;

        /// <inheritdoc/>
        public override IReadOnlyList<NoticeDetail> Details => ProcessId is { } id
            ? [new NoticeDetail("process", id.ToString(CultureInfo.InvariantCulture)), new NoticeDetail("data", Data)]
            : [new NoticeDetail("data", Data)];

        /// <inheritdoc/>
        public override void WriteTo(JsonObject json)
        {
            json["dataFolder"] = Folder;
            if (ProcessId is not null) json["processId"] = ProcessId;
        }
    }

    /// <summary>It runs in a container.</summary>
    /// <param name="Name">The container's name.</param>
    /// <param name="Image">The image it was made from.</param>
    /// <param name="Volume">The volume with its data.</param>
    public sealed record Container(string Name, string Image, string Volume) : ServerPlace
    {
        /// <summary>True if somebody has removed the container; the next start makes it anew on the same volume.</summary>
        public bool IsMissing { get; init; }

        /// <inheritdoc/>
        public override string Data => $"volume {Volume}";

        /// <inheritdoc/>
        public override IReadOnlyList<NoticeDetail> Details =>
            [new NoticeDetail("container", IsMissing ? $"{Name}, which somebody has removed; the next start makes it anew" : Name), new NoticeDetail("image", Image), new NoticeDetail("data", Data)];

        /// <inheritdoc/>
        public override void WriteTo(JsonObject json)
        {
            json["container"] = IsMissing ? null : Name;
            json["image"] = Image;
            json["volume"] = Volume;
        }
    }
}
