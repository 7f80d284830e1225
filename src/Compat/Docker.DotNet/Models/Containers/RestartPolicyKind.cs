using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using Docker.DotNet.Internal.Json;

namespace Docker.DotNet.Models;

[JsonConverter(typeof(NamedEnumConverter<RestartPolicyKind>))]
public enum RestartPolicyKind
{
    [EnumMember(Value = "")]
    Undefined,

    [EnumMember(Value = "no")]
    No,

    [EnumMember(Value = "always")]
    Always,

    [EnumMember(Value = "on-failure")]
    OnFailure,

    [EnumMember(Value = "unless-stopped")]
    UnlessStopped,
}
