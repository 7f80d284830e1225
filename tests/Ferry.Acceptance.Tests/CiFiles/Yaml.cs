using YamlDotNet.RepresentationModel;

namespace Ferry.Acceptance.Tests.CiFiles;

/// <summary>Short ways through a YAML file.</summary>
internal static class Yaml
{
    public static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(file);
        stream.Load(text);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static YamlNode? Get(this YamlNode? node, params string[] path) =>
        path.Aggregate(node, (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null);

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? list : [];

    public static Dictionary<string, string> Texts(this YamlNode? node) =>
        node is YamlMappingNode map ? map.ToDictionary(pair => (string)pair.Key!, pair => (string)pair.Value!) : [];
}
